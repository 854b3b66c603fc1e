#include "app/actions.h"
#include "app/brush.h"
#include "app/choice_rows.h"
#include "app/choices.h"
#include "app/panels.h"
#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

std::vector<std::string> codes_of(const Vocabulary& vocabulary, std::optional<std::size_t> family) {
    std::vector<std::string> codes;
    for (const IncidentType& type : vocabulary.types)
        if (!family || type.family == *family) codes.push_back(type.code);
    return codes;
}

Tick tick_of(const Choices& choices, const std::vector<std::string>& codes) {
    const auto on = std::count_if(codes.begin(), codes.end(), [&](const std::string& code) { return is_on(choices, code); });
    return on == 0 ? Tick::Off : static_cast<std::size_t>(on) == codes.size() ? Tick::On : Tick::Some;
}

void list_types(AppState& state, const std::string& title, const std::vector<std::string>& codes, const Catalogue& text) {
    Filter filter = state.view.filter;
    filter.types = codes;
    open_list(state, title, {{"", rows_with(state, filter)}}, text);
}

struct FamilyCount {
    std::size_t family;
    std::int64_t count;
    std::int64_t longest;
    double number_px;
};

void type_rows(Ui& ui, AppState& state, Column& column, Brush& brush, const FamilyCount& of) {
    const Vocabulary& vocabulary = state.dataset()->vocabulary;
    const auto all = codes_of(vocabulary, std::nullopt);
    for (std::size_t i = 0; i < vocabulary.types.size(); ++i) {
        const IncidentType& type = vocabulary.types[i];
        const std::int64_t count = state.picture.facets.types[i];
        if (type.family != of.family || (count == 0 && is_on(state.view.filter.types, type.code))) continue;
        CheckRow row;
        row.id = "type-" + type.code;
        row.tick = is_on(state.view.filter.types, type.code) ? Tick::On : Tick::Off;
        row.color = family_color(vocabulary.families[of.family], ui.theme);
        row.label = type.label.in(state.view.lang);
        row.count = count;
        row.number_px = of.number_px;
        row.share = of.longest > 0 ? static_cast<double>(count) / static_cast<double>(of.longest) : 0.0;
        const ScreenBox box = column.row(23.0);
        const RowTouch touch = check_row(ui, box, row);
        brush.bar(box, touch.pressed, {type.code});
        if (touch.toggled) toggle(state.view.filter.types, {type.code}, all);
        if (touch.listed) list_types(state, row.label, {type.code}, ui.text);
    }
}

void family_row(Ui& ui, AppState& state, Column& column, Brush& brush, const FamilyCount& of) {
    const TypeFamily& family = state.dataset()->vocabulary.families[of.family];
    const auto all = codes_of(state.dataset()->vocabulary, std::nullopt);
    const auto codes = codes_of(state.dataset()->vocabulary, of.family);
    const bool open = state.panel.open_families.contains(family.code);
    CheckRow row;
    row.id = "family-" + family.code;
    row.tick = tick_of(state.view.filter.types, codes);
    row.shape = family.shape;
    row.color = family_color(family, ui.theme);
    row.label = family.label.in(state.view.lang);
    row.hint = family.hint.in(state.view.lang);
    row.count = of.count;
    row.number_px = of.number_px;
    row.share = of.longest > 0 ? static_cast<double>(of.count) / static_cast<double>(of.longest) : 0.0;
    row.folded = !open;
    const ScreenBox box = column.row(27.0);
    const RowTouch touch = check_row(ui, box, row);
    brush.bar(box, touch.pressed, codes);
    if (touch.toggled) toggle(state.view.filter.types, codes, all);
    if (touch.listed) list_types(state, row.label, codes, ui.text);
    if (touch.unfolded && open) state.panel.open_families.erase(family.code);
    if (touch.unfolded && !open) state.panel.open_families.insert(family.code);
}

}  // namespace

void type_section(Ui& ui, AppState& state, Column& column) {
    const Dataset& data = *state.dataset();
    const Vocabulary& vocabulary = data.vocabulary;
    std::vector<std::int64_t> counts(vocabulary.families.size(), 0);
    for (std::size_t i = 0; i < vocabulary.types.size(); ++i) counts[vocabulary.types[i].family] += state.picture.facets.types[i];
    const std::vector<std::uint8_t>& present = state.picture.facts.family_present;
    const std::int64_t longest = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    const std::string shown = number_text(state.picture.selection.totals.shown, state.view.lang);
    if (section_head(ui, column.row(24.0), ui.text("Type"), shown, "type-all", ui.text("List what is counted here")))
        open_list(state, ui.text("All that is shown"), {{"", whole_selection(state.picture).rows}}, ui.text);
    column.gap(10.0);
    const double number_px = number_room_px(ui, longest);
    Brush brush(ui, state.panel.brush, "types");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (present[i] == 0) continue;
        const FamilyCount of{i, counts[i], longest, number_px};
        family_row(ui, state, column, brush, of);
        if (state.panel.open_families.contains(vocabulary.families[i].code)) type_rows(ui, state, column, brush, of);
    }
    if (const auto codes = brush.chosen()) choose(state.view.filter.types, *codes, codes_of(vocabulary, std::nullopt));
}

}  // namespace kua
