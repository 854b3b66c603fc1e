#include "screen/glyph_bitmap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace kua {
namespace {

using Kind = OutlineStep::Kind;

std::vector<OutlineStep> polygon(const std::vector<ScreenPoint>& points) {
    std::vector<OutlineStep> steps{{Kind::Move, {}, {}, points[0]}};
    for (std::size_t i = 1; i < points.size(); ++i) steps.push_back({Kind::Line, {}, {}, points[i]});
    steps.push_back({Kind::Close, {}, {}, {}});
    return steps;
}

double covered_px2(const GlyphBitmap& bitmap) {
    return std::accumulate(bitmap.alpha.begin(), bitmap.alpha.end(), 0.0) / 255.0;
}

std::uint8_t at(const GlyphBitmap& bitmap, int x, int y) {
    const int column = x - bitmap.left_px;
    const int row = y - bitmap.top_px;
    if (column < 0 || row < 0 || column >= bitmap.width_px || row >= bitmap.height_px) return 0;
    return bitmap.alpha[static_cast<std::size_t>(row * bitmap.width_px + column)];
}

TEST(GlyphBitmap, HoldsTheShareOfEachPixel) {
    const auto box = polygon({{0.25, -1.0}, {0.75, -1.0}, {0.75, -0.5}, {0.25, -0.5}});
    const GlyphBitmap bitmap = glyph_bitmap(box, 10.0, 0.0, 0.0);  // 2.5..7.5 by -10..-5
    EXPECT_EQ(bitmap.left_px, 2);
    EXPECT_EQ(bitmap.top_px, -10);
    EXPECT_EQ(at(bitmap, 2, -10), 128);
    EXPECT_EQ(at(bitmap, 3, -10), 255);
    EXPECT_EQ(at(bitmap, 7, -6), 128);
    EXPECT_EQ(at(bitmap, 5, -5), 0);
}

TEST(GlyphBitmap, CoversTheAreaOfTheOutline) {
    const auto triangle = polygon({{0.1, 0.05}, {0.93, -0.31}, {0.42, -0.97}});
    const double area = std::abs((0.93 - 0.1) * (-0.97 - 0.05) - (-0.31 - 0.05) * (0.42 - 0.1)) / 2.0;
    for (const double size : {3.0, 10.0, 33.3})
        for (const double shift : {0.0, 0.25, 0.6})
            EXPECT_NEAR(covered_px2(glyph_bitmap(triangle, size, shift, 0.0)), area * size * size, 0.01 * size);
}

TEST(GlyphBitmap, LeavesCountersOpen) {
    auto ring = polygon({{0, 0}, {1, 0}, {1, -1}, {0, -1}});
    const auto hole = polygon({{0.3, -0.3}, {0.3, -0.7}, {0.7, -0.7}, {0.7, -0.3}});
    ring.insert(ring.end(), hole.begin(), hole.end());
    const GlyphBitmap bitmap = glyph_bitmap(ring, 10.0, 0.0, 0.0);
    EXPECT_NEAR(covered_px2(bitmap), 84.0, 0.5);
    EXPECT_EQ(at(bitmap, 5, -5), 0);
    EXPECT_EQ(at(bitmap, 1, -1), 255);
}

TEST(GlyphBitmap, ReachesTheHaloAllRound) {
    const auto box = polygon({{0, 0}, {1, 0}, {1, -1}, {0, -1}});
    const GlyphBitmap bitmap = glyph_bitmap(box, 10.0, 0.0, 3.0);
    EXPECT_EQ(at(bitmap, 5, -5), 255) << "the inside belongs to it";
    EXPECT_EQ(at(bitmap, 5, 2), 255);
    EXPECT_EQ(at(bitmap, 5, 3), 0);
    EXPECT_EQ(at(bitmap, 12, 2), 0) << "its corners are round";
    EXPECT_NEAR(covered_px2(bitmap), 100 + 4 * 30 + 3.14159 * 9, 1.5);
}

TEST(GlyphBitmap, IsEmptyForASpace) {
    EXPECT_TRUE(glyph_bitmap({}, 10.0, 0.0, 2.0).alpha.empty());
}

TEST(GlyphBitmap, GivesALetterItsInk) {
    const auto metrics = TextMetrics::make();
    ASSERT_TRUE(metrics);
    const auto glyph = metrics->placed("І", FontFace::Regular, 1.0).at(0).glyph;  // a plain bar
    const auto outline = metrics->outline(FontFace::Regular, glyph);
    const GlyphBitmap small = glyph_bitmap(outline, 11.0, 0.0, 0.0);
    const GlyphBitmap large = glyph_bitmap(outline, 110.0, 0.0, 0.0);
    EXPECT_NEAR(covered_px2(large) / covered_px2(small), 100.0, 2.0);
    EXPECT_EQ(small.top_px, -8) << "a capital of 11 px is 8 px tall";
}

}  // namespace
}  // namespace kua
