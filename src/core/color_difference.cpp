#include "core/color_difference.h"

#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double degree = std::numbers::pi / 180.0;

double lab_curve(double t) {
    constexpr double knee = 216.0 / 24389.0;
    constexpr double slope = 24389.0 / 27.0;
    return t > knee ? std::cbrt(t) : (slope * t + 16.0) / 116.0;
}

double seventh_power_part(double chroma) {
    const double c7 = std::pow(chroma, 7.0);
    constexpr double k7 = 6103515625.0;  // 25⁷
    return std::sqrt(c7 / (c7 + k7));
}

double hue_deg(double a, double b) {
    if (a == 0.0 && b == 0.0) return 0.0;
    const double hue = std::atan2(b, a) / degree;
    return hue < 0.0 ? hue + 360.0 : hue;
}

// From the first hue to the second the short way round; 0 where one has none.
double hue_step_deg(double first_deg, double second_deg, bool both_have_hue) {
    if (!both_have_hue) return 0.0;
    const double step = second_deg - first_deg;
    if (step > 180.0) return step - 360.0;
    return step < -180.0 ? step + 360.0 : step;
}

double mean_hue_deg(double first_deg, double second_deg, bool both_have_hue) {
    const double sum = first_deg + second_deg;
    if (!both_have_hue) return sum;
    if (std::abs(first_deg - second_deg) <= 180.0) return sum / 2.0;
    return sum < 360.0 ? (sum + 360.0) / 2.0 : (sum - 360.0) / 2.0;
}

}  // namespace

Lab to_lab(Rgba8 color) {
    const double r = linear_channel(color.r);
    const double g = linear_channel(color.g);
    const double b = linear_channel(color.b);
    const double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double color_difference(Lab first, Lab second) {
    const double mean_c = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2.0;
    const double g = 0.5 * (1.0 - seventh_power_part(mean_c));
    const double a1 = (1.0 + g) * first.a;
    const double a2 = (1.0 + g) * second.a;
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hue_deg(a1, first.b);
    const double h2 = hue_deg(a2, second.b);
    const bool both = c1 * c2 != 0.0;

    const double dl = second.l - first.l;
    const double dc = c2 - c1;
    const double dh = 2.0 * std::sqrt(c1 * c2) * std::sin(hue_step_deg(h1, h2, both) / 2.0 * degree);

    const double l = (first.l + second.l) / 2.0;
    const double c = (c1 + c2) / 2.0;
    const double h = mean_hue_deg(h1, h2, both);
    const double t = 1.0 - 0.17 * std::cos((h - 30.0) * degree) + 0.24 * std::cos(2.0 * h * degree) +
                     0.32 * std::cos((3.0 * h + 6.0) * degree) - 0.20 * std::cos((4.0 * h - 63.0) * degree);
    const double turn_deg = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0));
    const double rotation = -2.0 * seventh_power_part(c) * std::sin(2.0 * turn_deg * degree);
    const double from_middle = (l - 50.0) * (l - 50.0);
    const double sl = 1.0 + 0.015 * from_middle / std::sqrt(20.0 + from_middle);
    const double sc = 1.0 + 0.045 * c;
    const double sh = 1.0 + 0.015 * c * t;
    return std::sqrt(std::pow(dl / sl, 2.0) + std::pow(dc / sc, 2.0) + std::pow(dh / sh, 2.0) +
                     rotation * (dc / sc) * (dh / sh));
}

double color_difference(Rgba8 first, Rgba8 second) { return color_difference(to_lab(first), to_lab(second)); }

}  // namespace kua
