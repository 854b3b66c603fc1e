#include "scene/build_scene.h"
#include "scene/mark_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

/// How far `point` lies outside `mark`, px; 0 inside.
double distance_px(const Mark& mark, const MapView& map, ScreenPoint point) {
    const ScreenPoint middle = screen_place(mark, map);
    const double dx = std::abs(point.x_px - middle.x_px);
    const double dy = std::abs(point.y_px - middle.y_px);
    if (mark.kind == MarkKind::Badge)
        return std::hypot(std::max(dx - mark.width_px / 2, 0.0), std::max(dy - mark.height_px / 2, 0.0));
    return std::max(std::hypot(dx, dy) - mark.radius_px, 0.0);
}

}  // namespace

std::optional<std::size_t> mark_at(const Scene& scene, const MapView& map, ScreenPoint point, double reach_px) {
    std::optional<std::size_t> nearest;
    double nearest_px = std::numeric_limits<double>::infinity();
    for (std::size_t i = scene.items.size(); i-- > 0;) {
        const Mark* mark = std::get_if<Mark>(&scene.items[i]);
        if (mark == nullptr) continue;
        const double apart_px = distance_px(*mark, map, point);
        if (apart_px > reach_px || apart_px >= nearest_px) continue;
        nearest = i;
        nearest_px = apart_px;
    }
    return nearest;
}

RegionId unit_at(const BaseGeometry& base, MapPoint point) {
    RegionId smallest = no_region;
    double smallest_m2 = std::numeric_limits<double>::infinity();
    for (RegionId region = 0; region < base.units.size(); ++region) {
        if (!contains(base.units[region], point)) continue;
        const double size_m2 = area_m2(base.units[region]);  // of overlapping outlines the enclave means more
        if (size_m2 >= smallest_m2) continue;
        smallest = region;
        smallest_m2 = size_m2;
    }
    return smallest;
}

}  // namespace kua
