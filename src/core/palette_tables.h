#pragma once

#include <cstdint>
#include <span>

namespace kua {

/// How the numbers of a palette are laid out.
enum class PaletteForm : std::uint8_t {
    PerCount,  ///< the colours of 3 classes, of 4 … of 9, one set after another
    Ramp,      ///< evenly spaced places of a continuous map, straight lines in sRGB between them
    List       ///< the first ones are taken
};

/// The published numbers of a palette, 0xrrggbb. Sequential ones lightest first.
struct PaletteTable {
    PaletteForm form = PaletteForm::Ramp;
    std::span<const std::uint32_t> light;
    std::span<const std::uint32_t> dark;  ///< for a dark ground; empty where the same serves
};

extern const PaletteTable table_ylgnbu, table_orrd, table_viridis, table_batlow, table_lajolla;
extern const PaletteTable table_vik, table_broc, table_bam;
extern const PaletteTable table_muted, table_okabe_ito;

}  // namespace kua
