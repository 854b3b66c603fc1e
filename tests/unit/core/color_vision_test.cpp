#include "core/color_vision.h"

#include "core/color_difference.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

// Values of colorspacious 1.1.2, severity 100 ("sRGB1+CVD").
TEST(AsSeen, IsThatOfColorspacious) {
    struct {
        const char *color, *protanopia, *deuteranopia, *tritanopia;
    } const known[] = {
        {"#b5401e", "#625718", "#7f7118", "#c71f39"}, {"#009e73", "#9a9271", "#8a8676", "#009e92"},
        {"#0072b2", "#5375b5", "#3b67b1", "#008289"}, {"#f0e442", "#f8dc23", "#fce34e", "#ffd4c5"},
        {"#cc79a7", "#808ba9", "#9498a5", "#d6788a"}, {"#ff0000", "#6d5f00", "#a39000", "#ff000f"},
    };
    for (const auto& row : known) {
        const Rgba8 color = *parse_color(row.color);
        EXPECT_EQ(to_string(as_seen(color, Vision::Protanopia)), row.protanopia);
        EXPECT_EQ(to_string(as_seen(color, Vision::Deuteranopia)), row.deuteranopia);
        EXPECT_EQ(to_string(as_seen(color, Vision::Tritanopia)), row.tritanopia);
        EXPECT_EQ(as_seen(color, Vision::Usual), color);
    }
}

TEST(AsSeen, LeavesGreysAndTransparencyAlone) {
    for (const Vision vision : all_visions)
        for (const Rgba8 grey : {Rgba8{0, 0, 0, 40}, Rgba8{77, 77, 77, 255}, Rgba8{255, 255, 255, 0}})
            EXPECT_EQ(as_seen(grey, vision), grey);
}

TEST(AsSeen, InGreyKeepsTheLuminance) {
    for (const char* text : {"#b5401e", "#009e73", "#0072b2", "#f0e442", "#cc79a7", "#ff0000"}) {
        const Rgba8 color = *parse_color(text);
        const Rgba8 grey = as_seen(color, Vision::Grey);
        EXPECT_TRUE(grey.r == grey.g && grey.g == grey.b);
        EXPECT_NEAR(relative_luminance(grey), relative_luminance(color), 0.005) << text;
    }
}

TEST(AsSeen, MakesRedAndGreenAlikeWithoutTheirCones) {
    const Rgba8 red{0xC0, 0x60, 0x50, 255};
    const Rgba8 green{0x70, 0x80, 0x50, 255};
    EXPECT_GT(color_difference(red, green), 30.0);
    for (const Vision vision : {Vision::Protanopia, Vision::Deuteranopia})
        EXPECT_LT(color_difference(as_seen(red, vision), as_seen(green, vision)), 12.0);
}

}  // namespace
}  // namespace kua
