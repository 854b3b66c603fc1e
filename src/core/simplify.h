#pragma once

#include "core/geometry.h"

#include <span>
#include <vector>

namespace kua {

/// `line` with fewer vertices: no vertex left out lies farther than `tolerance_m` from the new line. The first and the
/// last stay. Douglas & Peucker 1973. Simplified lines may cross each other by up to twice the tolerance.
[[nodiscard]] std::vector<MapPoint> simplified(std::span<const MapPoint> line, double tolerance_m);

/// The same for a closed ring (open list of vertices); empty where less than a triangle of that size remains.
[[nodiscard]] std::vector<MapPoint> simplified_ring(std::span<const MapPoint> ring, double tolerance_m);

}  // namespace kua
