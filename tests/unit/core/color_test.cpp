#include "core/color.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(ParseColor, ReadsOpaqueAndTransparentColours) {
    EXPECT_EQ(parse_color("#B5401e"), (Rgba8{0xB5, 0x40, 0x1E, 255}));
    EXPECT_EQ(parse_color("#00000080"), (Rgba8{0, 0, 0, 128}));
}

TEST(ParseColor, RefusesEverythingElse) {
    for (const char* text :
         {"", "#", "B5401E", "#B5401", "#B5401E8", "#B5401G", "#-15401", "#+15401", "# 15401", "red"})
        EXPECT_EQ(parse_color(text), std::nullopt) << text;
}

TEST(ToString, ComesBackToTheColour) {
    for (const Rgba8 color : {Rgba8{1, 2, 3, 255}, Rgba8{255, 128, 0, 0}, Rgba8{9, 99, 199, 254}})
        EXPECT_EQ(parse_color(to_string(color)), color) << to_string(color);
    EXPECT_EQ(to_string(Rgba8{1, 2, 3, 255}), "#010203");
}

TEST(Blended, IsEachColourAtTheEndsAndBetweenInside) {
    const Rgba8 black{0, 0, 0, 255};
    const Rgba8 white{255, 255, 255, 255};
    EXPECT_EQ(blended(black, white), white);
    EXPECT_EQ(blended(black, with_alpha(white, 0)), black);
    EXPECT_EQ(blended(black, with_alpha(white, 51)), (Rgba8{51, 51, 51, 255}));
}

// Reference values of the WCAG 2.1 definition of contrast ratio: 21 for black on white; #767676 on white is the
// well-known lightest grey of at least 4.5.
TEST(ContrastRatio, IsThatOfWcag) {
    const Rgba8 white{255, 255, 255, 255};
    EXPECT_DOUBLE_EQ(contrast_ratio(Rgba8{0, 0, 0, 255}, white), 21.0);
    EXPECT_DOUBLE_EQ(contrast_ratio(white, white), 1.0);
    EXPECT_GE(contrast_ratio(Rgba8{0x76, 0x76, 0x76, 255}, white), 4.5);
    EXPECT_LT(contrast_ratio(Rgba8{0x77, 0x77, 0x77, 255}, white), 4.5);
    EXPECT_DOUBLE_EQ(contrast_ratio(Rgba8{10, 20, 30, 255}, white), contrast_ratio(white, Rgba8{10, 20, 30, 255}));
}

TEST(LinearChannel, ComesBackToTheChannel) {
    for (int channel = 0; channel <= 255; ++channel) {
        const auto c = static_cast<std::uint8_t>(channel);
        EXPECT_EQ(encoded_channel(linear_channel(c)), c);
    }
    EXPECT_EQ(encoded_channel(-0.5), 0);
    EXPECT_EQ(encoded_channel(1.5), 255);
}

}  // namespace
}  // namespace kua
