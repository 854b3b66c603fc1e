#pragma once

#include "core/color.h"

#include <array>
#include <cstdint>

namespace kua {

/// How a picture is looked at.
enum class Vision : std::uint8_t {
    Usual,
    Protanopia,    ///< without the long-wave cones: about 1 % of men
    Deuteranopia,  ///< without the medium-wave cones: about 1 % of men; its mild form is the commonest, about 5 %
    Tritanopia,    ///< without the short-wave cones: rare
    Grey           ///< printed or copied in grey
};
inline constexpr std::array all_visions = {Vision::Usual, Vision::Protanopia, Vision::Deuteranopia, Vision::Tritanopia,
                                           Vision::Grey};

/// What stands for `color` in that vision: the matrices of Machado, Oliveira & Fernandes (2009), severity 1.0, on
/// linear light; for Grey the grey of the same luminance. Alpha stays.
[[nodiscard]] Rgba8 as_seen(Rgba8 color, Vision vision);

}  // namespace kua
