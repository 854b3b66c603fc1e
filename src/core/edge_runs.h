#pragma once

#include "core/geometry.h"

#include <cstddef>
#include <vector>

namespace kua {

/// A shape's edges in short runs with the box of each, for searches that ask for many distances: only the runs near a
/// place are looked at. Gives what `signed_distance_m` gives, to the last bit.
class EdgeRuns {
public:
    explicit EdgeRuns(const MapMultiPolygon& shape);
    /// Metres from `place` to the shape's edge, negative outside it.
    [[nodiscard]] double signed_distance_m(MapPoint place) const;
    /// As `contains` of the shape.
    [[nodiscard]] bool contains(MapPoint place) const;

private:
    struct Edge {
        MapPoint a;
        MapPoint b;
    };
    struct Run {
        MapBox box;
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t polygon = 0;
    };
    void add_ring(const MapLine& ring, std::size_t polygon);
    [[nodiscard]] double squared_distance_m2(MapPoint place) const;

    std::vector<Edge> edges_;  // b is the vertex before a
    std::vector<Run> runs_;
};

}  // namespace kua
