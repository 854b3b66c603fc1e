#include "screen/feather.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr Rgba8 ink{10, 20, 30, 255};

/// What the triangles would paint, px²: each one's area times its mean alpha. Overlaps count twice.
double painted_px2(const Mesh& mesh) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 2 < mesh.size(); i += 3) {
        const MeshVertex &a = mesh[i], &b = mesh[i + 1], &c = mesh[i + 2];
        const double area = std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2.0;
        sum += area * (a.color.a + b.color.a + c.color.a) / (3.0 * 255.0);
    }
    return sum;
}

std::vector<ScreenPoint> circle(double radius) {
    std::vector<ScreenPoint> points;
    for (int i = 0; i < 90; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 90.0;
        points.push_back({50 + radius * std::cos(angle), 50 + radius * std::sin(angle)});
    }
    return points;
}

TEST(AddConvex, PaintsTheAreaOfTheShapeWhateverItsWinding) {
    std::vector<ScreenPoint> square{{0, 0}, {20, 0}, {20, 20}, {0, 20}};
    for (int i = 0; i < 2; ++i) {
        Mesh mesh;
        add_convex(mesh, square, ink);
        EXPECT_NEAR(painted_px2(mesh), 400.0, 1.0);
        std::reverse(square.begin(), square.end());
    }
    Mesh disc;
    add_convex(disc, circle(8), ink);
    EXPECT_NEAR(painted_px2(disc), std::numbers::pi * 64, 2.0);
}

TEST(AddConvex, FadesOverOnePixelAcrossTheEdge) {
    Mesh mesh;
    add_convex(mesh, std::vector<ScreenPoint>{{0, 0}, {20, 0}, {20, 20}, {0, 20}}, ink);
    for (const MeshVertex& v : mesh) {
        const bool outside = v.x < 0 || v.y < 0 || v.x > 20 || v.y > 20;
        EXPECT_EQ(v.color, with_alpha(ink, outside ? 0 : 255));
        EXPECT_NEAR(std::min(std::abs(v.x), std::abs(v.x - 20)), 0.5, 1e-5);
    }
}

TEST(AddConvex, PassesOverWhatIsNoArea) {
    Mesh mesh;
    add_convex(mesh, std::vector<ScreenPoint>{{0, 0}, {20, 0}, {20, 0}}, ink);
    EXPECT_TRUE(mesh.empty());
}

TEST(AddLine, PaintsLengthTimesWidth) {
    for (const double width : {0.4, 0.8, 1.0, 1.6, 7.0}) {
        Mesh mesh;
        add_line(mesh, std::vector<ScreenPoint>{{10, 10}, {60, 10}, {90, 50}}, {width, ink, false, true});
        EXPECT_NEAR(painted_px2(mesh) / (100.0 * width), 1.0, 0.02) << width;
    }
}

TEST(AddLine, AddsHalfADiscAtEachRoundEnd) {
    Mesh flat, round;
    add_line(flat, std::vector<ScreenPoint>{{10, 10}, {60, 10}}, {10.0, ink, false, true});
    add_line(round, std::vector<ScreenPoint>{{10, 10}, {60, 10}}, {10.0, ink, false, false});
    EXPECT_NEAR(painted_px2(round) - painted_px2(flat), std::numbers::pi * 25, 3.0);
}

TEST(AddLine, ClosesARing) {
    Mesh mesh;
    add_line(mesh, circle(20), {3.0, ink, true});
    EXPECT_NEAR(painted_px2(mesh), 2.0 * std::numbers::pi * 20 * 3, 2.0);
}

TEST(AddLine, MakesNoSpikeAtASharpCorner) {
    Mesh mesh;
    add_line(mesh, std::vector<ScreenPoint>{{0, 0}, {50, 0}, {0, 1}}, {6.0, ink});
    for (const MeshVertex& v : mesh) EXPECT_LT(v.x, 54.0F);
}

TEST(AddLine, PassesOverWhatHasNoLength) {
    Mesh mesh;
    add_line(mesh, std::vector<ScreenPoint>{{5, 5}, {5, 5}}, {6.0, ink});
    EXPECT_TRUE(mesh.empty());
}

}  // namespace
}  // namespace kua
