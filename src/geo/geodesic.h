#pragma once

#include "core/geometry.h"

#include <vector>

namespace kua {

/// Length of the geodesic between two places on the WGS 84 ellipsoid, metres (Karney 2013, through PROJ's geodesic.h).
[[nodiscard]] double geodesic_distance_m(LonLat a, LonLat b);
/// Azimuth at `a` of the geodesic to `b`, degrees clockwise from north, [0, 360).
[[nodiscard]] double geodesic_azimuth_deg(LonLat a, LonLat b);
/// The place `distance_m` from `start` in direction `azimuth_deg`.
[[nodiscard]] LonLat geodesic_destination(LonLat start, double azimuth_deg, double distance_m);
/// Area of a polygon with geodesic edges, holes taken out, m².
[[nodiscard]] double geodesic_area_m2(const GeoMultiPolygon& shape);
/// Shortest distance from `place` to the outline of `shape`, metres; edges taken as straight in a local equirectangular
/// plane around `place`, good to 1 % up to 100 km. Infinity for an empty shape.
[[nodiscard]] double distance_to_outline_m(LonLat place, const GeoMultiPolygon& shape);

}  // namespace kua
