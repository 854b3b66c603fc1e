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
    return fitted(base.unit_bounds, width_px, height_px, insets_px);
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
