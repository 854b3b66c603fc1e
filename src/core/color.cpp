#include "core/color.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace kua {
namespace {

std::optional<std::uint8_t> hex_byte(std::string_view two) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
    if (error != std::errc{} || end != two.data() + two.size()) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, double alpha) {
    return static_cast<std::uint8_t>(std::lround(under + (over - under) * alpha));
}

}  // namespace

std::optional<Rgba8> parse_color(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
    const auto r = hex_byte(text.substr(1, 2));
    const auto g = hex_byte(text.substr(3, 2));
    const auto b = hex_byte(text.substr(5, 2));
    const auto a = text.size() == 9 ? hex_byte(text.substr(7, 2)) : std::uint8_t{255};
    if (!r || !g || !b || !a) return std::nullopt;
    return Rgba8{*r, *g, *b, *a};
}

std::string to_string(Rgba8 color) {
    std::array<char, 10> text{};
    if (color.a == 255)
        std::snprintf(text.data(), text.size(), "#%02x%02x%02x", color.r, color.g, color.b);
    else
        std::snprintf(text.data(), text.size(), "#%02x%02x%02x%02x", color.r, color.g, color.b, color.a);
    return text.data();
}

Rgba8 blended(Rgba8 under, Rgba8 over) {
    const double alpha = over.a / 255.0;
    return {mixed(under.r, over.r, alpha), mixed(under.g, over.g, alpha), mixed(under.b, over.b, alpha), 255};
}

// The bound 0.03928 is that of WCAG; 0.04045 of the standard itself tells no two of the 256 channels apart.
double linear_channel(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded_channel(double linear) {
    const double light = std::clamp(linear, 0.0, 1.0);
    const double c = light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1.0 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255.0));
}

double relative_luminance(Rgba8 color) {
    return 0.2126 * linear_channel(color.r) + 0.7152 * linear_channel(color.g) + 0.0722 * linear_channel(color.b);
}

double contrast_ratio(Rgba8 a, Rgba8 b) {
    const double la = relative_luminance(a);
    const double lb = relative_luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace kua
