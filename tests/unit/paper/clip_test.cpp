#include "paper/clip.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace kua {
namespace {

constexpr ScreenBox box{-10, -5, 20, 15};

double area_px2(const std::vector<ScreenPoint>& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ScreenPoint a = ring[i];
        const ScreenPoint b = ring[(i + 1) % ring.size()];
        twice += a.x_px * b.y_px - b.x_px * a.y_px;
    }
    return std::abs(twice) / 2.0;
}

bool inside_box(const std::vector<ScreenPoint>& points) {
    constexpr ScreenBox grown{box.left_px - 1e-9, box.top_px - 1e-9, box.right_px + 1e-9, box.bottom_px + 1e-9};
    for (const ScreenPoint p : points)
        if (!contains(grown, p)) return false;
    return true;
}

bool even_odd(const std::vector<ScreenPoint>& ring, ScreenPoint p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if ((ring[i].y_px > p.y_px) != (ring[j].y_px > p.y_px) &&
            p.x_px <
                (ring[j].x_px - ring[i].x_px) * (p.y_px - ring[i].y_px) / (ring[j].y_px - ring[i].y_px) + ring[i].x_px)
            inside = !inside;
    return inside;
}

struct Random {
    std::mt19937 generator{std::random_device{}()};
    double number(double least, double most) { return std::uniform_real_distribution<double>(least, most)(generator); }
    std::vector<ScreenPoint> points(int count) {
        std::vector<ScreenPoint> out;
        for (int i = 0; i < count; ++i) out.push_back({number(-40, 50), number(-35, 45)});
        return out;
    }
};

TEST(ClippedRing, LeavesARingInsideAlone) {
    const std::vector<ScreenPoint> ring{{0, 0}, {5, 0}, {5, 5}};
    EXPECT_EQ(clipped_ring(ring, box), ring);
}

TEST(ClippedRing, IsNothingForARingOutside) { EXPECT_TRUE(clipped_ring({{30, 0}, {35, 0}, {35, 5}}, box).empty()); }

TEST(ClippedRing, IsTheBoxForARingAroundIt) {
    EXPECT_DOUBLE_EQ(area_px2(clipped_ring({{-99, -99}, {99, -99}, {99, 99}, {-99, 99}}, box)), 30.0 * 20.0);
}

TEST(ClippedRing, CoversWhatTheRingCoversInsideTheBox) {
    Random random;
    for (int round = 0; round < 300; ++round) {
        const auto ring = random.points(3 + round % 9);
        const auto cut = clipped_ring(ring, box);
        ASSERT_TRUE(inside_box(cut));
        for (int i = 0; i < 50; ++i) {
            const ScreenPoint p{random.number(box.left_px, box.right_px), random.number(box.top_px, box.bottom_px)};
            ASSERT_EQ(!cut.empty() && even_odd(cut, p), even_odd(ring, p)) << p.x_px << " " << p.y_px;
        }
    }
}

TEST(ClippedLine, KeepsALineInsideWhole) {
    const std::vector<ScreenPoint> line{{0, 0}, {5, 0}, {5, 5}};
    EXPECT_EQ(clipped_line(line, box), (std::vector<std::vector<ScreenPoint>>{line}));
}

TEST(ClippedLine, FallsApartWhereItLeavesAndComesBack) {
    const auto parts = clipped_line({{0, 0}, {0, 30}, {10, 30}, {10, 0}}, box);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0], (std::vector<ScreenPoint>{{0, 0}, {0, 15}}));
    EXPECT_EQ(parts[1], (std::vector<ScreenPoint>{{10, 15}, {10, 0}}));
}

TEST(ClippedLine, IsAsLongAsItsStretchesInside) {
    Random random;
    for (int round = 0; round < 300; ++round) {
        const auto line = random.points(2 + round % 7);
        double cut_px = 0.0;
        for (const auto& part : clipped_line(line, box)) {
            ASSERT_TRUE(inside_box(part));
            ASSERT_GE(part.size(), 2U);
            for (std::size_t i = 1; i < part.size(); ++i)
                cut_px += std::hypot(part[i].x_px - part[i - 1].x_px, part[i].y_px - part[i - 1].y_px);
        }
        double slow_px = 0.0;  // by walking in small steps
        constexpr int steps = 4000;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double dx = line[i].x_px - line[i - 1].x_px;
            const double dy = line[i].y_px - line[i - 1].y_px;
            for (int k = 0; k < steps; ++k) {
                const double t = (k + 0.5) / steps;
                if (contains(box, {line[i - 1].x_px + t * dx, line[i - 1].y_px + t * dy}))
                    slow_px += std::hypot(dx, dy) / steps;
            }
        }
        ASSERT_NEAR(cut_px, slow_px, 0.5);
    }
}

}  // namespace
}  // namespace kua
