#include "core/geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>
#include <random>

namespace kua {
namespace {

MapLine square(double x, double y, double side) { return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}; }

/// A star around (cx, cy) with `n` vertices of random reach between 0.4 and 1 times `reach`.
MapLine star(std::mt19937& random, double cx, double cy, double reach, int n) {
    std::uniform_real_distribution<double> share(0.4, 1.0);
    MapLine ring;
    for (int i = 0; i < n; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / n;
        const double r = reach * share(random);
        ring.push_back({cx + r * std::cos(angle), cy + r * std::sin(angle)});
    }
    return ring;
}

/// Two polygons apart, one of them with a hole.
MapMultiPolygon random_shape(std::mt19937& random) {
    return {{star(random, 0, 0, 1000, 60), {star(random, 0, 0, 300, 20)}}, {star(random, 3000, 500, 800, 40), {}}};
}

/// The winding number by the angles under which the edges are seen: slow and of another kind than counting crossings.
bool winds_around(const MapLine& ring, MapPoint p) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        const double from = std::atan2(a.y_m - p.y_m, a.x_m - p.x_m);
        const double to = std::atan2(b.y_m - p.y_m, b.x_m - p.x_m);
        sum += std::remainder(to - from, 2.0 * std::numbers::pi);
    }
    return std::abs(sum) > std::numbers::pi;
}

double sampled_distance(const MapMultiPolygon& shape, MapPoint p) {
    double least = std::numeric_limits<double>::infinity();
    const auto look_along = [&](const MapLine& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            for (int step = 0; step <= 400; ++step) {
                const MapPoint a = ring[i];
                const MapPoint b = ring[(i + 1) % ring.size()];
                const double t = step / 400.0;
                least = std::min(least,
                                 std::hypot(a.x_m + t * (b.x_m - a.x_m) - p.x_m, a.y_m + t * (b.y_m - a.y_m) - p.y_m));
            }
    };
    for (const auto& polygon : shape) {
        look_along(polygon.outer);
        for (const auto& hole : polygon.holes) look_along(hole);
    }
    return least;
}

TEST(IsValid, RefusesNanInfinityAndDegreesOutOfRange) {
    EXPECT_TRUE(is_valid({180.0, -90.0}));
    EXPECT_FALSE(is_valid({}));
    EXPECT_FALSE(is_valid({180.1, 0.0}));
    EXPECT_FALSE(is_valid({0.0, -90.1}));
    EXPECT_FALSE(is_valid({std::numeric_limits<double>::infinity(), 0.0}));
}

TEST(Contains, AgreesWithTheWindingNumberOnRandomShapes) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> coordinate(-1200.0, 4000.0);
    for (int round = 0; round < 20; ++round) {
        const auto shape = random_shape(random);
        for (int i = 0; i < 200; ++i) {
            const MapPoint p{coordinate(random), coordinate(random) / 3.0};
            const bool expected = (winds_around(shape[0].outer, p) && !winds_around(shape[0].holes[0], p)) ||
                                  winds_around(shape[1].outer, p);
            EXPECT_EQ(contains(shape, p), expected) << p.x_m << ' ' << p.y_m;
        }
    }
}

TEST(Contains, GivesAPointOnASharedEdgeToOneOfTwoNeighbours) {
    const GeoMultiPolygon west{{{{60, 45}, {70, 45}, {70, 55}, {60, 55}}, {}}};
    const GeoMultiPolygon east{{{{70, 45}, {80, 45}, {80, 55}, {70, 55}}, {}}};
    for (const double lat : {45.0, 46.5, 50.0, 54.999}) EXPECT_NE(contains(west, {70, lat}), contains(east, {70, lat}));
}

TEST(Contains, IsFalseForNanAndForAnEmptyShape) {
    EXPECT_FALSE(contains(GeoMultiPolygon{{{{60, 45}, {70, 45}, {70, 55}}, {}}}, LonLat{}));
    EXPECT_FALSE(contains(GeoMultiPolygon{}, LonLat{60, 45}));
    EXPECT_FALSE(contains(std::vector<LonLat>{}, LonLat{60, 45}));
}

TEST(Contains, ClosesARingByItself) {
    const std::vector<LonLat> triangle{{0, 0}, {10, 0}, {0, 10}};
    EXPECT_TRUE(contains(triangle, {2, 2}));
    EXPECT_FALSE(contains(triangle, {6, 6}));
}

TEST(Overlaps, SeesEveryWayInWhichAShapeAndABoxCanMeet) {
    const MapMultiPolygon ring{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{{2, 2}, {8, 2}, {8, 8}, {2, 8}}}}};
    EXPECT_TRUE(overlaps(ring, {-5, -5, 15, 15}));   // all of it in the box
    EXPECT_TRUE(overlaps(ring, {0.5, 0.5, 1, 1}));   // the box in it
    EXPECT_TRUE(overlaps(ring, {4, -3, 6, 3}));      // across two edges, no corner in the other
    EXPECT_FALSE(overlaps(ring, {4, 4, 6, 6}));      // in the hole
    EXPECT_TRUE(overlaps(ring, {4, 4, 6, 9}));       // out of the hole
    EXPECT_FALSE(overlaps(ring, {11, 0, 12, 10}));
    EXPECT_FALSE(overlaps(ring, MapBox{}));
    EXPECT_FALSE(overlaps(MapMultiPolygon{}, {0, 0, 1, 1}));
}

TEST(Area, TakesHolesOutWhateverTheWinding) {
    MapPolygon polygon{square(5e6, 5e6, 1000.0), {square(5e6 + 100, 5e6 + 100, 100.0)}};
    EXPECT_DOUBLE_EQ(area_m2({polygon}), 990'000.0);
    std::reverse(polygon.outer.begin(), polygon.outer.end());
    EXPECT_DOUBLE_EQ(area_m2({polygon}), 990'000.0);
    std::reverse(polygon.holes[0].begin(), polygon.holes[0].end());
    EXPECT_DOUBLE_EQ(area_m2({polygon, {square(0, 0, 10.0), {}}}), 990'100.0);
    EXPECT_EQ(area_m2({}), 0.0);
}

TEST(Bounds, HoldEveryPolygonAndAreEmptyForNone) {
    EXPECT_EQ(bounds({{square(0, 0, 1), {}}, {square(-5, 3, 2), {}}}), (MapBox{-5, 0, 1, 5}));
    EXPECT_TRUE(is_empty(bounds({})));
    MapBox box;
    extend(box, {2, 3});
    EXPECT_EQ(box, (MapBox{2, 3, 2, 3}));
}

TEST(SignedDistance, AgreesWithASampleOfTheEdges) {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> coordinate(-1200.0, 4000.0);
    for (int round = 0; round < 10; ++round) {
        const auto shape = random_shape(random);
        for (int i = 0; i < 20; ++i) {
            const MapPoint p{coordinate(random), coordinate(random) / 3.0};
            const double distance = signed_distance_m(shape, p);
            EXPECT_NEAR(std::abs(distance), sampled_distance(shape, p), 0.5);
            EXPECT_EQ(distance > 0.0, contains(shape, p));
        }
    }
}

TEST(PoleOfInaccessibility, IsTheMiddleOfASquare) {
    const auto pole = pole_of_inaccessibility({{square(10, 20, 100), {}}}, 0.01);
    EXPECT_NEAR(pole.at.x_m, 60.0, 0.05);
    EXPECT_NEAR(pole.at.y_m, 70.0, 0.05);
    EXPECT_NEAR(pole.clearance_m, 50.0, 0.01);
}

TEST(PoleOfInaccessibility, IsNoWorseThanTheBestOfAFineGridByMoreThanTheTolerance) {
    std::mt19937 random(3);
    for (int round = 0; round < 5; ++round) {
        const auto shape = random_shape(random);
        const double tolerance = 5.0;
        const auto pole = pole_of_inaccessibility(shape, tolerance);
        EXPECT_DOUBLE_EQ(pole.clearance_m, signed_distance_m(shape, pole.at));
        double best = 0.0;
        const MapBox box = bounds(shape);
        for (double x = box.min_x_m; x < box.max_x_m; x += 20.0)
            for (double y = box.min_y_m; y < box.max_y_m; y += 20.0)
                best = std::max(best, signed_distance_m(shape, {x, y}));
        EXPECT_GE(pole.clearance_m, best - tolerance);
    }
}

TEST(PoleOfInaccessibility, KeepsOutOfAHoleThatTakesTheMiddle) {
    const MapMultiPolygon ring{{square(0, 0, 100), {square(10, 10, 80)}}};
    const auto pole = pole_of_inaccessibility(ring, 0.01);
    EXPECT_TRUE(contains(ring, pole.at));
    EXPECT_NEAR(pole.clearance_m, 10.0 / (1.0 + std::sqrt(0.5)), 0.1);
}

TEST(PoleOfInaccessibility, EndsForASliverAndForAShapeWithoutArea) {
    const auto sliver = pole_of_inaccessibility({{{{0, 0}, {1e6, 0}, {1e6, 1}, {0, 1}}, {}}}, 0.01);
    EXPECT_NEAR(sliver.clearance_m, 0.5, 0.02);
    const auto line = pole_of_inaccessibility({{{{0, 0}, {100, 0}, {50, 0}}, {}}}, 1.0);
    EXPECT_EQ(line.clearance_m, 0.0);
    const auto point = pole_of_inaccessibility({{{{7, 8}, {7, 8}, {7, 8}}, {}}}, 1.0);
    EXPECT_EQ(point.at, (MapPoint{7, 8}));
}

}  // namespace
}  // namespace kua
