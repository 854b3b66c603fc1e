#include "scene/surface_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kua {
namespace {

constexpr double wanted_cells = 150.0;
constexpr double land_widths = 16.0;      ///< of the default bandwidth
constexpr double cells_a_bandwidth = 8.0;
constexpr double most_raster_side = 500.0;
constexpr std::size_t most_class_values = 5'000;
constexpr double least_share = 0.02;      ///< of the largest density; below it the land stays bare

std::vector<MapPoint> points_within(const RecordPlaces& places, std::span<const RowId> rows, double reach_m) {
    std::vector<MapPoint> points;
    for (const RowId row : rows) {
        if (places.table.counted[row] == 0) continue;
        if (const MapPoint at = place_within(places, row, reach_m); !std::isnan(at.x_m)) points.push_back(at);
    }
    return points;
}

/// 1, 2 or 5 times a power of ten, the nearest one below or at `value`.
double rounded_down(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double head = value / power;
    return power * (head >= 5.0 ? 5.0 : head >= 2.0 ? 2.0 : 1.0);
}

double land_km2(const BaseGeometry& base) {
    double sum_m2 = 0.0;
    for (const MapMultiPolygon& unit : base.units) sum_m2 += area_m2(unit);
    const MapBox& box = base.unit_bounds;
    if (sum_m2 <= 0.0 && !is_empty(box)) sum_m2 = (box.max_x_m - box.min_x_m) * (box.max_y_m - box.min_y_m);
    return sum_m2 / 1e6;
}

std::optional<CellGround> cell_ground(const SurfaceTerms& terms, const BaseGeometry& base) {
    const double all_km2 = land_km2(base);
    if (!(all_km2 > 0.0)) return std::nullopt;
    const double cell_km2 = terms.cell_km2 > 0.0 ? terms.cell_km2 : rounded_down(all_km2 / wanted_cells);
    const CellGrid grid = grid_of_area(terms.kind == SurfaceKind::Hexagons ? CellShape::Hexagon : CellShape::Square, {}, cell_km2 * 1e6);
    return CellGround{grid, grid.width_m / 2.0};
}

/// As chosen; else the normal-reference rule, but no more than a sixteenth of the land's width in a round number: the
/// rule is made for one heap of points, and incidents lie in several.
SurfaceScale bandwidth_of(const SurfaceTerms& terms, const BaseGeometry& base, const RecordPlaces& places, std::span<const RowId> all_days) {
    using Rule = SurfaceScale::BandwidthRule;
    if (terms.bandwidth_km > 0.0) return {{}, terms.bandwidth_km * 1000.0, Rule::Given, {}, {}};
    const auto any = points_within(places, all_days, std::numeric_limits<double>::max());
    const auto reference_m = default_bandwidth_m(any, {}, terms.kernel);
    if (!reference_m) return {};
    const MapBox& land = base.unit_bounds;
    if (is_empty(land) || land.max_x_m <= land.min_x_m) return {{}, *reference_m, Rule::Reference, {}, {}};
    const double land_m = rounded_down((land.max_x_m - land.min_x_m) / land_widths);
    if (*reference_m <= land_m) return {{}, *reference_m, Rule::Reference, {}, {}};
    return {{}, land_m, Rule::Land, {}, {}};
}

bool are_more_than(std::size_t most, const RecordPlaces& places, std::span<const RowId> rows, double reach_m) {
    std::size_t points = 0;
    for (const RowId row : rows) {
        if (places.table.counted[row] == 0 || std::isnan(place_within(places, row, reach_m).x_m)) continue;
        if (++points > most) return true;
    }
    return false;
}

/// The mean place of the incidents of each cell; of no use for cells that hold none.
std::vector<MapPoint> middles_of(RowCells& cells, const RecordPlaces& places, std::span<const RowId> rows, double reach_m) {
    std::vector<MapPoint> middles;
    std::vector<double> incidents;
    for (const RowId row : rows) {
        const std::int32_t found = places.table.counted[row] != 0 ? cells.of(places, row) : RowCells::none;
        if (found == RowCells::none) continue;
        const auto cell = static_cast<std::size_t>(found);
        if (cell >= middles.size()) {
            middles.resize(cells.cells().size());
            incidents.resize(cells.cells().size(), 0.0);
        }
        const MapPoint at = place_within(places, row, reach_m);
        const double share = 1.0 / ++incidents[cell];
        middles[cell].x_m += (at.x_m - middles[cell].x_m) * share;
        middles[cell].y_m += (at.y_m - middles[cell].y_m) * share;
    }
    return middles;
}

RowCells& cells_on(const CellGround& ground, const RecordPlaces& places, CellMemo& cells) {
    return cells.of(ground, [&] { return RowCells(ground, places.table.size()); });
}

/// Every n-th value above the share that is drawn, so that classes of a fine raster are made at once.
std::vector<double> some_values(const RasterGrid& raster) {
    const double most = raster.values.empty() ? 0.0 : *std::max_element(raster.values.begin(), raster.values.end());
    std::vector<double> drawn;
    for (const double value : raster.values)
        if (value > least_share * most) drawn.push_back(value * density_km2);
    const std::size_t step = drawn.size() / most_class_values + 1;
    std::vector<double> some;
    for (std::size_t i = 0; i < drawn.size(); i += step) some.push_back(drawn[i]);
    return some;
}

}  // namespace

SurfaceTerms terms_of(const SurfaceChoice& choice) { return {choice.kind, choice.cell_km2, choice.kernel, choice.bandwidth_km}; }

std::optional<SurfaceScale> surface_scale(const SurfaceTerms& terms, const BaseGeometry& base, const RecordPlaces& places,
                                          std::span<const RowId> all_days, CellMemo& cells) {
    SurfaceScale scale;
    if (terms.kind == SurfaceKind::Kernel) {
        scale = bandwidth_of(terms, base, places, all_days);
        if (!(scale.bandwidth_m > 0.0)) return std::nullopt;
        if (are_more_than(most_single_points, places, all_days, scale.bandwidth_m))
            scale.ground = CellGround{{CellShape::Square, {}, scale.bandwidth_m / bins_a_bandwidth}, scale.bandwidth_m};
    } else {
        scale.ground = cell_ground(terms, base);
        if (!scale.ground) return std::nullopt;
    }
    if (scale.ground && terms.kind == SurfaceKind::Kernel)
        scale.middles = middles_of(cells_on(*scale.ground, places, cells), places, all_days, scale.bandwidth_m);
    const SurfaceNumbers numbers = surface_numbers(scale, places, all_days, cells);
    if (sum_of(numbers) == 0) return scale;
    const std::span<const CellIndex> known = scale.ground ? std::span<const CellIndex>(cells_on(*scale.ground, places, cells).cells()) : std::span<const CellIndex>{};
    scale.values = class_values(terms, scale, known, numbers);
    return scale;
}

SurfaceNumbers surface_numbers(const SurfaceScale& scale, const RecordPlaces& places, std::span<const RowId> rows, CellMemo& cells) {
    SurfaceNumbers numbers;
    if (!scale.ground) {
        numbers.points = points_within(places, rows, scale.bandwidth_m);
        return numbers;
    }
    RowCells& of_row = cells_on(*scale.ground, places, cells);
    for (const RowId row : rows) {
        const std::int32_t cell = places.table.counted[row] != 0 ? of_row.of(places, row) : RowCells::none;
        if (cell == RowCells::none) continue;
        if (of_row.cells().size() > numbers.by_cell.size()) numbers.by_cell.resize(of_row.cells().size(), 0);
        ++numbers.by_cell[static_cast<std::size_t>(cell)];
    }
    return numbers;
}

std::int64_t sum_of(const SurfaceNumbers& numbers) {
    return std::accumulate(numbers.by_cell.begin(), numbers.by_cell.end(), static_cast<std::int64_t>(numbers.points.size()));
}

std::vector<std::size_t> filled_cells(std::span<const CellIndex> cells, const SurfaceNumbers& numbers) {
    std::vector<std::size_t> filled;
    for (std::size_t cell = 0; cell < numbers.by_cell.size(); ++cell)
        if (numbers.by_cell[cell] > 0) filled.push_back(cell);
    const auto before = [&](std::size_t a, std::size_t b) { return cells[a] < cells[b]; };
    if (!std::is_sorted(filled.begin(), filled.end(), before)) std::sort(filled.begin(), filled.end(), before);
    return filled;
}

RasterGrid density_of(const SurfaceTerms& terms, const SurfaceScale& scale, std::span<const CellIndex> cells, const SurfaceNumbers& numbers) {
    std::vector<MapPoint> points = numbers.points;
    std::vector<double> weights;
    if (scale.ground)
        for (const std::size_t cell : filled_cells(cells, numbers)) {
            points.push_back(scale.middles[cell]);
            weights.push_back(static_cast<double>(numbers.by_cell[cell]));
        }
    MapBox box;
    for (const MapPoint at : points) extend(box, at);
    const double reach_m = kernel_radius_m(terms.kernel, scale.bandwidth_m);
    const double longest_m = std::max(box.max_x_m - box.min_x_m, box.max_y_m - box.min_y_m) + 2.0 * reach_m;
    const double cell_m = std::max(scale.bandwidth_m / cells_a_bandwidth, longest_m / most_raster_side);
    return kernel_density_per_km2(points, weights, terms.kernel, scale.bandwidth_m, grid_over(box, cell_m, reach_m));
}

std::vector<double> class_values(const SurfaceTerms& terms, const SurfaceScale& scale, std::span<const CellIndex> cells,
                                 const SurfaceNumbers& numbers) {
    if (terms.kind == SurfaceKind::Kernel) return some_values(density_of(terms, scale, cells, numbers));
    std::vector<double> values;
    for (const std::size_t cell : filled_cells(cells, numbers)) values.push_back(static_cast<double>(numbers.by_cell[cell]));
    return values;
}

}  // namespace kua
