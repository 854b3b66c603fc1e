#include "screen/stroke_strip.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kua {
namespace {

double across(const MeshVertex& v) { return (v.color.r - 128) / 127.0; }
double along(const MeshVertex& v) { return (v.color.g - 128) / 127.0; }

TEST(StrokeStrip, WidensALineToBothSidesAndBeyondItsEnds) {
    Mesh strip;
    add_stroke_strip(strip, std::vector<MapPoint>{{100, 10}, {200, 10}}, {100, 0});
    ASSERT_EQ(strip.size(), 8u);
    EXPECT_EQ(strip[0], (MeshVertex{0, 10, {255, 1, 0, 255}, -1, 1}));   // before the start, left of the way
    EXPECT_EQ(strip[3], (MeshVertex{0, 10, {1, 128, 0, 255}, 0, -1}));   // at the start, right
    EXPECT_EQ(strip[7], (MeshVertex{100, 10, {1, 255, 0, 255}, 1, -1})); // behind the end, right
}

TEST(StrokeStrip, MitresAtABend) {
    Mesh strip;
    add_stroke_strip(strip, std::vector<MapPoint>{{0, 0}, {10, 0}, {20, 5}}, {});
    ASSERT_EQ(strip.size(), 10u);
    const MeshVertex& corner = strip[4];
    EXPECT_EQ(across(corner), 1.0);
    // One half-width off both lines: the offset's part along either normal is 1.
    EXPECT_NEAR(corner.v, 1.0, 1e-6);
    EXPECT_NEAR((-5 * corner.u + 10 * corner.v) / std::hypot(5, 10), 1.0, 1e-6);
}

TEST(StrokeStrip, StartsAgainAtASharpCorner) {
    Mesh strip;
    add_stroke_strip(strip, std::vector<MapPoint>{{0, 0}, {10, 0}, {0, 1}}, {});
    EXPECT_EQ(strip.size(), 8u + 2u + 8u);
    EXPECT_EQ(strip[8], strip[7]) << "triangles without area in between";
    EXPECT_EQ(strip[9], strip[10]);
    for (const MeshVertex& v : strip) EXPECT_LE(std::hypot(v.u, v.v), std::sqrt(2.0) + 1e-6);
}

TEST(StrokeStrip, HasNoEndsOnAClosedLine) {
    Mesh strip;
    add_stroke_strip(strip, std::vector<MapPoint>{{0, 0}, {10, 0}, {13, 8}, {8, 15}, {0, 15}, {-4, 8}, {0, 0}}, {});
    ASSERT_EQ(strip.size(), 14u);
    for (const MeshVertex& v : strip) EXPECT_EQ(along(v), 0.0);
    EXPECT_EQ(strip[0], strip[12]);
    EXPECT_EQ(strip[1], strip[13]);
}

TEST(StrokeStrip, PassesOverRepeatedPoints) {
    Mesh strip;
    add_stroke_strip(strip, std::vector<MapPoint>{{0, 0}, {0, 0}, {10, 0}, {10, 0}}, {});
    EXPECT_EQ(strip.size(), 8u);
    add_stroke_strip(strip, std::vector<MapPoint>{{5, 5}, {5, 5}}, {});
    EXPECT_EQ(strip.size(), 8u);
}

}  // namespace
}  // namespace kua
