#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <vector>

namespace kua {

/// A polygon as triangles. Three indices a triangle, counter-clockwise on the map (y grows north).
struct Triangulation {
    std::vector<MapPoint> vertices;        ///< outer ring, then the holes, in the polygon's order
    std::vector<std::uint32_t> triangles;
};

/// The area of `polygon` as triangles between its own vertices, none added.
///
/// Ears are clipped from one ring (Held 2001, "FIST") into which each hole was joined by a bridge to its left (Eberly,
/// "Triangulation by Ear Clipping"). Meant for simple polygons with holes inside that don't overlap; rings may touch
/// in points, repeat vertices and wind either way. n² at worst; about n log n on coastlines, by a grid of the vertices.
///
/// Bad input never fails: a vertex that is not finite is passed over, a ring of fewer than three different vertices
/// and a hole outside the shell are left out; where edges cross, the triangles are near what a person would see,
/// and what cannot be made sense of after a fixed amount of work stays uncovered.
[[nodiscard]] Triangulation triangulate(const MapPolygon& polygon);

/// Doubled area of the triangle, m²; positive where a, b, c go counter-clockwise.
[[nodiscard]] constexpr double doubled_area_m2(MapPoint a, MapPoint b, MapPoint c) {
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m);
}

}  // namespace kua
