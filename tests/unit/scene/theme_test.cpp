#include "scene/theme.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr double readable = 4.5;  // WCAG 2.1, level AA

struct ThemeColors : testing::TestWithParam<ThemeName> {
    const Theme colors = theme(GetParam());
};
INSTANTIATE_TEST_SUITE_P(All, ThemeColors, testing::Values(ThemeName::Light, ThemeName::Dark));

TEST_P(ThemeColors, EveryRankOfTextIsReadableOnEveryGround) {
    for (const Rgba8 text : {colors.ink, colors.second, colors.third})
        for (const Rgba8 ground : {colors.land, colors.neighbours, colors.sea, colors.panel, colors.chip})
            EXPECT_GE(contrast_ratio(text, ground), readable) << to_string(text) << " on " << to_string(ground);
}

TEST_P(ThemeColors, SecondTextIsReadableOnWater) { EXPECT_GE(contrast_ratio(colors.second, colors.water), readable); }

TEST_P(ThemeColors, KnowWhetherTheyAreDark) {
    EXPECT_EQ(colors.dark, relative_luminance(colors.land) < 0.5);
    EXPECT_EQ(colors.dark, GetParam() == ThemeName::Dark);
}

}  // namespace
}  // namespace kua
