#pragma once

#include "core/dataset.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace kua {

/// Cells over a boundary set, each with its unit where no outline passes through it: the answer for most points at the
/// cost of one look.
class RegionGrid {
public:
    /// `unit_at`: the exact answer, asked for once a run of cells without outlines.
    RegionGrid(const BoundarySet& set, const std::function<RegionId(LonLat)>& unit_at);

    /// The unit of a place, or no_region; nothing where an outline is near.
    [[nodiscard]] std::optional<RegionId> unit_at(LonLat place) const {
        const double column = (place.lon_deg - west_) * columns_per_deg_;
        const double row = (place.lat_deg - south_) * rows_per_deg_;
        if (!(column >= 0.0 && row >= 0.0 && column < static_cast<double>(columns) && row < static_cast<double>(rows)))
            return std::nullopt;
        const RegionId unit = cells_[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)];
        return unit == near_outline ? std::nullopt : std::optional{unit};
    }

private:
    static constexpr std::size_t columns = 1024;
    static constexpr std::size_t rows = 512;
    static constexpr RegionId near_outline = 0xFFFD;

    void mark(LonLat a, LonLat b);
    void mark_row(std::size_t row, double from_column, double to_column);

    double west_ = 0.0, south_ = 0.0;
    double columns_per_deg_ = 0.0, rows_per_deg_ = 0.0;
    std::vector<RegionId> cells_;  ///< row by row from the south-west
};

}  // namespace kua
