#pragma once

#include "core/color.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kua {

enum class PaletteKind : std::uint8_t {
    Sequential,  ///< low to high: lightness runs one way, so the order is seen by everybody and survives a copy in grey
    Diverging,   ///< low, middle, high: its two arms are told apart by hue, and in grey are not
    Qualitative  ///< names without order: told apart by hue; in grey shape or texture has to say it
};

/// What colours are painted on. "Low" is the one nearest to it.
enum class Ground : std::uint8_t { Light, Dark };

struct PaletteTable;

/// A published set of colours that people with protanopia, deuteranopia or tritanopia can use.
struct ColorPalette {
    std::string_view id;  ///< "batlow": its name in a view file
    PaletteKind kind = PaletteKind::Sequential;
    std::size_t most_classes = 9;
    std::string_view source;  ///< who made it, where published: for a figure's notes
    std::string_view licence;
    const PaletteTable* table = nullptr;
};

/// Every palette: sequential, diverging, qualitative.
[[nodiscard]] std::span<const ColorPalette> all_palettes();
/// None where no palette has that id.
[[nodiscard]] const ColorPalette* find_palette(std::string_view id);

/// The colours of `classes` classes, low to high. Sequential: the first is nearest to the ground in lightness.
/// Diverging: the middle is; dark ground has its own pair of arms. Neighbours of an ordered palette differ, in each
/// vision of core/color_vision.h, by a CIEDE2000 of at least 6 up to five classes, 4 up to seven, 2.4 up to nine, save
/// for the two middle classes of an even number in grey; any two colours of a qualitative one by at least 10 in all but
/// grey. Pre: 1 <= classes <= palette.most_classes.
[[nodiscard]] std::vector<Rgba8> palette_colors(const ColorPalette& palette, std::size_t classes, Ground ground);

}  // namespace kua
