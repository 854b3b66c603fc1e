#pragma once

#include "core/geometry.h"
#include "core/incident.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace kua {

/// Every `step`-th record of a table, near each other in memory: what a plan of points and its numbers ask of them.
struct PointSample {
    std::size_t step = 1;
    IncidentTable rows;                  ///< their dates, and whether they are counted and listed; no other column
    std::vector<std::uint8_t> passing;   ///< one byte a row
    std::vector<MapPoint> points;        ///< on the map, as map_points gives them
};

/// A sample of about `most_rows` records. `passing` is one byte a record, `points` one place.
[[nodiscard]] PointSample sample_points(const IncidentTable& table, std::span<const std::uint8_t> passing,
                                        std::span<const MapPoint> points, std::size_t most_rows);

}  // namespace kua
