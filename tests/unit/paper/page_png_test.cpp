#include "paper/page_png.h"

#include "hand_made.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace kua {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Chunk {
    std::string name;
    std::string data;
};

std::uint32_t number_at(const std::string& bytes, std::size_t i) {
    std::uint32_t n = 0;
    for (std::size_t k = 0; k < 4; ++k) n = n << 8U | static_cast<std::uint8_t>(bytes[i + k]);
    return n;
}

/// The chunks of a PNG, runs of one name taken together.
std::vector<Chunk> chunks(const std::string& png) {
    std::vector<Chunk> out;
    for (std::size_t i = 8; i + 12 <= png.size();) {
        const std::size_t length = number_at(png, i);
        const std::string name = png.substr(i + 4, 4);
        if (out.empty() || out.back().name != name) out.push_back({name, png.substr(i + 8, length)});
        i += length + 12;
    }
    return out;
}

std::vector<std::string> names(const std::string& png) {
    std::vector<std::string> out;
    for (const Chunk& chunk : chunks(png)) out.push_back(chunk.name);
    return out;
}

TEST(PagePng, SaysColourSpaceAndResolutionAndNothingElse) {
    const auto png = page_png({.width_px = 20, .height_px = 10, .dpi = 300}, [](Canvas&, std::size_t) {});
    ASSERT_TRUE(png);
    EXPECT_THAT(names(*png), ElementsAre("IHDR", "sRGB", "pHYs", "IDAT", "IEND"));
    EXPECT_EQ(number_at(chunks(*png)[2].data, 0), 11811U);  // 300 / 0.0254
    EXPECT_EQ(chunks(*png)[2].data[8], '\1');
}

TEST(PagePng, KeepsWhatMadeIt) {
    const auto png = page_png({.width_px = 20, .height_px = 10, .texts = {{"Kua figure", "{\"а\": 1}"}}}, [](Canvas&, std::size_t) {});
    ASSERT_TRUE(png);
    EXPECT_THAT(names(*png), ElementsAre("IHDR", "sRGB", "pHYs", "iTXt", "IDAT", "IEND"));
    EXPECT_THAT(chunks(*png)[3].data, HasSubstr("Kua figure"));
    EXPECT_THAT(chunks(*png)[3].data, HasSubstr("{\"а\": 1}"));
}

TEST(PagePng, HoldsWhatWasPainted) {
    const auto png = page_png({.width_px = 4, .height_px = 3, .ground = {1, 2, 3, 255}}, [](Canvas& canvas, std::size_t) {
        canvas.add(std::vector<ScreenPoint>{{1, 1}, {4, 1}, {4, 3}, {1, 3}}, true);
        canvas.fill({200, 100, 50, 255});
    });
    ASSERT_TRUE(png);
    const auto image = test::decode_png(*png);
    EXPECT_EQ(image.width_px, 4);
    EXPECT_EQ(image.height_px, 3);
    EXPECT_EQ(test::pixel(image, 0, 0), (Rgba8{1, 2, 3, 255}));
    EXPECT_EQ(test::pixel(image, 1, 1), (Rgba8{200, 100, 50, 255}));
    EXPECT_EQ(test::pixel(image, 3, 2), (Rgba8{200, 100, 50, 255}));
}

TEST(PagePng, RefusesAPageOfTooManyPixels) {
    EXPECT_FALSE(page_png({.width_px = 10'000, .height_px = 100, .dpi = 600}, [](Canvas&, std::size_t) {}));
    EXPECT_FALSE(page_png({.width_px = 0.1, .height_px = 100}, [](Canvas&, std::size_t) {}));
    bool painted = false;
    const auto poster = page_png({.width_px = 30'000, .height_px = 30'000}, [&](Canvas&, std::size_t) { painted = true; });
    ASSERT_FALSE(poster);
    EXPECT_FALSE(painted) << "said at once, not after minutes";
    EXPECT_THAT(in_english(poster.error()), HasSubstr("900 million pixels, more than the 250 million"));
}

TEST(PagePng, GivesTheSamePictureInOneStripAndInMany) {
    test::HandMade made;
    made.add_all();
    const auto paint = [&](Canvas& canvas, std::size_t) { paint_scene(canvas, made.scene, made.view, {}, made.metrics); };
    PageSheet sheet{.width_px = 120, .height_px = 120, .dpi = 250};
    const auto whole = page_png(sheet, paint);
    ASSERT_TRUE(whole);
    for (const int pixels : {1, 313 * 7, 313 * 200}) {
        sheet.pixels_a_strip = pixels;
        const auto in_strips = page_png(sheet, paint);
        ASSERT_TRUE(in_strips);
        const auto a = test::decode_png(*whole).rgba;
        const auto b = test::decode_png(*in_strips).rgba;
        ASSERT_EQ(a.size(), b.size());
        int farthest = 0;  // Cairo rounds the edge of a clip, which bounds the hatch, another way in each strip
        for (std::size_t i = 0; i < a.size(); ++i) farthest = std::max(farthest, std::abs(a[i] - b[i]));
        EXPECT_LE(farthest, 3) << pixels;
    }
}

TEST(PagePng, GivesTheSameBytesWhoeverPaints) {
    test::HandMade made;
    made.add_all();
    std::vector<TextMetrics> metrics;
    for (int i = 0; i < 4; ++i) metrics.push_back(*TextMetrics::make());
    const auto paint = [&](Canvas& canvas, std::size_t painter) { paint_scene(canvas, made.scene, made.view, {}, metrics[painter]); };
    PageSheet sheet{.width_px = 120, .height_px = 120, .dpi = 250, .pixels_a_strip = 313 * 20};
    const auto alone = page_png(sheet, paint);
    ASSERT_TRUE(alone);
    for (const std::size_t painters : {2U, 3U, 4U}) {
        sheet.painters = painters;
        const auto together = page_png(sheet, paint);
        ASSERT_TRUE(together);
        EXPECT_TRUE(*together == *alone) << painters;
    }
}

}  // namespace
}  // namespace kua
