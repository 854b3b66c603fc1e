#include "stats/grid.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double half_root_3 = std::numbers::sqrt3 / 2.0;  // height of a row of hexagons by their width
constexpr double farthest_cell = 1099511627776.0;          // 2⁴⁰

CellIndex index_of(double column, double row) {
    assert(std::abs(column) <= farthest_cell && std::abs(row) <= farthest_cell);
    return {static_cast<std::int64_t>(column), static_cast<std::int64_t>(row)};
}

double squared_distance(MapPoint a, MapPoint b) {
    return (a.x_m - b.x_m) * (a.x_m - b.x_m) + (a.y_m - b.y_m) * (a.y_m - b.y_m);
}

// Rows of centres are √3/2 apart and a hexagon reaches 1/√3 north, so the nearest centre is in the row below or above;
// in each of them it is the one nearest in x.
CellIndex hexagon_of(const CellGrid& grid, MapPoint point) {
    const double row = std::floor((point.y_m - grid.origin.y_m) / (grid.width_m * half_root_3));
    const auto nearest_in = [&](double r) {
        return index_of(std::floor((point.x_m - grid.origin.x_m) / grid.width_m - r / 2.0 + 0.5), r);
    };
    const CellIndex below = nearest_in(row);
    const CellIndex above = nearest_in(row + 1.0);
    const double to_below = squared_distance(cell_centre(grid, below), point);
    const double to_above = squared_distance(cell_centre(grid, above), point);
    return to_above <= to_below ? above : below;
}

}  // namespace

double cell_area_m2(const CellGrid& grid) {
    const double square = grid.width_m * grid.width_m;
    return grid.shape == CellShape::Square ? square : half_root_3 * square;
}

CellGrid grid_of_area(CellShape shape, MapPoint origin, double area_m2) {
    assert(area_m2 > 0.0);
    const double square = shape == CellShape::Square ? area_m2 : area_m2 / half_root_3;
    return {.shape = shape, .origin = origin, .width_m = std::sqrt(square)};
}

CellIndex cell_of(const CellGrid& grid, MapPoint point) {
    assert(grid.width_m > 0.0 && std::isfinite(point.x_m) && std::isfinite(point.y_m));
    if (grid.shape == CellShape::Hexagon) return hexagon_of(grid, point);
    return index_of(std::floor((point.x_m - grid.origin.x_m) / grid.width_m + 0.5),
                    std::floor((point.y_m - grid.origin.y_m) / grid.width_m + 0.5));
}

MapPoint cell_centre(const CellGrid& grid, CellIndex cell) {
    const auto column = static_cast<double>(cell.column);
    const auto row = static_cast<double>(cell.row);
    if (grid.shape == CellShape::Square)
        return {grid.origin.x_m + column * grid.width_m, grid.origin.y_m + row * grid.width_m};
    return {grid.origin.x_m + (column + row / 2.0) * grid.width_m, grid.origin.y_m + row * half_root_3 * grid.width_m};
}

std::vector<MapPoint> cell_outline(const CellGrid& grid, CellIndex cell) {
    const auto [x, y] = cell_centre(grid, cell);
    const double half = grid.width_m / 2.0;
    if (grid.shape == CellShape::Square)
        return {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}};
    const double corner = grid.width_m / std::numbers::sqrt3;  // from the centre to a corner
    return {{x, y - corner}, {x + half, y - corner / 2.0}, {x + half, y + corner / 2.0},
            {x, y + corner}, {x - half, y + corner / 2.0}, {x - half, y - corner / 2.0}};
}

std::vector<CellCount> count_by_cell(const CellGrid& grid, std::span<const MapPoint> points) {
    std::vector<CellIndex> cells;
    cells.reserve(points.size());
    for (const MapPoint point : points) cells.push_back(cell_of(grid, point));
    std::sort(cells.begin(), cells.end());
    std::vector<CellCount> counts;
    for (const CellIndex cell : cells) {
        if (counts.empty() || counts.back().cell != cell) counts.push_back({cell, 0});
        ++counts.back().points;
    }
    return counts;
}

}  // namespace kua
