#include "scene/color_classes.h"

#include "core/palette.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr const char* default_palette = "orrd";

/// `values` ascend.
ClassBreaks breaks_of(std::span<const double> values, const ClassChoice& choice) {
    const auto count = static_cast<std::size_t>(choice.count);
    switch (choice.method) {
        case ClassMethod::EqualInterval: return equal_interval_breaks(values, count);
        case ClassMethod::Quantile: return quantile_breaks(values, count);
        case ClassMethod::NaturalBreaks: return natural_breaks(values, count);
        case ClassMethod::StandardDeviation: return standard_deviation_breaks(values);
        case ClassMethod::Box: return box_breaks(values);
        case ClassMethod::HeadTail: return head_tail_breaks(values);
        case ClassMethod::Manual: break;
    }
    auto made = manual_breaks(choice.bounds);
    if (!made) return equal_interval_breaks(values, count);
    if (values.back() > made->upper.back()) made->upper.push_back(std::numeric_limits<double>::infinity());
    return *std::move(made);
}

const char* method_name(ClassMethod method) {
    switch (method) {
        case ClassMethod::EqualInterval: return translatable("equal intervals");
        case ClassMethod::Quantile: return translatable("quantiles");
        case ClassMethod::NaturalBreaks: return translatable("natural breaks (Fisher)");
        case ClassMethod::StandardDeviation: return translatable("standard deviations");
        case ClassMethod::Box: return translatable("box plot");
        case ClassMethod::HeadTail: return translatable("head/tail breaks");
        case ClassMethod::Manual: break;
    }
    return translatable("set by hand");
}

/// Whether each class holds a whole number: only then can labels of whole numbers tell them apart.
bool all_hold_a_whole_number(const ClassBreaks& breaks) {
    double from = std::max(breaks.least, 1.0);
    for (const double upper : breaks.upper) {
        if (std::floor(upper) < from) return false;
        from = std::floor(upper) + 1.0;
    }
    return true;
}

/// Of whole numbers, where each class begins one after the last: "1", "2 – 4".
std::vector<std::string> whole_labels(const ClassBreaks& breaks, Lang lang) {
    std::vector<std::string> labels;
    double from = std::max(breaks.least, 1.0);
    for (const double upper : breaks.upper) {
        const double to = std::floor(upper);
        if (std::isinf(upper)) {
            labels.push_back("≥ " + decimal_text(from, 0, lang));
            break;
        }
        const std::string first = decimal_text(from, 0, lang);
        labels.push_back(to > from ? first + " – " + decimal_text(to, 0, lang) : first);
        from = to + 1.0;
    }
    return labels;
}

/// "0.2 – 0.5"; the first begins at the least value, an open last one reads "> 2".
std::vector<std::string> labels_of(const ClassBreaks& breaks, Lang lang) {
    std::vector<double> bounds{std::isfinite(breaks.least) ? breaks.least : 0.0};
    bounds.insert(bounds.end(), breaks.upper.begin(), breaks.upper.end());
    const int decimals = decimals_that_tell_apart(bounds);
    std::vector<std::string> labels;
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        const std::string from = decimal_text(bounds[i - 1], decimals, lang);
        if (!std::isfinite(bounds[i])) {
            labels.push_back("> " + from);
            continue;
        }
        const std::string to = decimal_text(bounds[i], decimals, lang);
        labels.push_back(from == to ? to : from + " – " + to);
    }
    return labels;
}

}  // namespace

ColorClasses color_classes(std::span<const double> values, const ClassChoice& choice, const Theme& theme, Lang lang) {
    std::vector<double> above;
    for (const double value : values)
        if (std::isfinite(value) && value > 0.0) above.push_back(value);
    ColorClasses classes;
    if (above.empty()) return classes;
    std::sort(above.begin(), above.end());
    classes.breaks = breaks_of(above, choice);
    if (!std::isfinite(classes.breaks.least)) {  // bounds by hand know no values
        const double least = above.front();
        classes.breaks.least = least <= classes.breaks.upper.front() ? least : 0.0;
    }
    const ColorPalette* palette = find_palette(choice.palette.empty() ? default_palette : choice.palette);
    if (palette == nullptr) palette = find_palette(default_palette);
    // One class more than there are, and not its palest: a pale class would read as bare land.
    const std::size_t wanted = std::min(classes.breaks.upper.size() + 1, palette->most_classes);
    const auto colors = palette_colors(*palette, wanted, theme.dark ? Ground::Dark : Ground::Light);
    for (std::size_t i = 0; i < classes.breaks.upper.size(); ++i)
        classes.colors.push_back(colors[std::min(i + 1, colors.size() - 1)]);
    const bool is_open = std::isinf(classes.breaks.upper.back());
    const bool whole = std::all_of(above.begin(), above.end(), [](double v) { return v == std::floor(v); }) &&
                       (!is_open || choice.method == ClassMethod::Manual) && choice.method != ClassMethod::Box &&
                       all_hold_a_whole_number(classes.breaks);
    classes.labels = whole ? whole_labels(classes.breaks, lang) : labels_of(classes.breaks, lang);
    classes.values = std::move(above);
    return classes;
}

ClassScale class_scale(const ColorClasses& classes) { return {classes.values, classes.breaks.upper, classes.colors}; }

std::size_t color_class_of(double value, const ColorClasses& classes) {
    const auto found = class_of(value, classes.breaks);
    return found ? *found : classes.breaks.upper.size() - 1;
}

std::string class_note(const ClassChoice& choice, const ColorClasses& classes, const Catalogue& text) {
    const std::string method = text(method_name(choice.method));
    std::string note = choice.method == ClassMethod::Manual ? text(msg("Classes: {0}.", method))
                       : choice.rescaled ? text(msg("Classes: {0}, made for the days shown.", method))
                                         : text(msg("Classes: {0}, made for all days of the data.", method));
    const std::size_t made = classes.breaks.upper.size();
    if (classes.breaks.asked > made)
        note += " " + text(msg("{0} were wanted; the values allow {1}.", std::to_string(classes.breaks.asked),
                               std::to_string(made)));
    return note;
}

}  // namespace kua
