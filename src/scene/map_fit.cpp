#include "scene/map_fit.h"

#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double bearable_enlargement = 4.0;

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

std::string outline_note(const BoundarySet& set, double metres_per_px, const Catalogue& text) {
    if (metres_per_px >= finest_metres_per_px(set)) return {};
    double worst_m = 0.0;
    bool any_approximate = false;
    for (const BoundaryUnit& unit : set.units) {
        if (unit.outline != OutlineQuality::Approximate) continue;
        any_approximate = true;
        worst_m = std::max(worst_m, unit.accuracy_m);
    }
    if (!any_approximate) return {};
    if (worst_m <= 0.0) return text("outlines are approximate");
    if (worst_m < 1000.0)
        return text(msg("outlines accurate to about {0} m", number_text(std::llround(worst_m), text.lang())));
    return text(msg("outlines accurate to about {0} km", number_text(std::llround(worst_m / 1000.0), text.lang())));
}

}  // namespace kua
