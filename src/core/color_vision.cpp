#include "core/color_vision.h"

namespace kua {
namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

constexpr Matrix protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

Rgba8 transformed(Rgba8 color, const Matrix& m) {
    const std::array<double, 3> light = {linear_channel(color.r), linear_channel(color.g), linear_channel(color.b)};
    const auto channel = [&](std::size_t i) {
        return encoded_channel(m[i][0] * light[0] + m[i][1] * light[1] + m[i][2] * light[2]);
    };
    return {channel(0), channel(1), channel(2), color.a};
}

constexpr Matrix usual = {{{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}};
constexpr std::array<double, 3> luminance = {0.2126, 0.7152, 0.0722};  // WCAG 2.1
constexpr Matrix grey = {{luminance, luminance, luminance}};

const Matrix& matrix_of(Vision vision) {
    switch (vision) {
        case Vision::Protanopia: return protanopia;
        case Vision::Deuteranopia: return deuteranopia;
        case Vision::Tritanopia: return tritanopia;
        case Vision::Grey: return grey;
        case Vision::Usual: break;
    }
    return usual;
}

}  // namespace

std::string_view word(Vision vision) {
    constexpr std::array<std::string_view, all_visions.size()> words{"usual", "protanopia", "deuteranopia", "tritanopia", "grey"};
    return words[static_cast<std::size_t>(vision)];
}

Rgba8 as_seen(Rgba8 color, Vision vision) {
    return vision == Vision::Usual ? color : transformed(color, matrix_of(vision));
}

std::array<std::array<float, 3>, 3> light_matrix(Vision vision) {
    std::array<std::array<float, 3>, 3> light{};
    const Matrix& matrix = matrix_of(vision);
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) light[i][j] = static_cast<float>(matrix[i][j]);
    return light;
}

}  // namespace kua
