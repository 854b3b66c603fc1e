#include "screen/sign_code.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace kua {
namespace {

constexpr double pi = std::numbers::pi;

/// `value` as a whole number of 1/parts; none where it needs more than `bits`.
std::optional<std::uint32_t> whole(double value, double parts, int bits) {
    const double number = std::round(value * parts);
    if (!(number >= 0.0 && number < std::exp2(bits))) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

struct Code {
    std::uint32_t extra = 0;   // the last field of u
    std::uint32_t size = 0;    // v
};

std::optional<Code> box_code(const MarkOutline& box, double scale) {
    const auto corner = whole(box.corner_px * scale, 16.0, 9);
    const auto half_width = whole(box.width_px / 2.0 * scale, 16.0, 12);
    const auto half_height = whole(box.height_px / 2.0 * scale, 16.0, 12);
    if (!corner || !half_width || !half_height) return std::nullopt;
    return Code{*corner, *half_width | *half_height << 12U};
}

std::optional<Code> arc_code(const MarkOutline& arc, double scale) {
    const auto radius = whole(arc.radius_px * scale, 32.0, 13);
    if (!radius) return std::nullopt;
    const double half = std::clamp((arc.to - arc.from) / 2.0, 0.0, pi);
    const double turns = (arc.from + arc.to) / 2.0 / (2.0 * pi);
    const std::uint32_t middle = *whole(turns - std::floor(turns), 2048.0, 12) % 2048U;
    return Code{std::min(*whole(half, 512.0 / pi, 10), 511U), *radius | middle << 13U};
}

std::optional<Code> code_of(const MarkOutline& outline, double scale) {
    if (outline.form == MarkOutline::Form::Box) return box_code(outline, scale);
    if (outline.form == MarkOutline::Form::Arc) return arc_code(outline, scale);
    const auto radius = whole(outline.radius_px * scale, 64.0, 14);
    if (!radius) return std::nullopt;
    return Code{0, *radius};
}

}  // namespace

bool add_coded(Mesh& mesh, const MarkOutline& outline, ScreenPoint place, double scale, const SignPen& pen) {
    const auto code = code_of(outline, scale);
    const auto width = whole(pen.width_px, 32.0, 9);
    if (!code || !width) return false;
    const std::uint32_t what = static_cast<std::uint32_t>(outline.form) << 2U | (pen.dashed ? 1U : 0U) << 5U | *width << 6U |
                               code->extra << 15U;
    const auto x = static_cast<float>(place.x_px + outline.centre.x_px * scale);
    const auto y = static_cast<float>(place.y_px + outline.centre.y_px * scale);
    // Corner: bit 0 right, bit 1 lower.
    for (const std::uint32_t corner : {0U, 1U, 2U, 1U, 3U, 2U})
        mesh.push_back({x, y, pen.color, -1.0F - static_cast<float>(what | corner), static_cast<float>(code->size)});
    return true;
}

}  // namespace kua
