#include "scene/map_fit.h"

#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double bearable_enlargement = 4.0;

bool is_in_view(const MapMultiPolygon& shape, const MapView& map) {
    const MapBox box = bounds(shape);
    const ScreenPoint top_left = to_screen({box.min_x_m, box.max_y_m}, map);
    const ScreenPoint bottom_right = to_screen({box.max_x_m, box.min_y_m}, map);
    return !is_empty(box) && overlaps({top_left.x_px, top_left.y_px, bottom_right.x_px, bottom_right.y_px},
                                      {0.0, 0.0, map.width_px, map.height_px});
}

/// Half the side of the box that is shown round a unit of which only a point is known.
constexpr double point_reach_m = 50'000.0;

/// What the map fits: the unit that the view names, else all of them. An unknown code means all.
MapBox fit_box(const MapChoice& map, const BaseGeometry& base) {
    const auto found = std::find(base.unit_codes.begin(), base.unit_codes.end(), map.fit_unit);
    if (map.fit_unit.empty() || found == base.unit_codes.end()) return base.unit_bounds;
    const auto unit = static_cast<std::size_t>(found - base.unit_codes.begin());
    MapBox box = bounds(base.units[unit]);
    if (!is_empty(box)) return box;
    const MapPoint at = base.unit_centres[unit].at;
    return {at.x_m - point_reach_m, at.y_m - point_reach_m, at.x_m + point_reach_m, at.y_m + point_reach_m};
}

}  // namespace

double finest_metres_per_px(const BoundarySet& set) {
    if (!(set.scale_denominator > 0.0)) return 0.0;
    return set.scale_denominator / bearable_enlargement / scale_denominator(1.0);
}

MapView map_view(const ViewState& view, const BaseGeometry& base, double width_px, double height_px,
                 const ScreenBox& insets_px) {
    if (view.map.centre && view.map.metres_per_px > 0.0) {
        const MapPoint centre = base.projection.to_map(*view.map.centre);
        if (std::isfinite(centre.x_m)) return {centre, view.map.metres_per_px, width_px, height_px};
    }
    if (is_empty(base.unit_bounds)) return {{}, 1000.0, width_px, height_px};
    MapView map = fitted(fit_box(view.map, base), width_px, height_px, insets_px);
    // A small unit is not enlarged beyond what its outline bears: it stays in the middle.
    if (!view.map.fit_unit.empty() && map.metres_per_px < base.finest_metres_per_px) {
        const ScreenPoint middle{(insets_px.left_px + width_px - insets_px.right_px) / 2,
                                 (insets_px.top_px + height_px - insets_px.bottom_px) / 2};
        map = zoomed(map, map.metres_per_px / base.finest_metres_per_px, middle);
    }
    return map;
}

std::string outline_note(const BoundarySet& set, const BaseGeometry& base, const MapView& map, const Catalogue& text) {
    if (map.metres_per_px >= finest_metres_per_px(set)) return {};
    double worst_m = 0.0;
    bool any_approximate = false;
    for (std::size_t i = 0; i < set.units.size(); ++i) {
        if (set.units[i].outline != OutlineQuality::Approximate || !is_in_view(base.units[i], map)) continue;
        any_approximate = true;
        worst_m = std::max(worst_m, set.units[i].accuracy_m);
    }
    if (!any_approximate) return {};
    if (worst_m <= 0.0) return text("outlines are approximate");
    if (worst_m < 1000.0)
        return text(msg("outlines accurate to about {0} m", number_text(std::llround(worst_m), text.lang())));
    return text(msg("outlines accurate to about {0} km", number_text(std::llround(worst_m / 1000.0), text.lang())));
}

}  // namespace kua
