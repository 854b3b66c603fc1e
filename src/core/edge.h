#pragma once

#include "core/geometry.h"

#include <algorithm>

namespace kua {

[[nodiscard]] constexpr double x_of(LonLat p) { return p.lon_deg; }
[[nodiscard]] constexpr double y_of(LonLat p) { return p.lat_deg; }
[[nodiscard]] constexpr double x_of(MapPoint p) { return p.x_m; }
[[nodiscard]] constexpr double y_of(MapPoint p) { return p.y_m; }

/// True where a ray from `point` towards growing x crosses the edge. NaN crosses nothing.
template <class Point>
[[nodiscard]] bool crosses_ray(Point a, Point b, Point point) {
    const double y = y_of(point);
    if ((y_of(a) > y) == (y_of(b) > y)) return false;
    return x_of(point) < x_of(a) + (x_of(b) - x_of(a)) * (y - y_of(a)) / (y_of(b) - y_of(a));
}

/// Squared distance from `p` to the segment, m².
[[nodiscard]] inline double squared_distance_m2(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    const double px = p.x_m - a.x_m;
    const double py = p.y_m - a.y_m;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp((px * dx + py * dy) / length2, 0.0, 1.0) : 0.0;
    const double ex = px - t * dx;
    const double ey = py - t * dy;
    return ex * ex + ey * ey;
}

}  // namespace kua
