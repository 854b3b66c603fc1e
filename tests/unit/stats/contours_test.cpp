#include "stats/contours.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace kua {
namespace {

RasterGrid grid_of(std::size_t columns, std::size_t rows, double cell_size_m = 10.0) {
    return {{-3.0, 7.0}, cell_size_m, columns, rows, std::vector<double>(columns * rows, 0.0)};
}

/// The field itself, linear along the edges between centres: only there the contour is exact.
TEST(AreaAbove, IsADiamondRoundOneHighCell) {
    RasterGrid grid = grid_of(3, 3);
    grid.values[4] = 2.0;
    const auto shape = area_above(grid, 1.0);
    ASSERT_EQ(shape.size(), 1u);
    EXPECT_EQ(shape[0].outer.size(), 4u);
    EXPECT_NEAR(area_m2(shape), 2.0 * 5.0 * 5.0, 1e-9);
    EXPECT_TRUE(contains(shape, cell_centre(grid, 1, 1)));
}

TEST(AreaAbove, ClosesAtTheEdgeOfTheGrid) {
    RasterGrid grid = grid_of(2, 2);
    grid.values = {4.0, 4.0, 4.0, 4.0};
    const auto shape = area_above(grid, 1.0);
    ASSERT_EQ(shape.size(), 1u);
    EXPECT_GT(area_m2(shape), 100.0) << "the field falls to 0 one cell beyond";
}

TEST(AreaAbove, IsEmptyWhereNothingIsThatHigh) { EXPECT_TRUE(area_above(grid_of(4, 4), 0.1).empty()); }

TEST(AreaAbove, KeepsAHoleWithTheRingRoundIt) {
    RasterGrid grid = grid_of(7, 7);
    for (double& value : grid.values) value = 2.0;
    grid.values[3 * 7 + 3] = 0.0;
    const auto shape = area_above(grid, 1.0);
    ASSERT_EQ(shape.size(), 1u);
    ASSERT_EQ(shape[0].holes.size(), 1u);
    EXPECT_FALSE(contains(shape, cell_centre(grid, 3, 3)));
    EXPECT_TRUE(contains(shape, cell_centre(grid, 1, 1)));
}

TEST(AreaAbove, JoinsOppositeCornersByTheirMean) {
    RasterGrid grid = grid_of(2, 2);
    grid.values = {3.0, 0.0, 0.0, 3.0};
    EXPECT_EQ(area_above(grid, 1.0).size(), 1u) << "the mean is above";
    EXPECT_EQ(area_above(grid, 2.0).size(), 2u) << "the mean is below";
}

TEST(AreaAbove, ApproachesTheTrueAreaOfACone) {
    RasterGrid grid = grid_of(200, 200, 1.0);
    for (std::size_t row = 0; row < 200; ++row)
        for (std::size_t column = 0; column < 200; ++column) {
            const MapPoint at = cell_centre(grid, column, row);
            const double distance = std::hypot(at.x_m - 97.0, at.y_m - 107.0);
            grid.values[row * 200 + column] = std::max(0.0, 80.0 - distance);
        }
    EXPECT_NEAR(area_m2(area_above(grid, 20.0)) / (std::numbers::pi * 60.0 * 60.0), 1.0, 0.001);
}

TEST(AreaAbove, HoldsEveryHighCentreAndNoLowOneOnRandomFields) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> height(0.0, 2.0);
    for (int round = 0; round < 50; ++round) {
        RasterGrid grid = grid_of(9, 7);
        for (double& value : grid.values) value = height(random);
        const auto shape = area_above(grid, 1.0);
        for (std::size_t row = 0; row < grid.rows; ++row)
            for (std::size_t column = 0; column < grid.columns; ++column)
                EXPECT_EQ(contains(shape, cell_centre(grid, column, row)), grid.values[row * grid.columns + column] >= 1.0);
    }
}

}  // namespace
}  // namespace kua
