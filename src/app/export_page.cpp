#include "app/export_page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kua {
namespace {

std::optional<double> number(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// At most one decimal.
std::string plain(double value) {
    std::array<char, 32> digits{};
    const double rounded = std::round(value * 10.0) / 10.0;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

bool is_whole(double value) { return std::abs(value - std::round(value)) < 0.005; }

std::optional<double> length_px(const ExportDialog& dialog, const std::string& typed) {
    const auto value = number(typed);
    if (!value) return std::nullopt;
    return dialog.in_mm ? *value * px_per_mm : *value;
}

bool is_in(double value, double least, double most) { return value >= least && value <= most; }

/// `path` without the ending of a format that is written.
std::string stem_of(const std::string& path) {
    if (const auto figure = format_of(path)) return path.substr(0, path.size() - ending_of(*figure).size());
    if (const auto records = records_format_of(path)) return path.substr(0, path.size() - ending_of(*records).size());
    return path;
}

}  // namespace

void fill_fields(ExportDialog& dialog, const PageChoice& page) {
    const double width_mm = page.width_px / px_per_mm;
    const double height_mm = page.height_px / px_per_mm;
    dialog.in_mm = is_whole(width_mm) && is_whole(height_mm);
    dialog.width = plain(dialog.in_mm ? width_mm : page.width_px);
    dialog.height = plain(dialog.in_mm ? height_mm : page.height_px);
    dialog.dpi = plain(page.dpi);
    dialog.title = page.title;
}

void take_unit(ExportDialog& dialog, bool in_mm) {
    if (dialog.in_mm == in_mm) return;
    for (std::string* field : {&dialog.width, &dialog.height})
        if (const auto px = length_px(dialog, *field)) *field = plain(in_mm ? *px / px_per_mm : *px);
    dialog.in_mm = in_mm;
}

void take_preset(ExportDialog& dialog, const PagePreset& preset) {
    PageChoice page = with_preset({}, preset);
    page.title = dialog.title;
    fill_fields(dialog, page);
}

const PagePreset* preset_of(const PageChoice& page) {
    const auto& all = page_presets();
    const auto* found = std::find_if(all.begin(), all.end(), [&](const PagePreset& preset) {
        return std::abs(preset.width_px - page.width_px) < 0.05 && std::abs(preset.height_px - page.height_px) < 0.05;
    });
    return found == all.end() ? nullptr : found;
}

std::optional<PageChoice> page_of(const ExportDialog& dialog, PageChoice page) {
    const auto width = length_px(dialog, dialog.width);
    const auto height = length_px(dialog, dialog.height);
    if (!width || !height || !is_in(*width, least_page_px, most_page_px) || !is_in(*height, least_page_px, most_page_px))
        return std::nullopt;
    if (dialog.format == FigureFormat::Png) {
        const auto dpi = number(dialog.dpi);
        if (!dpi || !is_in(*dpi, 24.0, 1200.0)) return std::nullopt;
        page.dpi = *dpi;
    }
    page.width_px = *width;
    page.height_px = *height;
    page.title = dialog.title;
    return page;
}

std::string with_ending(const std::string& path, FigureFormat format) {
    return path.empty() || format_of(path) == format ? path : stem_of(path) + std::string(ending_of(format));
}

std::string with_ending(const std::string& path, RecordsFormat format) {
    return path.empty() || records_format_of(path) == format ? path : stem_of(path) + std::string(ending_of(format));
}

}  // namespace kua
