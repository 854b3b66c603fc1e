#include "scene/figure_picture.h"

#include "scene/mark_shape.h"
#include "scene/point_density.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double fit_inset_px = 22.0;     // half of the largest mark and some air, in map px
constexpr double name_inset_px = 5.0;     // of names from the frame, in map px

/// What has a place, but none in the frame of a map that shows a part of the data's area only.
MarginEntry outside_frame(const Scene& scene, const MapView& map, const FigureInput& input) {
    MarginEntry entry{input.text("Outside this map"), 0, {}};
    const IncidentTable& table = input.data.incidents;
    if (scene.points)
        for (const RowId row : input.selection.rows) {
            if (scene.points->cell_of(row) != no_cell || placement(table, row) != Placement::Point) continue;
            entry.incidents += table.counted[row] != 0 ? 1 : 0;
            entry.rows.push_back(row);
        }
    const ScreenBox frame{0.0, 0.0, map.width_px, map.height_px};
    for (const SceneItem& item : scene.items) {
        const auto* mark = std::get_if<Mark>(&item);
        if (mark == nullptr || contains(frame, screen_place(*mark, map))) continue;
        entry.incidents += mark->certain + mark->possible;
        entry.rows.insert(entry.rows.end(), mark->rows.begin(), mark->rows.end());
    }
    return entry;
}

}  // namespace

MapPicture picture(const FigureInput& input, double width_px, double height_px, double zoom,
                   const std::vector<ScreenBox>& taken) {
    const double w = width_px / zoom;
    const double h = height_px / zoom;
    const MapView map =
        map_view(input.view, *input.base, w, h, {fit_inset_px, fit_inset_px, fit_inset_px, fit_inset_px});
    std::vector<ScreenBox> on_map;
    for (const ScreenBox& box : taken)
        on_map.push_back({box.left_px / zoom, box.top_px / zoom, box.right_px / zoom, box.bottom_px / zoom});
    Scene scene = build_scene({input.data, input.base, input.selection, input.view, map, input.text, input.metrics,
                               ScreenBox{name_inset_px, name_inset_px, w - name_inset_px, h - name_inset_px},
                               nullptr, std::move(on_map), input.points});
    scene.margin.push_back(outside_frame(scene, map, input));
    return {map, std::move(scene), north_bearing(*input.base, map), scale_note(*input.base, map, input.text), {}, {}};
}

std::optional<Error> cannot_be_shown(const FigureInput& input) {
    const auto& units = input.data.boundaries.units;
    const auto& centres = input.base->unit_centres;
    const bool has_units = std::any_of(units.begin(), units.end(), [](const BoundaryUnit& unit) {
        return !unit.shape.empty() || unit.point.has_value();
    });
    const bool shows_a_unit = std::any_of(centres.begin(), centres.end(),
                                          [](const InnerPlace& centre) { return std::isfinite(centre.at.x_m); });
    const IncidentTable& table = input.data.incidents;
    bool has_points = false;
    bool shows_a_point = false;
    for (const RowId row : input.selection.rows) {
        if (placement(table, row) != Placement::Point) continue;
        has_points = true;
        shows_a_point = std::isfinite(input.base->projection.to_map(table.at[row]).x_m);
        if (shows_a_point) break;
    }
    if ((!has_units || shows_a_unit) && (!has_points || shows_a_point)) return std::nullopt;
    const std::string& wanted = input.view.map.projection;
    const std::string name = wanted.empty() ? input.text(input.base->projection.name()) : wanted;
    if (has_units && !shows_a_unit)
        return Error{"projection",
                     msg("{0} cannot show these data: no unit has a place in it; choose one made for this "
                         "part of the Earth, or none for the one fitted to the boundaries",
                         name)};
    return Error{"projection", msg("{0} cannot show these data: no incident that has a point has a place in it; choose "
                                   "one made for this part of the Earth, or none for the one fitted to the boundaries",
                                   name)};
}

}  // namespace kua
