#include "scene/theme.h"

#include "core/color_difference.h"
#include "core/palette.h"

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

// A class is never taken for land that has none. The middle of a diverging palette is near the ground by its nature.
TEST_P(ThemeColors, LandDiffersFromEveryClass) {
    for (const ColorPalette& palette : all_palettes())
        for (std::size_t n = 1; n <= palette.most_classes; ++n)
            for (const Rgba8 color : palette_colors(palette, n, colors.dark ? Ground::Dark : Ground::Light))
                EXPECT_GE(color_difference(color, colors.land), palette.kind == PaletteKind::Diverging ? 2.5 : 4.0)
                    << palette.id << " of " << n << ": " << to_string(color);
}

}  // namespace
}  // namespace kua
