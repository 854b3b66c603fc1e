#include "geo/geodesic.h"

#include <geodesic.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kua {
namespace {

constexpr double equatorial_radius_m = 6378137.0;
constexpr double flattening = 1.0 / 298.257223563;
constexpr double radians_per_deg = std::numbers::pi / 180.0;

geod_geodesic make_wgs84() {
    geod_geodesic ellipsoid{};
    geod_init(&ellipsoid, equatorial_radius_m, flattening);
    return ellipsoid;
}

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = make_wgs84();
    return ellipsoid;
}

double ring_area_m2(const std::vector<LonLat>& ring) {
    geod_polygon sum{};
    geod_polygon_init(&sum, 0);
    for (const LonLat& p : ring) geod_polygon_addpoint(&wgs84(), &sum, p.lat_deg, p.lon_deg);
    double area_m2 = 0.0;
    double perimeter_m = 0.0;
    geod_polygon_compute(&wgs84(), &sum, 0, 1, &area_m2, &perimeter_m);
    return std::abs(area_m2);
}

/// Metres east and north of a place, by the radii of curvature there.
class LocalPlane {
public:
    explicit LocalPlane(LonLat origin) : origin_(origin) {
        constexpr double e2 = flattening * (2.0 - flattening);
        const double sine = std::sin(origin.lat_deg * radians_per_deg);
        const double w2 = 1.0 - e2 * sine * sine;
        const double prime_vertical_m = equatorial_radius_m / std::sqrt(w2);
        y_m_per_deg_ = prime_vertical_m * (1.0 - e2) / w2 * radians_per_deg;
        x_m_per_deg_ = prime_vertical_m * std::cos(origin.lat_deg * radians_per_deg) * radians_per_deg;
    }
    [[nodiscard]] MapPoint at(LonLat p) const {
        const double dlon = std::remainder(p.lon_deg - origin_.lon_deg, 360.0);
        return {dlon * x_m_per_deg_, (p.lat_deg - origin_.lat_deg) * y_m_per_deg_};
    }

private:
    LonLat origin_;
    double x_m_per_deg_ = 0.0;
    double y_m_per_deg_ = 0.0;
};

/// Distance of the segment from `a` to `b` from the origin.
double distance_of_segment_m(MapPoint a, MapPoint b) {
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    const double length2 = dx * dx + dy * dy;
    const double t = length2 > 0.0 ? std::clamp(-(a.x_m * dx + a.y_m * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(a.x_m + t * dx, a.y_m + t * dy);
}

double distance_to_ring_m(const LocalPlane& plane, const std::vector<LonLat>& ring) {
    double nearest_m = std::numeric_limits<double>::infinity();
    if (ring.empty()) return nearest_m;
    MapPoint previous = plane.at(ring.back());
    for (const LonLat& vertex : ring) {
        const MapPoint here = plane.at(vertex);
        nearest_m = std::min(nearest_m, distance_of_segment_m(previous, here));
        previous = here;
    }
    return nearest_m;
}

}  // namespace

double geodesic_distance_m(LonLat a, LonLat b) {
    double distance_m = 0.0;
    geod_inverse(&wgs84(), a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, &distance_m, nullptr, nullptr);
    return distance_m;
}

double geodesic_azimuth_deg(LonLat a, LonLat b) {
    double azimuth_deg = 0.0;
    geod_inverse(&wgs84(), a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg, nullptr, &azimuth_deg, nullptr);
    return azimuth_deg < 0.0 ? azimuth_deg + 360.0 : azimuth_deg;
}

LonLat geodesic_destination(LonLat start, double azimuth_deg, double distance_m) {
    LonLat end;
    geod_direct(&wgs84(), start.lat_deg, start.lon_deg, azimuth_deg, distance_m, &end.lat_deg, &end.lon_deg, nullptr);
    return end;
}

double geodesic_area_m2(const GeoMultiPolygon& shape) {
    double area_m2 = 0.0;
    for (const GeoPolygon& polygon : shape) {
        area_m2 += ring_area_m2(polygon.outer);
        for (const auto& hole : polygon.holes) area_m2 -= ring_area_m2(hole);
    }
    return area_m2;
}

double distance_to_outline_m(LonLat place, const GeoMultiPolygon& shape) {
    const LocalPlane plane(place);
    double nearest_m = std::numeric_limits<double>::infinity();
    for (const GeoPolygon& polygon : shape) {
        nearest_m = std::min(nearest_m, distance_to_ring_m(plane, polygon.outer));
        for (const auto& hole : polygon.holes) nearest_m = std::min(nearest_m, distance_to_ring_m(plane, hole));
    }
    return nearest_m;
}

}  // namespace kua
