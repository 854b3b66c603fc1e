#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

/// sRGB, straight alpha.
struct Rgba8 {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend constexpr bool operator==(const Rgba8&, const Rgba8&) = default;
};

/// Reads "#rrggbb" or "#rrggbbaa".
[[nodiscard]] std::optional<Rgba8> parse_color(std::string_view text);
/// "#rrggbb", or "#rrggbbaa" where not opaque.
[[nodiscard]] std::string to_string(Rgba8 color);
[[nodiscard]] constexpr Rgba8 with_alpha(Rgba8 color, std::uint8_t alpha) { return {color.r, color.g, color.b, alpha}; }
/// `over` painted on an opaque `under`.
[[nodiscard]] Rgba8 blended(Rgba8 under, Rgba8 over);
/// The light of an sRGB channel, 0 to 1, in proportion to its energy (IEC 61966-2-1); and back, clamped to 0 to 1.
[[nodiscard]] double linear_channel(std::uint8_t channel);
[[nodiscard]] std::uint8_t encoded_channel(double linear);
/// WCAG 2.1 relative luminance, 0 to 1, of an opaque colour.
[[nodiscard]] double relative_luminance(Rgba8 color);
/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast_ratio(Rgba8 a, Rgba8 b);

}  // namespace kua
