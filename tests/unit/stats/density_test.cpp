#include "stats/density.h"

#include "unit/stats/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace kua {
namespace {

using Points = std::vector<MapPoint>;
using Weights = std::vector<double>;
constexpr Kernel kernels[] = {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian};

double mass(const RasterGrid& grid) {
    const double cell_km2 = grid.cell_size_m * grid.cell_size_m / 1e6;
    return std::accumulate(grid.values.begin(), grid.values.end(), 0.0) * cell_km2;
}

MapBox box_of(const Points& points) {
    MapBox box;
    for (const MapPoint p : points) extend(box, p);
    return box;
}

// The formula itself, every point at every place.
double density_at(MapPoint at, const Points& points, const Weights& weights, Kernel kernel, double h_m) {
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i)
        sum += (weights.empty() ? 1.0 : weights[i]) *
               kernel_per_m2(kernel, std::hypot(at.x_m - points[i].x_m, at.y_m - points[i].y_m), h_m);
    return sum * 1e6;
}

Points random_points(std::mt19937& random, std::size_t n) {
    std::uniform_real_distribution<double> metre(-50'000.0, 50'000.0);
    Points points(n);
    for (MapPoint& p : points) p = {metre(random), metre(random)};
    return points;
}

Weights random_weights(std::mt19937& random, std::size_t n) {
    Weights weights(n);
    for (double& w : weights) w = static_cast<double>(random() % 5);
    return weights;
}

TEST(KernelPerM2, HasAVolumeOfOne) {
    for (const Kernel kernel : kernels) {
        const double radius = kernel_radius_m(kernel, 3.0);
        const int steps = 20'000;
        double volume = 0.0;
        for (int i = 0; i < steps; ++i) {
            const double r = (i + 0.5) * radius / steps;
            volume += 2.0 * std::numbers::pi * r * kernel_per_m2(kernel, r, 3.0) * radius / steps;
        }
        EXPECT_NEAR(volume, 1.0, 1e-7);
        EXPECT_EQ(kernel_per_m2(kernel, radius, 3.0), 0.0);
        EXPECT_GT(kernel_per_m2(kernel, 0.999 * radius, 3.0), 0.0);
    }
}

TEST(KernelPerM2, HasThePeakOfItsFormula) {
    EXPECT_DOUBLE_EQ(kernel_per_m2(Kernel::Quartic, 0.0, 2.0), 3.0 / (4.0 * std::numbers::pi));
    EXPECT_DOUBLE_EQ(kernel_per_m2(Kernel::Quartic, 1.0, 2.0), 3.0 / (4.0 * std::numbers::pi) * 0.5625);
    EXPECT_DOUBLE_EQ(kernel_per_m2(Kernel::Epanechnikov, 1.0, 2.0), 2.0 / (4.0 * std::numbers::pi) * 0.75);
    EXPECT_NEAR(kernel_per_m2(Kernel::Gaussian, 2.0, 2.0), std::exp(-0.5) / (8.0 * std::numbers::pi), 2e-5);
}

class DensityReference : public ::testing::Test {
protected:
    DensityReference() {
        for (const auto& p : data.at("points")) points.push_back({p[0], p[1]});
        for (const auto& p : data.at("at")) at.push_back({p[0], p[1]});
    }
    Weights of(const char* key) const { return data.at(key).get<Weights>(); }
    // The density in a grid of one cell around each place.
    Weights densities(const Weights& weights, Kernel kernel, double h_m) const {
        Weights result;
        for (const MapPoint p : at) {
            const RasterGrid one{.origin = {p.x_m - 5.0, p.y_m - 5.0}, .cell_size_m = 10.0, .columns = 1, .rows = 1};
            result.push_back(kernel_density_per_km2(points, weights, kernel, h_m, one).values.at(0));
        }
        return result;
    }
    nlohmann::json data = test::reference("kernel_density.json");
    Points points;
    Points at;
};

TEST_F(DensityReference, EpanechnikovIsThatOfScikitLearn) {
    const double h_m = data.at("epanechnikov_bandwidth_m");
    for (const bool weighted : {false, true}) {
        const auto wanted = of(weighted ? "epanechnikov_weighted_per_km2" : "epanechnikov_per_km2");
        const auto found = densities(weighted ? of("weights") : Weights{}, Kernel::Epanechnikov, h_m);
        for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(found[i], wanted[i], 1e-10 * wanted[i]);
    }
}

TEST_F(DensityReference, GaussianIsThatOfScikitLearnButForItsTail) {
    const double h_m = data.at("bandwidth_m");
    const double inside = 1.0 - std::exp(-8.0);
    const double most_of_a_tail = std::exp(-8.0) / (2.0 * std::numbers::pi * h_m * h_m) * 1e6;
    for (const bool weighted : {false, true}) {
        const auto weights = weighted ? of("weights") : Weights(points.size(), 1.0);
        const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
        const auto wanted = of(weighted ? "gaussian_weighted_per_km2" : "gaussian_per_km2");
        const auto found = densities(weights, Kernel::Gaussian, h_m);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            EXPECT_LE(found[i] * inside, wanted[i] * (1.0 + 1e-12));
            EXPECT_GE(found[i] * inside, wanted[i] - total * most_of_a_tail);
        }
    }
}

TEST_F(DensityReference, DefaultBandwidthHasTheSpreadAndExponentOfScott) {
    const auto variance = of("sample_variance_xy");
    const double wanted = std::sqrt((variance[0] + variance[1]) / 2.0) * data.at("scott_factor").get<double>();
    EXPECT_NEAR(*default_bandwidth_m(points, {}, Kernel::Gaussian), wanted, 1e-9 * wanted);
    EXPECT_NEAR(*default_bandwidth_m(points, {}, Kernel::Quartic), std::sqrt(8.0) * wanted, 1e-9 * wanted);
    EXPECT_NEAR(*default_bandwidth_m(points, {}, Kernel::Epanechnikov), std::sqrt(6.0) * wanted, 1e-9 * wanted);

    const auto covariance = of("weighted_covariance_xy");
    const double weighted =
        std::sqrt((covariance[0] + covariance[1]) / 2.0) * std::pow(data.at("kish_n").get<double>(), -1.0 / 6.0);
    EXPECT_NEAR(*default_bandwidth_m(points, of("weights"), Kernel::Gaussian), weighted, 1e-9 * weighted);
}

TEST(DefaultBandwidth, NeedsTwoPlacesWithWeight) {
    const Points two{{0, 0}, {10, 0}};
    EXPECT_TRUE(default_bandwidth_m(two, {}, Kernel::Quartic));
    EXPECT_FALSE(default_bandwidth_m({}, {}, Kernel::Quartic));
    EXPECT_FALSE(default_bandwidth_m(Points{{5, 5}}, {}, Kernel::Quartic));
    EXPECT_FALSE(default_bandwidth_m(Points{{5, 5}, {5, 5}}, {}, Kernel::Quartic));
    EXPECT_FALSE(default_bandwidth_m(two, Weights{1, 0}, Kernel::Quartic));
    EXPECT_FALSE(default_bandwidth_m(two, Weights{0, 0}, Kernel::Quartic));
}

TEST(KernelDensity, IsTheFormulaAtEveryCellCentre) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const Kernel kernel : kernels) {
        const Points points = random_points(random, 40);
        const Weights weights = random_weights(random, 40);
        const double h_m = 3'000.0 + static_cast<double>(random() % 20'000);
        const RasterGrid grid{.origin = {-31'000, -47'000}, .cell_size_m = 1'700, .columns = 45, .rows = 31};
        const RasterGrid density = kernel_density_per_km2(points, weights, kernel, h_m, grid);
        ASSERT_EQ(density.values.size(), 45U * 31U);
        const double peak = kernel_per_m2(kernel, 0.0, h_m) * 1e6;
        for (std::size_t row = 0; row < density.rows; ++row)
            for (std::size_t column = 0; column < density.columns; ++column)
                EXPECT_NEAR(density.values[row * density.columns + column],
                            density_at(cell_centre(density, column, row), points, weights, kernel, h_m), 1e-10 * peak);
    }
}

TEST(KernelDensity, HoldsTheSumOfWeightsWhereTheGridCoversEveryKernel) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const Kernel kernel : kernels) {
        const Points points = random_points(random, 60);
        const Weights weights = random_weights(random, 60);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const double h_m = 12'000.0;
        const double radius = kernel_radius_m(kernel, h_m);
        for (const auto& [cells, part] : {std::pair{4.0, 0.01}, {10.0, 0.002}}) {
            const RasterGrid grid = grid_over(box_of(points), radius / cells, radius);
            EXPECT_NEAR(mass(kernel_density_per_km2(points, weights, kernel, h_m, grid)), sum, part * sum)
                << static_cast<int>(kernel) << " " << cells;
        }
    }
}

/// Bit for bit: so many points are shared out among the cores, by rows of the grid.
TEST(KernelDensity, AddsManyPointsUpInTheOrderThatTheyHave) {
    std::mt19937 random(11);
    std::normal_distribution<double> spread(0.0, 40'000.0);
    std::vector<MapPoint> points;
    for (int i = 0; i < 20'000; ++i) points.push_back({spread(random), 0.3 * spread(random)});
    for (const Kernel kernel : {Kernel::Quartic, Kernel::Epanechnikov, Kernel::Gaussian}) {
        const RasterGrid grid = grid_over(box_of(points), 3'000, 20'000);
        const RasterGrid at_once = kernel_density_per_km2(points, {}, kernel, 20'000, grid);
        const std::size_t row = grid.rows / 2 + 1;   // one row at a time is too small to be shared out differently
        RasterGrid one_row = grid;
        one_row.rows = 1;
        one_row.origin.y_m = grid.origin.y_m + static_cast<double>(row) * grid.cell_size_m;
        const RasterGrid alone = kernel_density_per_km2(points, {}, kernel, 20'000, one_row);
        for (std::size_t column = 0; column < grid.columns; ++column)
            EXPECT_EQ(at_once.values[row * grid.columns + column], alone.values[column]) << column;
    }
}

TEST(KernelDensity, IsNothingWithoutPointsOrOutsideOfThem) {
    const RasterGrid grid{.origin = {0, 0}, .cell_size_m = 100, .columns = 4, .rows = 3};
    for (const Kernel kernel : kernels) {
        EXPECT_EQ(kernel_density_per_km2({}, {}, kernel, 500, grid).values, Weights(12, 0.0));
        const Points far{{1e7, 0}, {-1e7, 50}, {200, 1e7}, {200, -1e7}};
        EXPECT_EQ(kernel_density_per_km2(far, {}, kernel, 500, grid).values, Weights(12, 0.0));
    }
}

TEST(GridOver, KeepsItsCellsWhenTheBoxMoves) {
    const RasterGrid a = grid_over({-1'250, 30, 4'100, 990}, 500, 200);
    EXPECT_EQ(a.origin, (MapPoint{-1'500, -500}));
    EXPECT_EQ(a.columns, 12U);
    EXPECT_EQ(a.rows, 4U);
    const RasterGrid b = grid_over({-1'249, 31, 4'101, 991}, 500, 200);
    EXPECT_EQ(b, a);
    EXPECT_EQ(cell_centre(a, 1, 2), (MapPoint{-750, 750}));
    EXPECT_EQ(grid_over({500, 500, 500, 500}, 500, 0).columns, 1U);
}

}  // namespace
}  // namespace kua
