#include "core/palette.h"

#include "core/color_difference.h"
#include "core/color_vision.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace kua {
namespace {

constexpr Ground grounds[] = {Ground::Light, Ground::Dark};

std::string name(const ColorPalette& palette, std::size_t classes, Ground ground, Vision vision) {
    return std::string(palette.id) + " of " + std::to_string(classes) +
           (ground == Ground::Dark ? " on dark" : " on light") + ", vision " + std::to_string(static_cast<int>(vision));
}

std::vector<Rgba8> seen(std::vector<Rgba8> colors, Vision vision) {
    for (Rgba8& color : colors) color = as_seen(color, vision);
    return colors;
}

// Calls `check` with each palette of a kind, number of classes, ground and vision.
template <class Check>
void for_each(PaletteKind kind, Check check) {
    for (const ColorPalette& palette : all_palettes())
        for (std::size_t n = 2; palette.kind == kind && n <= palette.most_classes; ++n)
            for (const Ground ground : grounds)
                for (const Vision vision : all_visions) {
                    SCOPED_TRACE(name(palette, n, ground, vision));
                    check(seen(palette_colors(palette, n, ground), vision), ground, vision);
                }
}

double least_difference(std::size_t classes) { return classes <= 5 ? 6.0 : classes <= 7 ? 4.0 : 2.4; }

void expect_apart(Rgba8 a, Rgba8 b, std::size_t classes) {
    EXPECT_GE(color_difference(a, b), least_difference(classes)) << to_string(a) << " " << to_string(b);
}

TEST(Palettes, AreNamedOnceAndSayWhoMadeThem) {
    std::set<std::string_view> ids;
    std::set<PaletteKind> kinds;
    for (const ColorPalette& palette : all_palettes()) {
        EXPECT_TRUE(ids.insert(palette.id).second) << palette.id;
        kinds.insert(palette.kind);
        EXPECT_FALSE(palette.source.empty() || palette.licence.empty()) << palette.id;
        EXPECT_EQ(find_palette(palette.id), &palette);
    }
    EXPECT_EQ(kinds.size(), 3U);
    EXPECT_EQ(find_palette("jet"), nullptr);
}

TEST(Palettes, HaveAsManyOpaqueColoursAsClasses) {
    for (const ColorPalette& palette : all_palettes())
        for (std::size_t n = 1; n <= palette.most_classes; ++n)
            for (const Ground ground : grounds) {
                const auto colors = palette_colors(palette, n, ground);
                EXPECT_EQ(colors.size(), n);
                for (const Rgba8 color : colors) EXPECT_EQ(color.a, 255);
            }
}

TEST(Palettes, AreThePublishedNumbers) {
    const auto text = [](const char* id, std::size_t n) {
        std::string all;
        for (const Rgba8 color : palette_colors(*find_palette(id), n, Ground::Light)) all += to_string(color) + " ";
        return all;
    };
    EXPECT_EQ(text("ylgnbu", 3), "#edf8b1 #7fcdbb #2c7fb8 ");
    EXPECT_EQ(text("ylgnbu", 4), "#ffffcc #a1dab4 #41b6c4 #225ea8 ");
    EXPECT_EQ(text("orrd", 9), "#fff7ec #fee8c8 #fdd49e #fdbb84 #fc8d59 #ef6548 #d7301f #b30000 #7f0000 ");
    EXPECT_EQ(text("viridis", 3), "#fde725 #21908c #440154 ");
    EXPECT_EQ(text("okabe_ito", 3), "#e69f00 #56b4e9 #009e73 ");
}

TEST(SequentialPalettes, RunOneWayInLightnessInEveryVision) {
    for_each(PaletteKind::Sequential, [](const std::vector<Rgba8>& colors, Ground ground, Vision) {
        for (std::size_t i = 1; i < colors.size(); ++i) {
            const double step = to_lab(colors[i]).l - to_lab(colors[i - 1]).l;
            EXPECT_GT(ground == Ground::Dark ? step : -step, 0.0) << to_string(colors[i]);
        }
    });
}

TEST(SequentialPalettes, KeepNeighboursApartInEveryVision) {
    for_each(PaletteKind::Sequential, [](const std::vector<Rgba8>& colors, Ground, Vision) {
        for (std::size_t i = 1; i < colors.size(); ++i) expect_apart(colors[i - 1], colors[i], colors.size());
    });
}

// In grey the two arms are the same by design, so of an even number the two middle classes are.
TEST(DivergingPalettes, KeepNeighboursApartInEveryVisionButAcrossTheMiddleInGrey) {
    for_each(PaletteKind::Diverging, [](const std::vector<Rgba8>& colors, Ground, Vision vision) {
        for (std::size_t i = 1; i < colors.size(); ++i)
            if (vision != Vision::Grey || 2 * i != colors.size()) expect_apart(colors[i - 1], colors[i], colors.size());
    });
}

// Low and high of one rank, with a class between them, must never be taken for each other where there is hue.
TEST(DivergingPalettes, KeepLowFromHigh) {
    for_each(PaletteKind::Diverging, [](const std::vector<Rgba8>& colors, Ground, Vision vision) {
        if (vision == Vision::Grey) return;
        for (std::size_t low = 0, high = colors.size() - 1; low + 1 < high; ++low, --high)
            EXPECT_GE(color_difference(colors[low], colors[high]), 15.0) << low;
    });
}

TEST(DivergingPalettes, HaveTheMiddleNearestToTheGround) {
    for_each(PaletteKind::Diverging, [](const std::vector<Rgba8>& colors, Ground ground, Vision) {
        if (colors.size() % 2 == 0) return;
        const double sign = ground == Ground::Dark ? 1.0 : -1.0;
        const std::size_t middle = colors.size() / 2;
        for (std::size_t i = 0; i < middle; ++i) {
            EXPECT_LT(sign * to_lab(colors[i + 1]).l, sign * to_lab(colors[i]).l);
            const std::size_t j = colors.size() - 1 - i;
            EXPECT_LT(sign * to_lab(colors[j - 1]).l, sign * to_lab(colors[j]).l);
        }
    });
}

TEST(QualitativePalettes, KeepAnyTwoApartInAllButGrey) {
    for_each(PaletteKind::Qualitative, [](const std::vector<Rgba8>& colors, Ground, Vision vision) {
        if (vision == Vision::Grey) return;
        for (std::size_t i = 0; i < colors.size(); ++i)
            for (std::size_t j = i + 1; j < colors.size(); ++j)
                EXPECT_GE(color_difference(colors[i], colors[j]), 10.0)
                    << to_string(colors[i]) << " " << to_string(colors[j]);
    });
}

}  // namespace
}  // namespace kua
