#include "core/simplify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace kua {
namespace {

double distance_to_segment_m(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    const double squared = dx * dx + dy * dy;
    const double t = squared > 0.0 ? std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / squared, 0.0, 1.0) : 0.0;
    return std::hypot(p.x_m - a.x_m - t * dx, p.y_m - a.y_m - t * dy);
}

double distance_to_line_m(MapPoint p, const std::vector<MapPoint>& line) {
    double nearest = INFINITY;
    for (std::size_t i = 1; i < line.size(); ++i) nearest = std::min(nearest, distance_to_segment_m(p, line[i - 1], line[i]));
    return nearest;
}

TEST(Simplified, KeepsWhatBendsAndDropsWhatDoesNot) {
    const std::vector<MapPoint> line{{0, 0}, {1, 0.01}, {2, 0}, {2, 5}, {2, 10}};
    EXPECT_EQ(simplified(line, 0.1), (std::vector<MapPoint>{{0, 0}, {2, 0}, {2, 10}}));
    EXPECT_EQ(simplified(line, 0.001).size(), 4u);
}

TEST(Simplified, LeavesNoVertexFartherThanTheTolerance) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::normal_distribution<double> step(0.0, 10.0);
        std::vector<MapPoint> line{{0, 0}};
        for (int i = 0; i < 300; ++i) line.push_back({line.back().x_m + 5.0 + step(random), line.back().y_m + step(random)});
        const auto fewer = simplified(line, 12.0);
        EXPECT_LT(fewer.size(), line.size());
        EXPECT_EQ(fewer.front(), line.front());
        EXPECT_EQ(fewer.back(), line.back());
        for (const MapPoint p : line) EXPECT_LE(distance_to_line_m(p, fewer), 12.0 + 1e-9);
    }
}

TEST(Simplified, PassesShortLinesOn) {
    EXPECT_TRUE(simplified({}, 1.0).empty());
    EXPECT_EQ(simplified(std::vector<MapPoint>{{0, 0}, {0, 0}}, 1.0).size(), 2u);
}

TEST(SimplifiedRing, KeepsACircleRound) {
    std::vector<MapPoint> ring;
    for (int i = 0; i < 1000; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 1000.0;
        ring.push_back({100.0 * std::cos(angle), 100.0 * std::sin(angle)});
    }
    const auto fewer = simplified_ring(ring, 1.0);
    EXPECT_LT(fewer.size(), 60u);
    EXPECT_GT(fewer.size(), 15u);
    EXPECT_NEAR(area_m2({{fewer, {}}}) / (std::numbers::pi * 1e4), 1.0, 0.02);
}

TEST(SimplifiedRing, LeavesOutWhatIsSmallerThanTheTolerance) {
    EXPECT_TRUE(simplified_ring(std::vector<MapPoint>{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, 5.0).empty());
    EXPECT_EQ(simplified_ring(std::vector<MapPoint>{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, 5.0).size(), 4u);
}

}  // namespace
}  // namespace kua
