#include "scene/theme.h"

namespace kua {
namespace {

constexpr Rgba8 hex(unsigned rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
            static_cast<std::uint8_t>(rgb & 0xFFU), 255};
}

constexpr Theme light{.land = hex(0xFBFAF7),
                      .neighbours = hex(0xEFECE6),
                      .sea = hex(0xCFDFE6),
                      .region_border = hex(0xC9C3B8),
                      .country_border = hex(0x6E675C),
                      .water = hex(0xCFDFE6),
                      .shore = hex(0xA9C1CC),
                      .ink = hex(0x221F1B),
                      .second = hex(0x524D45),
                      .third = hex(0x706A60),
                      .panel = hex(0xFFFFFF),
                      .line = hex(0xE4DFD6),
                      .chip = hex(0xF3F0EA),
                      .hatch = hex(0xB9B2A6),
                      .dark = false};

constexpr Theme dark{.land = hex(0x242A2E),
                     .neighbours = hex(0x1B1F22),
                     .sea = hex(0x182A34),
                     .region_border = hex(0x3A434A),
                     .country_border = hex(0x8C959C),
                     .water = hex(0x182A34),
                     .shore = hex(0x274453),
                     .ink = hex(0xF1EEE8),
                     .second = hex(0xB9B8B1),
                     .third = hex(0x9A9D9F),
                     .panel = hex(0x1A1E21),
                     .line = hex(0x2E3539),
                     .chip = hex(0x252B2F),
                     .hatch = hex(0x4A545B),
                     .dark = true};

}  // namespace

Theme theme(ThemeName name) { return name == ThemeName::Dark ? dark : light; }

}  // namespace kua
