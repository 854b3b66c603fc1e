#include "screen/shader_color.h"

#include <SFML/Graphics/Glsl.hpp>
#include <SFML/Graphics/Shader.hpp>

#include <vector>

namespace kua {
namespace {

sf::Glsl::Vec4 in_shader(Rgba8 color) {
    const auto share = [](std::uint8_t level) { return static_cast<float>(level) / 255.0F; };
    return {share(color.r), share(color.g), share(color.b), share(color.a)};
}

}  // namespace

void set_color(sf::Shader& shader, const std::string& name, Rgba8 color) { shader.setUniform(name, in_shader(color)); }

void set_colors(sf::Shader& shader, const std::string& name, std::span<const Rgba8> colors) {
    std::vector<sf::Glsl::Vec4> values;
    for (const Rgba8 color : colors) values.push_back(in_shader(color));
    shader.setUniformArray(name, values.data(), values.size());
}

}  // namespace kua
