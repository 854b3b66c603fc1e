#include "scene/theme.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr double readable = 4.5;  // WCAG 2.1, level AA

struct ThemeColors : testing::TestWithParam<ThemeName> {
    const Theme colors = theme(GetParam());
};
INSTANTIATE_TEST_SUITE_P(All, ThemeColors, testing::Values(ThemeName::Light, ThemeName::Dark));

TEST_P(ThemeColors, EveryRankOfTextIsReadableOnLandAndPanels) {
    for (const Rgba8 text : {colors.ink, colors.second, colors.third})
        for (const Rgba8 ground : {colors.land, colors.neighbours, colors.panel, colors.chip})
            EXPECT_GE(contrast_ratio(text, ground), readable) << to_string(text) << " on " << to_string(ground);
}

// Third-rank text is never set on water: names of lakes and seas are second-rank.
TEST_P(ThemeColors, InkAndSecondTextAreReadableOnWater) {
    for (const Rgba8 text : {colors.ink, colors.second})
        for (const Rgba8 ground : {colors.water, colors.sea})
            EXPECT_GE(contrast_ratio(text, ground), readable) << to_string(text);
}

TEST_P(ThemeColors, KnowWhetherTheyAreDark) {
    EXPECT_EQ(colors.dark, relative_luminance(colors.land) < 0.5);
    EXPECT_EQ(colors.dark, GetParam() == ThemeName::Dark);
}

}  // namespace
}  // namespace kua
