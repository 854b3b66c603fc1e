#include "core/palette.h"

#include "core/palette_tables.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace kua {
namespace {

constexpr std::string_view brewer =
    "ColorBrewer 2.0 by Cynthia Brewer, Mark Harrower and The Pennsylvania State University, colorbrewer2.org";
constexpr std::string_view crameri =
    "Crameri, F. (2021). Scientific colour maps 7.0.1. Zenodo, doi:10.5281/zenodo.5501399";

constexpr std::array palettes = {
    ColorPalette{"ylgnbu", PaletteKind::Sequential, 9, brewer, "Apache-2.0", &table_ylgnbu},
    ColorPalette{"orrd", PaletteKind::Sequential, 9, brewer, "Apache-2.0", &table_orrd},
    ColorPalette{"lajolla", PaletteKind::Sequential, 9, crameri, "MIT", &table_lajolla},
    ColorPalette{"batlow", PaletteKind::Sequential, 9, crameri, "MIT", &table_batlow},
    ColorPalette{"viridis", PaletteKind::Sequential, 9,
                 "Nathaniel J. Smith, Stéfan van der Walt and Eric Firing (2015), made for Matplotlib", "CC0-1.0",
                 &table_viridis},
    ColorPalette{"vik", PaletteKind::Diverging, 9, crameri, "MIT", &table_vik},    // berlin on a dark ground
    ColorPalette{"broc", PaletteKind::Diverging, 9, crameri, "MIT", &table_broc},  // lisbon
    ColorPalette{"bam", PaletteKind::Diverging, 9, crameri, "MIT", &table_bam},    // vanimo
    ColorPalette{"muted", PaletteKind::Qualitative, 9,
                 "Paul Tol (2021). Colour schemes, SRON technical note SRON/EPS/TN/09-002, issue 3.2", "BSD-3-Clause",
                 &table_muted},
    ColorPalette{"okabe_ito", PaletteKind::Qualitative, 8,
                 "Masataka Okabe and Kei Ito (2008). Color Universal Design, jfly.uni-koeln.de/color",
                 "none stated (eight colour values)", &table_okabe_ito},
};

constexpr std::size_t fewest_published = 3;

constexpr Rgba8 from_hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
            static_cast<std::uint8_t>(rgb & 0xFFU), 255};
}

Rgba8 between(Rgba8 a, Rgba8 b, double part) {
    const auto channel = [&](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (y - x) * part));
    };
    return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), 255};
}

Rgba8 on_ramp(std::span<const std::uint32_t> places, double part) {
    const double at = part * static_cast<double>(places.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), places.size() - 2);
    return between(from_hex(places[below]), from_hex(places[below + 1]), at - static_cast<double>(below));
}

// As published, for at least three classes.
std::vector<Rgba8> published(const PaletteTable& table, std::size_t classes, Ground ground) {
    const auto numbers = ground == Ground::Dark && !table.dark.empty() ? table.dark : table.light;
    const std::size_t sets_before = (classes * (classes - 1) - fewest_published * (fewest_published - 1)) / 2;
    std::vector<Rgba8> colors;
    for (std::size_t i = 0; i < classes; ++i) switch (table.form) {
            case PaletteForm::PerCount:
                colors.push_back(from_hex(numbers[sets_before + i]));
                break;
            case PaletteForm::List:
                colors.push_back(from_hex(numbers[i]));
                break;
            case PaletteForm::Ramp:
                colors.push_back(on_ramp(numbers, static_cast<double>(i) / static_cast<double>(classes - 1)));
        }
    return colors;
}

}  // namespace

std::span<const ColorPalette> all_palettes() { return palettes; }

const ColorPalette* find_palette(std::string_view id) {
    const auto at = std::find_if(palettes.begin(), palettes.end(), [&](const ColorPalette& p) { return p.id == id; });
    return at == palettes.end() ? nullptr : &*at;
}

std::vector<Rgba8> palette_colors(const ColorPalette& palette, std::size_t classes, Ground ground) {
    assert(palette.table != nullptr && classes >= 1 && classes <= palette.most_classes);
    std::vector<Rgba8> colors = published(*palette.table, std::max(classes, fewest_published), ground);
    if (palette.kind == PaletteKind::Sequential && ground == Ground::Dark) std::reverse(colors.begin(), colors.end());
    if (classes >= fewest_published) return colors;
    if (palette.kind == PaletteKind::Qualitative) return {colors.begin(), colors.begin() + static_cast<int>(classes)};
    return classes == 2 ? std::vector{colors.front(), colors.back()} : std::vector{colors[1]};
}

}  // namespace kua
