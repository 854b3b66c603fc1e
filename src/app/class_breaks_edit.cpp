#include "app/class_breaks_edit.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double steps_on_axis = 200.0;

/// The nearest of 1, 2 and 5 times a power of ten that is not below `value`.
double round_step(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double head : {1.0, 2.0, 5.0})
        if (head * power >= value * (1.0 - 1e-9)) return head * power;
    return 10.0 * power;
}

/// `value` on a step; by division, so that 0.3 is 3 / 10 and not 3 * 0.1.
double on_step(double value, double step) {
    const double n = std::round(value / step);
    return step < 1.0 ? n / std::round(1.0 / step) : n * step;
}

}  // namespace

BreakAxis break_axis(const ClassScale& scale) {
    BreakAxis axis;
    axis.least = scale.values.front();
    axis.most = scale.values.back();
    const bool whole = std::all_of(scale.values.begin(), scale.values.end(), [](double v) { return v == std::floor(v); });
    axis.whole = whole;
    if (whole) {
        axis.least -= 0.5;
        axis.most += 0.5;
    } else if (axis.most <= axis.least) {
        axis.least *= 0.9;
        axis.most *= 1.1;
    }
    axis.step = round_step((axis.most - axis.least) / steps_on_axis);
    if (whole) axis.step = std::max(axis.step, 1.0);
    for (std::size_t i = 0; i + 1 < scale.upper.size(); ++i) axis.bounds.push_back(scale.upper[i]);
    return axis;
}

std::vector<std::size_t> bar_heights(const ClassScale& scale, const BreakAxis& axis, std::size_t bars) {
    std::vector<std::size_t> heights(bars, 0);
    for (const double value : scale.values) {
        const double part = (value - axis.least) / (axis.most - axis.least);
        const double bar = std::floor(part * static_cast<double>(bars));
        ++heights[static_cast<std::size_t>(std::clamp(bar, 0.0, static_cast<double>(bars - 1)))];
    }
    return heights;
}

std::vector<double> with_moved(const BreakAxis& axis, std::size_t index, double value) {
    std::vector<double> bounds = axis.bounds;
    const double low = index > 0 ? bounds[index - 1] : std::max(axis.least, 0.0);
    const double high = index + 1 < bounds.size() ? bounds[index + 1] : axis.most;
    double wanted = on_step(std::clamp(value, low, high), axis.step);
    if (wanted <= low) wanted = on_step(low, axis.step) + axis.step;
    if (wanted >= high) wanted = on_step(high, axis.step) - axis.step;
    if (wanted > low && wanted < high) bounds[index] = wanted;
    return bounds;
}

std::vector<double> with_added(const BreakAxis& axis, double value) {
    std::vector<double> bounds = axis.bounds;
    const double wanted = on_step(value, axis.step);
    const bool is_far = std::none_of(bounds.begin(), bounds.end(),
                                     [&](double other) { return std::abs(other - wanted) < axis.step * 0.999; });
    if (!is_far || wanted <= std::max(axis.least, 0.0) || wanted >= axis.most || bounds.size() >= most_bounds) return bounds;
    bounds.insert(std::upper_bound(bounds.begin(), bounds.end(), wanted), wanted);
    return bounds;
}

std::vector<double> without(const BreakAxis& axis, std::size_t index) {
    std::vector<double> bounds = axis.bounds;
    if (bounds.size() > 1) bounds.erase(bounds.begin() + static_cast<std::ptrdiff_t>(index));
    return bounds;
}

}  // namespace kua
