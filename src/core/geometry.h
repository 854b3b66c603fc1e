#pragma once

#include <cmath>
#include <limits>
#include <vector>

namespace kua {

/// A place on Earth, WGS 84, degrees; longitude east, latitude north.
struct LonLat {
    double lon_deg = std::numeric_limits<double>::quiet_NaN();
    double lat_deg = std::numeric_limits<double>::quiet_NaN();
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// True for a finite place with longitude in [-180, 180] and latitude in [-90, 90].
[[nodiscard]] inline bool is_valid(LonLat p) { return std::abs(p.lon_deg) <= 180.0 && std::abs(p.lat_deg) <= 90.0; }

/// A place on the projected map. Metres; x grows east, y grows north.
struct MapPoint {
    double x_m = 0.0;
    double y_m = 0.0;
    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

/// A place in a viewport or on a page. Pixels of 1/96 inch from its top-left corner; y grows down.
struct ScreenPoint {
    double x_px = 0.0;
    double y_px = 0.0;
    friend bool operator==(const ScreenPoint&, const ScreenPoint&) = default;
};

/// A polygon with holes. Rings are open (the last vertex is not the first again); the winding is free.
template <class Point>
struct PolygonOf {
    std::vector<Point> outer;
    std::vector<std::vector<Point>> holes;
    friend bool operator==(const PolygonOf&, const PolygonOf&) = default;
};

using GeoPolygon = PolygonOf<LonLat>;
using GeoMultiPolygon = std::vector<GeoPolygon>;
using GeoLine = std::vector<LonLat>;
using MapPolygon = PolygonOf<MapPoint>;
using MapMultiPolygon = std::vector<MapPolygon>;
using MapLine = std::vector<MapPoint>;

struct MapBox {
    double min_x_m = std::numeric_limits<double>::infinity();
    double min_y_m = std::numeric_limits<double>::infinity();
    double max_x_m = -std::numeric_limits<double>::infinity();
    double max_y_m = -std::numeric_limits<double>::infinity();
    friend bool operator==(const MapBox&, const MapBox&) = default;
};

[[nodiscard]] inline bool is_empty(const MapBox& box) { return box.min_x_m > box.max_x_m || box.min_y_m > box.max_y_m; }
void extend(MapBox& box, MapPoint point);
[[nodiscard]] MapBox bounds(const MapMultiPolygon& shape);

struct ScreenBox {
    double left_px = 0.0;
    double top_px = 0.0;
    double right_px = 0.0;
    double bottom_px = 0.0;
    friend bool operator==(const ScreenBox&, const ScreenBox&) = default;
};

[[nodiscard]] constexpr bool overlaps(const ScreenBox& a, const ScreenBox& b) {
    return a.left_px < b.right_px && b.left_px < a.right_px && a.top_px < b.bottom_px && b.top_px < a.bottom_px;
}
[[nodiscard]] constexpr bool contains(const ScreenBox& box, ScreenPoint p) {
    return box.left_px <= p.x_px && p.x_px <= box.right_px && box.top_px <= p.y_px && p.y_px <= box.bottom_px;
}

/// True where `point` lies inside (even-odd rule over outer ring and holes). A point on an edge may fall on either
/// side.
[[nodiscard]] bool contains(const GeoMultiPolygon& shape, LonLat point);
[[nodiscard]] bool contains(const MapMultiPolygon& shape, MapPoint point);
/// The same for one ring, closed implicitly.
[[nodiscard]] bool contains(const std::vector<LonLat>& ring, LonLat point);

/// True where the two have a point in common.
[[nodiscard]] bool overlaps(const MapMultiPolygon& shape, const MapBox& box);

/// Planar area, holes taken out, m². Winding does not matter.
[[nodiscard]] double area_m2(const MapMultiPolygon& shape);

/// The place inside `shape` that is farthest from its edges, to `tolerance_m`, with its distance: where a badge or a
/// name has room. Quadtree search (Garcia-Castellanos & Lombardo 2007; Agafonkin 2016) that stops after some thousand
/// squares: for a sliver the place is inside, but not to the tolerance. Pre: shape is not empty, tolerance_m > 0.
struct InnerPlace {
    MapPoint at;
    double clearance_m = 0.0;
};
[[nodiscard]] InnerPlace pole_of_inaccessibility(const MapMultiPolygon& shape, double tolerance_m);

/// Signed distance from `point` to the edges of `shape`, metres; positive inside.
[[nodiscard]] double signed_distance_m(const MapMultiPolygon& shape, MapPoint point);

}  // namespace kua
