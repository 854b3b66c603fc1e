#pragma once

#include "core/color.h"

#include <span>
#include <string>

namespace sf {
class Shader;
}

namespace kua {

/// Sets a vec4 of the shader: red, green, blue and straight alpha, 0 to 1.
void set_color(sf::Shader& shader, const std::string& name, Rgba8 color);
/// Sets an array of such.
void set_colors(sf::Shader& shader, const std::string& name, std::span<const Rgba8> colors);

}  // namespace kua
