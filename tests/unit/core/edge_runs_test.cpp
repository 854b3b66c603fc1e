#include "core/edge_runs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace kua {
namespace {

/// A ring round `centre` with a ragged edge.
MapLine ragged_ring(std::mt19937& random, MapPoint centre, double radius_m, int corners) {
    std::uniform_real_distribution<double> share(0.5, 1.0);
    MapLine ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double reach_m = radius_m * share(random);
        ring.push_back({centre.x_m + reach_m * std::cos(angle), centre.y_m + reach_m * std::sin(angle)});
    }
    return ring;
}

TEST(EdgeRuns, AgreeWithThePlainDistanceToTheLastBit) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-300.0, 300.0);
    for (const int corners : {3, 16, 17, 400}) {
        const MapMultiPolygon shape{
            {ragged_ring(random, {0, 0}, 200, corners), {ragged_ring(random, {0, 0}, 60, corners)}},
            {ragged_ring(random, {150, 150}, 80, 5), {}},
            {ragged_ring(random, {0, 0}, 20, 40), {}}};
        const EdgeRuns edges(shape);
        for (int i = 0; i < 500; ++i) {
            const MapPoint p{place(random), place(random)};
            EXPECT_EQ(edges.signed_distance_m(p), signed_distance_m(shape, p))
                << corners << ": " << p.x_m << ", " << p.y_m;
            EXPECT_EQ(edges.contains(p), contains(shape, p)) << corners << ": " << p.x_m << ", " << p.y_m;
        }
        EXPECT_EQ(edges.signed_distance_m(shape[0].outer[0]), signed_distance_m(shape, shape[0].outer[0]));
    }
}

TEST(EdgeRuns, OfNothingAreFarFromEverywhere) {
    EXPECT_EQ(EdgeRuns({}).signed_distance_m({1, 2}), signed_distance_m({}, {1, 2}));
}

}  // namespace
}  // namespace kua
