#pragma once

#include "core/color.h"

#include <SFML/Graphics/Glsl.hpp>

namespace kua {

/// `color` as a uniform: red, green, blue and straight alpha, 0 to 1.
[[nodiscard]] inline sf::Glsl::Vec4 in_shader(Rgba8 color) {
    const auto share = [](std::uint8_t level) { return static_cast<float>(level) / 255.0F; };
    return {share(color.r), share(color.g), share(color.b), share(color.a)};
}

}  // namespace kua
