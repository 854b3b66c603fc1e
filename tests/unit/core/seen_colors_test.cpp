#include "core/seen_colors.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <vector>

namespace kua {
namespace {

TEST(SeenColors, AreThoseOfEachColourByItself) {
    for (const Vision vision : all_visions) {
        const SeenColors seen(vision);
        for (int r = 0; r < 256; r += 17)
            for (int g = 0; g < 256; g += 15)
                for (int b = 0; b < 256; b += 51) {
                    const Rgba8 color{static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(b), 9};
                    std::vector<std::uint8_t> pixel{color.r, color.g, color.b, color.a};
                    seen.apply(pixel, 4);
                    const Rgba8 wanted = as_seen(color, vision);
                    EXPECT_LE(std::abs(pixel[0] - wanted.r), 1) << r << ' ' << g << ' ' << b;
                    EXPECT_LE(std::abs(pixel[1] - wanted.g), 1);
                    EXPECT_LE(std::abs(pixel[2] - wanted.b), 1);
                    EXPECT_EQ(pixel[3], 9);
                }
    }
}

TEST(SeenColors, LeaveTheUsualAlone) {
    std::vector<std::uint8_t> pixels{1, 2, 3, 250, 251, 252};
    SeenColors(Vision::Usual).apply(pixels, 3);
    EXPECT_EQ(pixels, (std::vector<std::uint8_t>{1, 2, 3, 250, 251, 252}));
}

TEST(SeenColors, TakePixelsOfThreeBytes) {
    std::vector<std::uint8_t> pixels{255, 0, 0, 0, 0, 255};
    SeenColors(Vision::Grey).apply(pixels, 3);
    EXPECT_EQ(pixels[0], pixels[1]);
    EXPECT_EQ(pixels[3], pixels[5]);
    EXPECT_NE(pixels[0], pixels[3]);
}

}  // namespace
}  // namespace kua
