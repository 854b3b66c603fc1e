#include "scene/region_badges.h"

#include "core/edge_runs.h"
#include "core/unit_name.h"
#include "scene/capitals.h"
#include "scene/region_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace kua {
namespace {

constexpr double badge_air_px = 3.0;
constexpr double tight_badge_air_px = 1.0;  // better close to a town's dot than outside the region
constexpr double name_above_badge_px = 6.0;
constexpr double name_air_px = 2.0;

NameStyle region_style(const Theme& theme) { return {FontFace::Medium, 9.5, 1.2, theme.third, theme.land}; }

/// Tells whether a box lies in a unit, for searches that ask often.
class UnitRoom {
public:
    UnitRoom(const SceneInput& input, RegionId unit)
        : outline_(input.base->units[unit]), middle_(input.base->unit_centres[unit]), metres_per_px_(input.map.metres_per_px) {}

    [[nodiscard]] ScreenPoint middle() const { return on_sheet(middle_.at, metres_per_px_); }
    /// Corners and middles of the sides lie in the unit.
    [[nodiscard]] bool holds(const ScreenBox& box) const {
        // What lies within the clearance of the unit's roomiest place needs no look at the outline.
        const ScreenPoint at = middle();
        const double reach_px = std::hypot(std::max(at.x_px - box.left_px, box.right_px - at.x_px),
                                           std::max(at.y_px - box.top_px, box.bottom_px - at.y_px));
        if (reach_px * metres_per_px_ < middle_.clearance_m) return true;
        const double x = (box.left_px + box.right_px) / 2;
        const double y = (box.top_px + box.bottom_px) / 2;
        const std::array points{ScreenPoint{x, y},
                                ScreenPoint{box.left_px, box.top_px},
                                ScreenPoint{box.right_px, box.top_px},
                                ScreenPoint{box.left_px, box.bottom_px},
                                ScreenPoint{box.right_px, box.bottom_px},
                                ScreenPoint{x, box.top_px},
                                ScreenPoint{x, box.bottom_px}};
        return std::all_of(points.begin(), points.end(),
                           [&](ScreenPoint p) { return outline_.contains(from_sheet(p, metres_per_px_)); });
    }

private:
    EdgeRuns outline_;
    InnerPlace middle_;
    double metres_per_px_;
};

ScreenBox badge_box(const Mark& badge, ScreenPoint centre, double air_px = badge_air_px) {
    return grown(box_round(centre, badge.width_px, badge.height_px), air_px);
}

/// Where the name of a unit stands when its badge is at `centre`.
ScreenPoint name_centre(const Mark& badge, const MeasuredName& name, ScreenPoint centre) {
    return {centre.x_px, centre.y_px - badge.height_px / 2 - name_above_badge_px - name.height_px() / 2};
}

/// The first of `offsets` from the unit's middle where the badge fits into its polygon, and its name above it if
/// `name` is given.
bool place_inside(Lettering& lettering, Mark& badge, const UnitRoom& room, const MeasuredName* name,
                  const std::vector<ScreenPoint>& offsets, double air_px = badge_air_px) {
    const double scale = lettering.input().map.metres_per_px;
    const ScreenPoint middle = room.middle();
    for (const ScreenPoint offset : offsets) {
        const ScreenPoint centre{middle.x_px + offset.x_px, middle.y_px + offset.y_px};
        const ScreenBox box = badge_box(badge, centre, air_px);
        if (!lettering.space.is_free(box) || !room.holds(box)) continue;
        if (name != nullptr) {
            const ScreenBox above = Lettering::box_at(*name, name_centre(badge, *name, centre));
            if (!lettering.has_room(grown(above, name_air_px)) || !room.holds(above)) continue;
        }
        badge.at = from_sheet(centre, scale);
        lettering.space.take(box);
        return true;
    }
    return false;
}

/// Beside the unit's point, so near as there is room. There always is some, if need be far out.
void place_beside(Lettering& lettering, Mark& badge, const std::vector<ScreenPoint>& offsets) {
    constexpr double clear_of_point_px = 14.0;  // never on the town itself
    const ScreenPoint point = lettering.sheet(badge.at);
    const auto try_at = [&](ScreenPoint offset) {
        if (std::abs(offset.x_px) < clear_of_point_px + badge.width_px / 2 &&
            std::abs(offset.y_px) < clear_of_point_px + badge.height_px / 2)
            return false;
        const ScreenBox box = badge_box(badge, {point.x_px + offset.x_px, point.y_px + offset.y_px});
        if (!lettering.space.is_free(box)) return false;
        badge.offset_px = offset;
        lettering.space.take(box);
        return true;
    };
    if (std::any_of(offsets.begin(), offsets.end(), try_at)) return;
    for (double x_px = badge.width_px; !try_at({x_px, 0.0}); x_px += badge.width_px / 2) {
    }
}

/// The name of each unit as it would be written; empty where it has none or the town's name says it already.
std::vector<MeasuredName> measured_names(const Lettering& lettering) {
    const SceneInput& input = lettering.input();
    const BoundarySet& set = input.data.boundaries;
    const std::vector<std::string> short_names = short_region_names(set, input.view.lang);
    std::vector<MeasuredName> names(set.units.size());
    if (!input.view.layers.names || !input.view.layers.regions) return names;
    for (RegionId region = 0; region < set.units.size(); ++region) {
        const BoundaryUnit& unit = set.units[region];
        if (is_numbered(unit) || unit.kind == "city" || input.base->units[region].empty()) continue;
        if (!lettering.is_near_view(lettering.sheet(input.base->unit_centres[region].at))) continue;
        names[region] = lettering.measured(capitals(short_names[region]),
                                           region_style(lettering.theme()));
    }
    return names;
}

}  // namespace

void place_badges(Lettering& lettering, std::vector<Mark>& badges) {
    if (badges.empty()) return;
    const SceneInput& input = lettering.input();
    const auto offsets = offsets_by_distance(6.0, 120.0);
    const auto fine_offsets = offsets_by_distance(3.0, 60.0);
    const auto names = measured_names(lettering);
    for (Mark& badge : badges) {
        const MapMultiPolygon& shape = input.base->units[badge.region];
        const MeasuredName& name = names[badge.region];
        const double room_px = 2.0 * input.base->unit_centres[badge.region].clearance_m / input.map.metres_per_px;
        if (!shape.empty() && room_px > badge.height_px) {
            const UnitRoom room(input, badge.region);
            if (!name.text.empty() && place_inside(lettering, badge, room, &name, offsets)) continue;
            if (place_inside(lettering, badge, room, nullptr, offsets)) continue;
            if (place_inside(lettering, badge, room, nullptr, fine_offsets, tight_badge_air_px)) continue;
        }
        const auto& point = input.data.boundaries.units[badge.region].point;
        const MapPoint at = point ? input.base->projection.to_map(*point) : badge.at;
        if (std::isfinite(at.x_m)) badge.at = at;
        place_beside(lettering, badge, offsets);
    }
}

void name_regions(Lettering& lettering, const std::vector<Mark>& badges) {
    const SceneInput& input = lettering.input();
    const double scale = input.map.metres_per_px;
    const auto offsets = offsets_by_distance(8.0, 80.0);
    const auto names = measured_names(lettering);
    for (RegionId region = 0; region < names.size(); ++region) {
        const MeasuredName& name = names[region];
        if (name.text.empty()) continue;
        const UnitRoom room(input, region);
        const auto try_at = [&](ScreenPoint centre) {
            const ScreenBox box = Lettering::box_at(name, centre);
            if (!lettering.has_room(grown(box, name_air_px)) || !room.holds(box)) return false;
            lettering.write(name, box, input.base->unit_centres[region].at);
            return true;
        };
        const auto badge =
            std::find_if(badges.begin(), badges.end(), [&](const Mark& b) { return b.region == region; });
        if (badge != badges.end() && badge->offset_px == ScreenPoint{} &&
            try_at(name_centre(*badge, name, on_sheet(badge->at, scale))))
            continue;
        const ScreenPoint middle = room.middle();
        for (const ScreenPoint offset : offsets)
            if (try_at({middle.x_px + offset.x_px, middle.y_px + offset.y_px})) break;
    }
}

}  // namespace kua
