#include "app/actions.h"
#include "app/brush.h"
#include "app/chips.h"
#include "app/choice_rows.h"
#include "app/choices.h"
#include "app/panels.h"
#include "app/people_histogram.h"
#include "app/switches.h"
#include "query/people_class.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kua {
namespace {

/// One tile: what a reader wants to know of a place, in five words instead of twelve.
struct PlaceTile {
    std::string_view id;
    std::string label;
    std::vector<PlacePrecision> holds;
};

std::vector<PlaceTile> place_tiles(const Ui& ui) {
    using enum PlacePrecision;
    return {{"site", ui.text("Site"), {Site}},
            {"street", ui.text("Street"), {Street, Neighbourhood}},
            {"town", ui.text("Town"), {Settlement, NearSettlement}},
            {"region", ui.text("Region"), {Adm2, Adm1}},
            {"country", ui.text("Country"), {Area, Country, WaterAir, Unknown}},
            {"unstated", ui.text("Not said"), {Unspecified}}};
}

std::vector<std::string> words_of(const std::vector<PlacePrecision>& values) {
    std::vector<std::string> words;
    for (const PlacePrecision value : values) words.emplace_back(word(value));
    return words;
}

std::vector<std::string> all_precisions() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < place_precision_count; ++i) words.emplace_back(word(static_cast<PlacePrecision>(i)));
    return words;
}

std::vector<std::string> all_statuses() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < status_count; ++i) words.emplace_back(word(static_cast<Status>(i)));
    return words;
}

constexpr double tile_gap_px = 4.0;

/// Shares `room` among things: evenly where each then has what it needs and `around` it, else as they need.
std::vector<double> shared_widths(const std::vector<double>& needed, double room, double around) {
    const auto count = static_cast<double>(needed.size());
    std::vector<double> widths(needed.size(), room / count);
    if (*std::max_element(needed.begin(), needed.end()) + around <= room / count) return widths;
    const double spare = room - std::reduce(needed.begin(), needed.end()) - around * count;
    for (std::size_t i = 0; i < needed.size(); ++i)
        widths[i] = spare >= 0.0 ? needed[i] + around + spare / count : (needed[i] + around) * room / (room - spare);
    return widths;
}

}  // namespace

void precision_section(Ui& ui, AppState& state, Column& column) {
    section_head(ui, column.row(24.0), ui.text("Place known to"));
    column.gap(4.0);
    auto tiles = place_tiles(ui);
    const auto count_of = [&](const PlaceTile& tile) {
        std::int64_t n = 0;
        for (const PlacePrecision value : tile.holds) n += state.picture.facets.place_precisions[static_cast<std::size_t>(value)];
        return n;
    };
    if (count_of(tiles.back()) == 0 && is_on(state.view.filter.place_precisions, word(PlacePrecision::Unspecified))) tiles.pop_back();
    const ScreenBox row = column.row(36.0);
    std::vector<double> needed;
    for (const PlaceTile& tile : tiles)
        needed.push_back(std::max(ui.pen().width(tile.label, TextStyle::Note),
                                  ui.pen().width(number_text(count_of(tile), ui.text.lang()), TextStyle::Strong)));
    const std::vector<double> widths = shared_widths(needed, width_of(row) + tile_gap_px, tile_gap_px + 2.0);
    double left = row.left_px;
    Brush brush(ui, state.panel.brush, "precisions");
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const auto words = words_of(tiles[i].holds);
        const ScreenBox box{std::round(left), row.top_px, std::round(left + widths[i]) - tile_gap_px, row.bottom_px};
        left += widths[i];
        const Chip content{"place-" + std::string(tiles[i].id), tiles[i].label, count_of(tiles[i]), is_on(state.view.filter.place_precisions, words.front())};
        const ChipTouch touch = tile(ui, box, content);
        brush.bar(touch.box, touch.pressed, words);
        if (touch.toggled) toggle(state.view.filter.place_precisions, words, all_precisions());
        if (!touch.listed) continue;
        Filter filter = state.view.filter;
        filter.place_precisions = words;
        open_list(state, tiles[i].label, {{"", rows_with(state, filter)}}, ui.text);
    }
    if (const auto words = brush.chosen()) choose(state.view.filter.place_precisions, *words, all_precisions());
}

void status_section(Ui& ui, AppState& state, Column& column) {
    section_head(ui, column.row(24.0), ui.text("Verified"));
    column.gap(4.0);
    ChipRows rows(ui, column);
    Brush brush(ui, state.panel.brush, "statuses");
    for (std::size_t i = 0; i < status_count; ++i) {
        const std::string code(word(static_cast<Status>(i)));
        const std::int64_t count = state.picture.facets.statuses[i];
        const bool on = is_on(state.view.filter.statuses, code);
        if (count == 0 && on && static_cast<Status>(i) != Status::Disputed) continue;
        const std::string name(state.dataset()->vocabulary.label_of("status", code, state.view.lang));
        const ChipTouch touch = rows.add({"status-" + code, name, count, on});
        brush.bar(touch.box, touch.pressed, {code});
        if (touch.toggled) toggle(state.view.filter.statuses, {code}, all_statuses());
        if (!touch.listed) continue;
        Filter filter = state.view.filter;
        filter.statuses = {code};
        open_list(state, name, {{"", rows_with(state, filter)}}, ui.text);
    }
    if (const auto words = brush.chosen()) choose(state.view.filter.statuses, *words, all_statuses());
}

void count_section(Ui& ui, AppState& state, Column& column) {
    Filter& filter = state.view.filter;
    const auto& steps = people_class_floors;   // the first is "any"
    const auto at = std::lower_bound(steps.begin(), steps.end(), filter.count_at_least);
    const auto step = static_cast<int>(std::min(at, steps.end() - 1) - steps.begin());
    const std::string value = filter.count_at_least == 0 ? ui.text("any") : number_text(filter.count_at_least, state.view.lang);
    section_head(ui, column.row(24.0), ui.text("People affected, at least"), value);
    column.gap(2.0);
    const ScreenBox chart = column.row(30.0);
    if (const auto chosen = people_histogram(ui, chart, state.panel.brush, state.picture.facets.people, static_cast<std::size_t>(step)))
        filter.count_at_least = steps[*chosen];
    const Slider content{"people", step, static_cast<int>(steps.size()) - 1};
    ScreenBox row = column.row(22.0);
    const double half_bar_px = width_of(row) / static_cast<double>(steps.size()) / 2.0;   // the knob stands below a bar
    row.left_px += half_bar_px;
    row.right_px -= half_bar_px;
    if (const auto chosen = slider(ui, row, content)) filter.count_at_least = steps[static_cast<std::size_t>(*chosen)];
    ui.hint(ui.text("Only incidents with at least so many people by the least number that a source gives"));
}

}  // namespace kua
