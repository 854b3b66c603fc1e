#pragma once

#include "core/color.h"

#include <array>
#include <cstdint>
#include <string_view>

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

/// "protanopia" and so on.
[[nodiscard]] std::string_view word(Vision vision);

/// What stands for `color` in that vision: the matrices of Machado, Oliveira & Fernandes (2009), severity 1.0, on
/// linear light; for Grey the grey of the same luminance. Alpha stays.
[[nodiscard]] Rgba8 as_seen(Rgba8 color, Vision vision);

/// The same as a matrix from linear light to linear light: what as_seen and SeenColors share.
[[nodiscard]] std::array<std::array<float, 3>, 3> light_matrix(Vision vision);

}  // namespace kua
