#include "io/region_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace kua {
namespace {

constexpr double margin_cells = 1e-6;  // what rounding could move a point or an outline by, and far more

template <class Use>
void each_edge(const BoundarySet& set, const Use& use) {
    const auto ring = [&](const std::vector<LonLat>& points) {
        for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) use(points[j], points[i]);
    };
    for (const BoundaryUnit& unit : set.units)
        for (const GeoPolygon& polygon : unit.shape) {
            ring(polygon.outer);
            for (const auto& hole : polygon.holes) ring(hole);
        }
}

/// Cell of a coordinate in cells, one of `count`.
std::size_t cell_of(double at, std::size_t count) {
    return static_cast<std::size_t>(std::clamp(std::floor(at), 0.0, static_cast<double>(count - 1)));
}

}  // namespace

RegionGrid::RegionGrid(const BoundarySet& set, const std::function<RegionId(LonLat)>& unit_at) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double east = -infinity, north = -infinity;
    west_ = south_ = infinity;
    bool is_finite = true;
    each_edge(set, [&](LonLat, LonLat p) {
        is_finite = is_finite && std::isfinite(p.lon_deg) && std::isfinite(p.lat_deg);
        west_ = std::min(west_, p.lon_deg);
        south_ = std::min(south_, p.lat_deg);
        east = std::max(east, p.lon_deg);
        north = std::max(north, p.lat_deg);
    });
    if (!is_finite || !(east > west_ && north > south_)) return;  // no column is then within: nothing is answered
    columns_per_deg_ = static_cast<double>(columns) / (east - west_);
    rows_per_deg_ = static_cast<double>(rows) / (north - south_);
    cells_.assign(columns * rows, no_region);
    each_edge(set, [&](LonLat a, LonLat b) { mark(a, b); });
    for (std::size_t row = 0; row < rows; ++row) {
        RegionId* const cells = cells_.data() + row * columns;
        for (std::size_t column = 0; column < columns; ++column) {
            if (cells[column] == near_outline) continue;
            const bool goes_on = column > 0 && cells[column - 1] != near_outline;
            cells[column] = goes_on ? cells[column - 1]
                                    : unit_at({west_ + (static_cast<double>(column) + 0.5) / columns_per_deg_,
                                               south_ + (static_cast<double>(row) + 0.5) / rows_per_deg_});
        }
    }
}

void RegionGrid::mark(LonLat a, LonLat b) {
    double column_a = (a.lon_deg - west_) * columns_per_deg_, row_a = (a.lat_deg - south_) * rows_per_deg_;
    double column_b = (b.lon_deg - west_) * columns_per_deg_, row_b = (b.lat_deg - south_) * rows_per_deg_;
    if (row_a > row_b) {
        std::swap(row_a, row_b);
        std::swap(column_a, column_b);
    }
    const double slope = row_b > row_a ? (column_b - column_a) / (row_b - row_a) : 0.0;
    const auto column_at = [&](double row) { return row_b > row_a ? column_a + (row - row_a) * slope : column_b; };
    const std::size_t last = cell_of(row_b + margin_cells, rows);
    for (std::size_t row = cell_of(row_a - margin_cells, rows); row <= last; ++row) {
        const double from = std::clamp(static_cast<double>(row) - margin_cells, row_a, row_b);
        const double to = std::clamp(static_cast<double>(row + 1) + margin_cells, row_a, row_b);
        const auto [left, right] =
            row_b > row_a ? std::minmax({column_at(from), column_at(to)}) : std::minmax({column_a, column_b});
        mark_row(row, left, right);
    }
}

void RegionGrid::mark_row(std::size_t row, double from_column, double to_column) {
    const std::size_t last = cell_of(to_column + margin_cells, columns);
    for (std::size_t column = cell_of(from_column - margin_cells, columns); column <= last; ++column)
        cells_[row * columns + column] = near_outline;
}

}  // namespace kua
