#include "stats/class_breaks.h"

#include "stats/natural_cuts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>

namespace kua {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> sorted_finite(std::span<const double> values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted), [](double v) { return std::isfinite(v); });
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

ClassBreaks breaks_of(ClassMethod method, std::span<const double> values, const std::vector<double>& sorted) {
    ClassBreaks breaks;
    breaks.method = method;
    breaks.used = sorted.size();
    breaks.left_out = values.size() - sorted.size();
    if (!sorted.empty()) breaks.least = sorted.front();
    return breaks;
}

// Appends a bound unless rounding or ties put it at or below the one before: a class without room for a value.
void add_bound(ClassBreaks& breaks, double bound) {
    if (breaks.upper.empty() || bound > breaks.upper.back()) breaks.upper.push_back(bound);
}

// The quantile of type 7 of Hyndman & Fan (1996): linear between the order statistics around 1 + (n - 1) p.
double quantile(const std::vector<double>& sorted, double p) {
    const double place = static_cast<double>(sorted.size() - 1) * p;
    const auto below = std::min(static_cast<std::size_t>(place), sorted.size() - 1);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

// Mean of [first, last), within the values' range whatever the rounding. Pre: not empty.
double mean(std::vector<double>::const_iterator first, std::vector<double>::const_iterator last) {
    const auto n = static_cast<double>(last - first);
    double sum = 0.0;
    for (auto v = first; v != last; ++v) sum += *v / n;
    return std::clamp(sum, *first, *std::prev(last));
}

double sample_deviation(const std::vector<double>& sorted, double centre) {
    if (sorted.size() < 2) return 0.0;
    double squares = 0.0;
    for (const double v : sorted) squares += (v - centre) * (v - centre);
    return std::sqrt(squares / static_cast<double>(sorted.size() - 1));
}

std::string number_text(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

}  // namespace

ClassBreaks equal_interval_breaks(std::span<const double> values, std::size_t classes) {
    assert(classes > 0);
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::EqualInterval, values, sorted);
    breaks.asked = classes;
    if (sorted.empty()) return breaks;
    const double first = sorted.front();
    const double last = sorted.back();
    if (first < last)
        for (std::size_t i = 1; i < classes; ++i) {
            const double bound = std::lerp(first, last, static_cast<double>(i) / static_cast<double>(classes));
            if (bound > first && bound < last) add_bound(breaks, bound);
        }
    add_bound(breaks, last);
    return breaks;
}

ClassBreaks quantile_breaks(std::span<const double> values, std::size_t classes) {
    assert(classes > 0);
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::Quantile, values, sorted);
    breaks.asked = classes;
    if (sorted.empty()) return breaks;
    for (std::size_t i = 1; i < classes; ++i)
        add_bound(breaks, quantile(sorted, static_cast<double>(i) / static_cast<double>(classes)));
    add_bound(breaks, sorted.back());
    return breaks;
}

ClassBreaks natural_breaks(std::span<const double> values, std::size_t classes) {
    assert(classes > 0);
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::NaturalBreaks, values, sorted);
    breaks.asked = classes;
    if (sorted.empty()) return breaks;
    std::vector<double> distinct;
    std::vector<double> times;
    for (const double v : sorted) {
        if (distinct.empty() || v > distinct.back()) distinct.push_back(v), times.push_back(0.0);
        times.back() += 1.0;
    }
    for (const std::size_t end : natural_cuts(distinct, times, std::min(classes, distinct.size())))
        breaks.upper.push_back(distinct[end - 1]);
    return breaks;
}

ClassBreaks standard_deviation_breaks(std::span<const double> values, double step, std::size_t reach) {
    assert(step > 0.0 && reach > 0);
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::StandardDeviation, values, sorted);
    breaks.asked = 2 * reach + 2;
    if (sorted.empty()) return breaks;
    const double centre = mean(sorted.begin(), sorted.end());
    const double deviation = sample_deviation(sorted, centre);
    breaks.middle = centre;
    const double steps = static_cast<double>(reach);
    if (sorted.front() < sorted.back())
        for (double i = -steps; i <= steps; i += 1.0) {
            const double bound = centre + i * step * deviation;
            if (bound > sorted.front() && bound < sorted.back()) add_bound(breaks, bound);
        }
    add_bound(breaks, sorted.back());
    return breaks;
}

ClassBreaks box_breaks(std::span<const double> values) {
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::Box, values, sorted);
    breaks.asked = 6;
    if (sorted.empty()) return breaks;
    const double q1 = quantile(sorted, 0.25);
    const double median = quantile(sorted, 0.5);
    const double q3 = quantile(sorted, 0.75);
    const double lower_fence = q1 - 1.5 * (q3 - q1);
    const double upper_fence = q3 + 1.5 * (q3 - q1);
    const double last = sorted.back() > upper_fence ? sorted.back() : infinity;
    breaks.upper = {std::nextafter(lower_fence, -infinity), q1, median, q3, upper_fence, last};
    breaks.middle = median;
    return breaks;
}

ClassBreaks head_tail_breaks(std::span<const double> values, double head_limit) {
    assert(head_limit > 0.0 && head_limit <= 1.0);
    const auto sorted = sorted_finite(values);
    ClassBreaks breaks = breaks_of(ClassMethod::HeadTail, values, sorted);
    if (sorted.empty()) return breaks;
    auto head = sorted.begin();
    while (head != sorted.end()) {
        const double bound = mean(head, sorted.end());
        const auto above = std::upper_bound(head, sorted.end(), bound);
        if (above == sorted.end()) break;  // all of the head are equal
        add_bound(breaks, bound);
        const auto share = static_cast<double>(sorted.end() - above) / static_cast<double>(sorted.end() - head);
        head = above;
        if (share > head_limit || sorted.end() - head <= 1) break;
    }
    add_bound(breaks, sorted.back());
    return breaks;
}

Result<ClassBreaks> manual_breaks(std::span<const double> upper) {
    if (upper.empty()) return Error{"", msg("classes need at least one upper bound")};
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const bool may_be_open = i + 1 == upper.size() && upper[i] > 0.0;
        if (std::isnan(upper[i]) || (std::isinf(upper[i]) && !may_be_open))
            return Error{"", msg("upper bound {0} of the classes is not a number", std::to_string(i + 1))};
        if (i > 0 && upper[i] <= upper[i - 1])
            return Error{"", msg("the upper bounds of classes must ascend, but {0} follows {1}", number_text(upper[i]),
                                 number_text(upper[i - 1]))};
    }
    ClassBreaks breaks;
    breaks.upper.assign(upper.begin(), upper.end());
    breaks.asked = upper.size();
    return breaks;
}

std::optional<std::size_t> class_of(double value, const ClassBreaks& breaks) {
    if (!std::isfinite(value)) return std::nullopt;
    const auto at = std::lower_bound(breaks.upper.begin(), breaks.upper.end(), value);
    if (at == breaks.upper.end()) return std::nullopt;
    return static_cast<std::size_t>(at - breaks.upper.begin());
}

ClassCounts count_classes(std::span<const double> values, const ClassBreaks& breaks) {
    ClassCounts counts;
    counts.in_class.assign(breaks.upper.size(), 0);
    for (const double value : values) {
        if (!std::isfinite(value))
            ++counts.no_data;
        else if (const auto at = class_of(value, breaks))
            ++counts.in_class[*at];
        else
            ++counts.above;
    }
    return counts;
}

}  // namespace kua
