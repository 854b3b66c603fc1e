#include "scene/figure.h"

#include "core/problem.h"
#include "scene/figure_layout.h"
#include "scene/figure_picture.h"
#include "scene/figure_words.h"
#include "scene/page_presets.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kua {
namespace {

/// Nobody reads such a title; laying it out would take long and end in a page that is too small.
std::optional<Error> too_long(const FigureInput& input) {
    constexpr std::int64_t most_characters = 2000;
    const auto check = [&](const char* where, const std::string& text) -> std::optional<Error> {
        const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
        const std::int64_t characters = std::count_if(text.begin(), text.end(), is_first_byte);
        if (characters <= most_characters) return std::nullopt;
        return Error{where, msg("has {0} characters; a figure holds at most {1}", std::to_string(characters), std::to_string(most_characters))};
    };
    if (auto error = check("page.title", figure_title(input.view, input.data, input.text.lang()))) return error;
    return check("page.subtitle", input.view.page.subtitle);
}

std::optional<Error> missing_letter(const Figure& figure, const TextMetrics& metrics) {
    const auto check = [&](const std::string& text) -> std::optional<Error> {
        const std::string missing = metrics.missing_glyph(text);
        if (missing.empty()) return std::nullopt;
        return Error{
            shortened(text),
            msg("the typeface Inter (package {0}) has no character {1}: write it with Latin, Greek or Cyrillic letters",
                "fonts-inter", missing)};
    };
    for (const PageItem& item : figure.items)
        if (const auto* text = std::get_if<PageText>(&item))
            if (auto error = check(text->text)) return error;
    for (const SceneItem& item : figure.scene.items)
        if (const auto* label = std::get_if<Label>(&item))
            if (auto error = check(label->text)) return error;
    return std::nullopt;
}

bool would_do(const FigureInput& input, int height_mm) {
    ViewState view = input.view;
    view.page.height_px = height_mm * px_per_mm;
    return lay_out({input.data, input.base, input.selection, view, input.text, input.metrics, input.release_note}).figure.has_value();
}

/// The least height in whole millimetres that would do at the page's width, found by trying; nothing where none does.
std::optional<int> least_height_mm(const FigureInput& input) {
    const PageChoice& page = input.view.page;
    const int most_mm = static_cast<int>(5.0 * std::max(page.width_px, page.height_px) / px_per_mm);
    int too_little_mm = static_cast<int>(page.height_px / px_per_mm);
    int enough_mm = std::max(1, too_little_mm);
    while (!would_do(input, enough_mm)) {
        if (enough_mm > most_mm) return std::nullopt;
        too_little_mm = enough_mm;
        enough_mm += 1 + enough_mm / 3;
    }
    while (enough_mm - too_little_mm > 1) {
        const int middle_mm = (enough_mm + too_little_mm) / 2;
        (would_do(input, middle_mm) ? enough_mm : too_little_mm) = middle_mm;
    }
    return enough_mm;
}

/// Speaks in millimetres and in px, as either may have been asked for.
Error too_small(const FigureInput& input) {
    const PageChoice& page = input.view.page;
    const auto whole = [](double number) { return std::to_string(std::lround(number)); };
    const std::string mm = whole(page.width_px / px_per_mm) + " × " + whole(page.height_px / px_per_mm);
    const std::string px = whole(page.width_px) + " × " + whole(page.height_px);
    const auto least_mm = least_height_mm(input);
    if (!least_mm)
        return {
            "page",
            msg("a page of {0} mm ({1} px) is too narrow for the map and the words around it: make it wider", mm, px)};
    return {"page", msg("a page of {0} mm ({1} px) is too small for the map and the words around it: at this width it "
                        "has to be {2} mm ({3} px) high, or the title shorter",
                        mm, px, std::to_string(*least_mm), whole(std::ceil(*least_mm * px_per_mm)))};
}

}  // namespace

Result<Figure> layout_figure(const FigureInput& input) {
    if (auto error = too_long(input)) return *std::move(error);
    if (auto error = cannot_be_shown(input)) return *std::move(error);
    auto attempt = lay_out(input);
    if (attempt.fault) return *std::move(attempt.fault);
    if (!attempt.figure) return too_small(input);
    if (auto error = missing_letter(*attempt.figure, input.metrics)) return *std::move(error);
    return *std::move(attempt.figure);
}

}  // namespace kua
