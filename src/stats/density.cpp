#include "stats/density.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <thread>
#include <vector>

namespace kua {
namespace {

constexpr double gaussian_reach = 4.0;  // standard deviations
constexpr double m2_per_km2 = 1e6;
constexpr std::size_t many_points = 5'000;   // under which a thread costs more than it saves

double weight_of(std::span<const double> weights, std::size_t i) { return weights.empty() ? 1.0 : weights[i]; }

bool are_usable(std::span<const MapPoint> points, std::span<const double> weights) {
    return (weights.empty() || weights.size() == points.size()) &&
           std::all_of(points.begin(), points.end(),
                       [](MapPoint p) { return std::isfinite(p.x_m) && std::isfinite(p.y_m); }) &&
           std::all_of(weights.begin(), weights.end(), [](double w) { return std::isfinite(w) && w >= 0.0; });
}

// Cells whose centres lie in [low, high] of an axis that has `count` cells: first and end.
struct Span {
    std::size_t first = 0;
    std::size_t end = 0;
};
Span centres_within(double low, double high, double origin, double cell, std::size_t count) {
    const auto limit = static_cast<double>(count);
    const double first = std::clamp(std::ceil((low - origin) / cell - 0.5), 0.0, limit);
    const double end = std::clamp(std::floor((high - origin) / cell - 0.5) + 1.0, first, limit);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(end)};
}

// Adds one kernel after another to some rows of a grid.
class Spreader {
public:
    Spreader(RasterGrid& grid, Span rows, Kernel kernel, double bandwidth_m)
        : grid_(grid),
          rows_(rows),
          kernel_(kernel),
          h2_(bandwidth_m * bandwidth_m),
          radius_(kernel_radius_m(kernel, bandwidth_m)),
          peak_(kernel_per_m2(kernel, 0.0, bandwidth_m) * m2_per_km2) {}

    void add(MapPoint p, double weight) {
        const double cell = grid_.cell_size_m;
        const Span columns = centres_within(p.x_m - radius_, p.x_m + radius_, grid_.origin.x_m, cell, grid_.columns);
        const Span reached = centres_within(p.y_m - radius_, p.y_m + radius_, grid_.origin.y_m, cell, grid_.rows);
        const Span rows{std::max(reached.first, rows_.first), std::min(reached.end, rows_.end)};
        if (columns.first == columns.end || rows.first >= rows.end) return;
        prepare(columns, p.x_m);
        for (std::size_t row = rows.first; row < rows.end; ++row) {
            const double dy = cell_centre(grid_, 0, row).y_m - p.y_m;
            double* cells = grid_.values.data() + row * grid_.columns + columns.first;
            if (kernel_ == Kernel::Gaussian)
                add_gaussian(cells, dy * dy, weight * peak_);
            else
                add_polynomial(cells, dy * dy, weight * peak_);
        }
    }

private:
    // What every row of a kernel needs of its columns: dx², and exp(-dx²/2h²) for the Gaussian, whose rows and columns
    // part into factors.
    void prepare(Span columns, double x_m) {
        dx2_.clear();
        factor_.clear();
        for (std::size_t column = columns.first; column < columns.end; ++column) {
            const double dx = cell_centre(grid_, column, 0).x_m - x_m;
            dx2_.push_back(dx * dx);
            if (kernel_ == Kernel::Gaussian) factor_.push_back(std::exp(-dx * dx / (2.0 * h2_)));
        }
    }
    void add_gaussian(double* cells, double dy2, double peak) const {
        const double row_peak = peak * std::exp(-dy2 / (2.0 * h2_));
        for (std::size_t i = 0; i < dx2_.size(); ++i)
            if (dx2_[i] + dy2 < radius_ * radius_) cells[i] += row_peak * factor_[i];
    }
    void add_polynomial(double* cells, double dy2, double peak) const {
        for (std::size_t i = 0; i < dx2_.size(); ++i) {
            const double left = std::max(0.0, 1.0 - (dx2_[i] + dy2) / h2_);
            cells[i] += peak * (kernel_ == Kernel::Quartic ? left * left : left);
        }
    }

    RasterGrid& grid_;
    Span rows_;
    Kernel kernel_;
    double h2_;
    double radius_;
    double peak_;
    std::vector<double> dx2_;
    std::vector<double> factor_;
};

// The grid's rows in `shares` runs that hold about as many points each.
std::vector<Span> row_shares(const RasterGrid& grid, std::span<const MapPoint> points, std::size_t shares) {
    std::vector<std::size_t> in_row(grid.rows, 0);
    for (const MapPoint p : points) {
        const double row = std::floor((p.y_m - grid.origin.y_m) / grid.cell_size_m);
        ++in_row[static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(grid.rows - 1)))];
    }
    std::vector<Span> runs;
    std::size_t seen = 0, first = 0;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        seen += in_row[row];
        const bool is_last = row + 1 == grid.rows;
        if (!is_last && (runs.size() + 1 == shares || seen * shares < points.size() * (runs.size() + 1))) continue;
        runs.push_back({first, row + 1});
        first = row + 1;
    }
    return runs;
}

// Variance per axis as a multiple of h²: ∫ x² K.
double variance_of_kernel(Kernel kernel) {
    switch (kernel) {
        case Kernel::Quartic:
            return 1.0 / 8.0;
        case Kernel::Epanechnikov:
            return 1.0 / 6.0;
        case Kernel::Gaussian:
            return 1.0;
    }
    return 1.0;
}

}  // namespace

MapPoint cell_centre(const RasterGrid& grid, std::size_t column, std::size_t row) {
    return {grid.origin.x_m + (static_cast<double>(column) + 0.5) * grid.cell_size_m,
            grid.origin.y_m + (static_cast<double>(row) + 0.5) * grid.cell_size_m};
}

RasterGrid grid_over(const MapBox& box, double cell_size_m, double margin_m) {
    assert(!is_empty(box) && cell_size_m > 0.0 && margin_m >= 0.0);
    const auto first = [&](double low) { return std::floor((low - margin_m) / cell_size_m); };
    const auto end = [&](double high) { return std::ceil((high + margin_m) / cell_size_m); };
    const double columns = std::max(1.0, end(box.max_x_m) - first(box.min_x_m));
    const double rows = std::max(1.0, end(box.max_y_m) - first(box.min_y_m));
    return {.origin = {first(box.min_x_m) * cell_size_m, first(box.min_y_m) * cell_size_m},
            .cell_size_m = cell_size_m,
            .columns = static_cast<std::size_t>(columns),
            .rows = static_cast<std::size_t>(rows),
            .values = {}};
}

double kernel_radius_m(Kernel kernel, double bandwidth_m) {
    return kernel == Kernel::Gaussian ? gaussian_reach * bandwidth_m : bandwidth_m;
}

double kernel_per_m2(Kernel kernel, double distance_m, double bandwidth_m) {
    assert(bandwidth_m > 0.0);
    if (distance_m >= kernel_radius_m(kernel, bandwidth_m)) return 0.0;
    const double h2 = bandwidth_m * bandwidth_m;
    const double u2 = distance_m * distance_m / h2;
    switch (kernel) {
        case Kernel::Quartic:
            return 3.0 / (std::numbers::pi * h2) * (1.0 - u2) * (1.0 - u2);
        case Kernel::Epanechnikov:
            return 2.0 / (std::numbers::pi * h2) * (1.0 - u2);
        case Kernel::Gaussian:
            break;
    }
    const double inside = 1.0 - std::exp(-gaussian_reach * gaussian_reach / 2.0);
    return std::exp(-u2 / 2.0) / (2.0 * std::numbers::pi * h2 * inside);
}

std::optional<double> default_bandwidth_m(std::span<const MapPoint> points, std::span<const double> weights,
                                          Kernel kernel) {
    assert(are_usable(points, weights));
    double sum_w = 0.0;
    double sum_w2 = 0.0;
    MapPoint mean;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double w = weight_of(weights, i);
        if (w == 0.0) continue;
        sum_w += w;
        sum_w2 += w * w;
        mean.x_m += (points[i].x_m - mean.x_m) * w / sum_w;
        mean.y_m += (points[i].y_m - mean.y_m) * w / sum_w;
    }
    if (sum_w == 0.0) return std::nullopt;
    double squares = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double dx = points[i].x_m - mean.x_m;
        const double dy = points[i].y_m - mean.y_m;
        squares += weight_of(weights, i) * (dx * dx + dy * dy);
    }
    const double n = sum_w * sum_w / sum_w2;
    if (n <= 1.0 || squares == 0.0) return std::nullopt;
    const double variance = squares / (2.0 * sum_w) * n / (n - 1.0);  // of the sample, mean of both axes
    return std::sqrt(variance / variance_of_kernel(kernel)) * std::pow(n, -1.0 / 6.0);
}

RasterGrid kernel_density_per_km2(std::span<const MapPoint> points, std::span<const double> weights, Kernel kernel,
                                  double bandwidth_m, RasterGrid grid) {
    assert(are_usable(points, weights) && bandwidth_m > 0.0 && grid.cell_size_m > 0.0);
    grid.values.assign(grid.columns * grid.rows, 0.0);
    const auto spread = [&](Span rows) {
        Spreader spreader(grid, rows, kernel, bandwidth_m);
        for (std::size_t i = 0; i < points.size(); ++i)
            if (const double weight = weight_of(weights, i); weight > 0.0) spreader.add(points[i], weight);
    };
    if (points.size() < many_points || grid.values.empty()) {
        spread({0, grid.rows});
        return grid;
    }
    // Each core has rows of its own, so that every cell adds the points up in the same order, however many cores there are.
    std::vector<std::jthread> threads;
    for (const Span rows : row_shares(grid, points, std::max(1U, std::thread::hardware_concurrency())))
        threads.emplace_back([&spread, rows] { spread(rows); });
    threads.clear();
    return grid;
}

}  // namespace kua
