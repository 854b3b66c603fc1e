#include "stats/grid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>

namespace kua {
namespace {

using ::testing::ElementsAre;

const CellGrid hexagons{.shape = CellShape::Hexagon, .origin = {1'000, -2'000}, .width_m = 500};
const CellGrid squares{.shape = CellShape::Square, .origin = {1'000, -2'000}, .width_m = 500};

double distance(MapPoint a, MapPoint b) { return std::hypot(a.x_m - b.x_m, a.y_m - b.y_m); }

std::vector<MapPoint> random_points(std::mt19937& random, std::size_t n, double half_m) {
    std::uniform_real_distribution<double> metre(-half_m, half_m);
    std::vector<MapPoint> points(n);
    for (MapPoint& p : points) p = {metre(random), metre(random)};
    return points;
}

TEST(CellOf, HasTheNearestCentreOfAll) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const CellGrid& grid : {hexagons, squares})
        for (const MapPoint p : random_points(random, 5'000, 20'000)) {
            const CellIndex cell = cell_of(grid, p);
            const double near_m = distance(cell_centre(grid, cell), p);
            for (std::int64_t column = -2; column <= 2; ++column)
                for (std::int64_t row = -2; row <= 2; ++row)
                    EXPECT_LE(near_m, distance(cell_centre(grid, {cell.column + column, cell.row + row}), p) + 1e-9);
        }
}

// Every point is in the outline of its own cell and of no other, so the outlines tile the map.
TEST(CellOutline, HoldsThePointsOfItsCellAndNoOthers) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const CellGrid& grid : {hexagons, squares})
        for (const MapPoint p : random_points(random, 2'000, 20'000)) {
            const CellIndex cell = cell_of(grid, p);
            for (std::int64_t column = -2; column <= 2; ++column)
                for (std::int64_t row = -2; row <= 2; ++row) {
                    const MapPolygon outline{.outer = cell_outline(grid, {cell.column + column, cell.row + row}),
                                             .holes = {}};
                    if (std::abs(signed_distance_m({outline}, p)) < 1e-6) continue;
                    EXPECT_EQ(contains({outline}, p), column == 0 && row == 0);
                }
        }
}

TEST(CellOutline, HasTheAreaAndCentreOfItsCell) {
    for (const CellGrid& grid : {hexagons, squares})
        for (const CellIndex cell : {CellIndex{0, 0}, {3, -7}, {-12, 5}}) {
            const auto outline = cell_outline(grid, cell);
            EXPECT_EQ(outline.size(), grid.shape == CellShape::Square ? 4U : 6U);
            EXPECT_NEAR(area_m2({MapPolygon{outline, {}}}), cell_area_m2(grid), 1e-6);
            MapPoint mean;
            double doubled_area = 0.0;
            for (std::size_t i = 0; i < outline.size(); ++i) {
                mean.x_m += outline[i].x_m / static_cast<double>(outline.size());
                mean.y_m += outline[i].y_m / static_cast<double>(outline.size());
                const MapPoint next = outline[(i + 1) % outline.size()];
                doubled_area += outline[i].x_m * next.y_m - next.x_m * outline[i].y_m;
            }
            EXPECT_NEAR(distance(mean, cell_centre(grid, cell)), 0.0, 1e-9);
            EXPECT_GT(doubled_area, 0.0) << "anticlockwise";
        }
}

TEST(CellOutline, OfAHexagonPointsNorthAndHasSixEqualSides) {
    const auto outline = cell_outline(hexagons, {0, 0});
    EXPECT_EQ(outline[0].x_m, 1'000.0);
    EXPECT_EQ(outline[3].x_m, 1'000.0);
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_NEAR(distance(outline[i], outline[(i + 1) % 6]), 500.0 / std::sqrt(3.0), 1e-9);
}

TEST(CellCentre, IsAWidthFromItsNeighbours) {
    for (const CellIndex next : {CellIndex{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}})
        EXPECT_NEAR(distance(cell_centre(hexagons, {0, 0}), cell_centre(hexagons, next)), 500.0, 1e-9);
    EXPECT_EQ(cell_centre(squares, {2, -1}), (MapPoint{2'000, -2'500}));
}

TEST(GridOfArea, HasThatArea) {
    for (const CellShape shape : {CellShape::Square, CellShape::Hexagon})
        EXPECT_NEAR(cell_area_m2(grid_of_area(shape, {0, 0}, 2.5e9)), 2.5e9, 1e-3);
}

TEST(CountByCell, AddsUpToThePoints) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const CellGrid& grid : {hexagons, squares}) {
        const auto points = random_points(random, 3'000, 4'000);
        std::map<CellIndex, std::size_t> wanted;
        for (const MapPoint p : points) ++wanted[cell_of(grid, p)];
        std::size_t total = 0;
        const auto counts = count_by_cell(grid, points);
        ASSERT_EQ(counts.size(), wanted.size());
        for (const CellCount& count : counts) {
            EXPECT_EQ(count.points, wanted.at(count.cell));
            total += count.points;
        }
        EXPECT_EQ(total, points.size());
    }
    EXPECT_TRUE(count_by_cell(hexagons, {}).empty());
}

TEST(CountByCell, GivesAPointOnAnEdgeToOneCell) {
    const std::vector<MapPoint> edge{{1'250, -2'000}, {1'250, -2'000}};
    EXPECT_THAT(count_by_cell(squares, edge), ElementsAre(CellCount{{1, 0}, 2}));
    EXPECT_THAT(count_by_cell(hexagons, edge), ElementsAre(CellCount{{1, 0}, 2}));
}

}  // namespace
}  // namespace kua
