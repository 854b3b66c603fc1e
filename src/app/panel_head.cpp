#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/record_text.h"
#include "query/filter.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::size_t most_hits = 6;
constexpr double row_px = 26.0;

/// "Kazakhstan, January 2021": what a long title says in two words, from the boundaries' title and the opening days.
std::string place_and_time(const Ui& ui, const AppState& state) {
    const Dataset& data = *state.dataset();
    const std::string& title = data.boundaries.title.in(state.view.lang);
    const std::string place = title.substr(0, title.find(':'));
    const DayRange opening = state.picture.facts.bounds.opening;
    if (place.empty() || days_in(opening) == 0) return data.info.title.in(state.view.lang);
    const std::string month = month_text(civil_date(last_day(opening)), true, ui.text);
    const bool keeps_capital = state.view.lang == Lang::En;   // Russian and Kazakh months are small within a line
    return ui.text(msg("{0}, {1}", place, keeps_capital ? month : folded(month)));
}

void draw_title(Ui& ui, AppState& state, const ScreenBox& box) {
    Pen pen = ui.pen();
    pen.text({box.left_px, 29.0}, "Kua", {TextStyle::Brand, ui.theme.ink});
    const double left = box.left_px + pen.width("Kua", TextStyle::Brand) + 9.0;
    const double room = box.right_px - 62.0 - left;
    const std::string& title = state.dataset()->info.title.in(state.view.lang);
    const std::string shown = pen.elided(pen.width(title, TextStyle::Body) <= room ? title : place_and_time(ui, state), TextStyle::Body, room);
    pen.text({left, 29.0}, shown, {TextStyle::Body, ui.theme.second});
    ui.control("title", {left, 12.0, left + room, 36.0});
    if (shown != title) ui.hint(title);
}

void draw_switches(Ui& ui, AppState& state, const ScreenBox& box) {
    constexpr std::array<std::string_view, 3> short_names{"EN", "РУ", "ҚЗ"};
    const auto lang = static_cast<std::size_t>(state.view.lang);
    if (text_link(ui, {box.right_px - 24.0, 28.0}, {"language", short_names[lang], {TextStyle::Head, ui.theme.second}, Align::Right, true}))
        state.view.lang = all_langs[(lang + 1) % all_langs.size()];
    ui.hint(ui.text("English, Russian, Kazakh (L)"));
    const bool dark = state.view.theme == ThemeName::Dark;
    if (icon_button(ui, "theme", {box.right_px - 18.0, 13.0, box.right_px + 4.0, 35.0}, dark ? Icon::Sun : Icon::Moon))
        state.view.theme = dark ? ThemeName::Light : ThemeName::Dark;
    ui.hint(ui.text("Light or dark"));
}

void take_text(AppState& state) {
    state.view.filter.text = state.panel.search;
    state.panel.search.clear();
    state.panel.search_open = false;
}

void take_place(AppState& state, const PlaceHit& hit) {
    jump_to(state, hit.at);
    state.panel.search.clear();
    state.panel.search_open = false;
}

bool result_row(Ui& ui, const ScreenBox& row, std::string_view id, std::string_view words, std::string_view note) {
    const Touch touch = ui.control(id, row);
    Pen pen = ui.pen();
    if (touch.hovered || touch.focused) pen.fill(row, ui.theme.chip, 4.0);
    const double note_width = pen.width(note, TextStyle::Note);
    pen.text({row.left_px + 10.0, row.top_px + 17.0}, pen.elided(words, TextStyle::Body, width_of(row) - note_width - 28.0), {TextStyle::Body, ui.theme.ink});
    pen.text({row.right_px - 10.0, row.top_px + 17.0}, note, {TextStyle::Note, ui.theme.third}, Align::Right);
    return touch.clicked;
}

/// Below the field: a row for each place, and one for the words.
ScreenBox results_box(const ScreenBox& field, std::size_t hits) {
    const double top = field.bottom_px + 4.0;
    return {field.left_px, top, field.right_px, top + row_px * static_cast<double>(hits + 1) + 8.0};
}

void draw_results(Ui& ui, AppState& state, const ScreenBox& field, const std::vector<PlaceHit>& hits) {
    Filter filter = state.view.filter;
    filter.text = state.panel.search;
    const std::int64_t count = counted_of(*state.dataset(), rows_with(state, filter));
    const ScreenBox box = results_box(field, hits.size());
    const Area area(ui, "found", box, AreaKind::Floating);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel, 5.0);
    pen.frame(box, {ui.theme.line}, 5.0);
    Column column{box.left_px + 4.0, box.right_px - 4.0, box.top_px + 4.0};
    const auto& units = state.dataset()->boundaries.units;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const std::string region = hits[i].region < units.size() ? units[hits[i].region].name.in(state.view.lang) : std::string{};
        if (result_row(ui, column.row(row_px), "hit" + std::to_string(i), hits[i].name.in(state.view.lang), pen.elided(region, TextStyle::Note, 120.0)))
            take_place(state, hits[i]);
    }
    const std::string words = ui.text(msg("incidents with “{0}”", state.panel.search));
    if (result_row(ui, column.row(row_px), "words", words, number_text(count, state.view.lang))) take_text(state);
}

}  // namespace

void panel_head(Ui& ui, AppState& state, const ScreenBox& box, const PlaceSearch& places) {
    const ScreenBox field{box.left_px + margin_px, 48.0, box.right_px - margin_px, 78.0};
    std::vector<PlaceHit> hits;
    {
        const Area area(ui, "head", box, AreaKind::Flat);
        Pen pen = ui.pen();
        pen.fill(box, ui.theme.panel);
        pen.line({box.right_px - 1.0, box.top_px}, {box.right_px - 1.0, box.bottom_px + 1.0}, {ui.theme.line});
        draw_title(ui, state, {field.left_px, box.top_px, field.right_px, field.top_px});
        draw_switches(ui, state, field);
        const FieldTouch touch = ui.field("search", field, state.panel.search, ui.text("Find a place or words in the records"), state.panel.wants_focus);
        state.panel.wants_focus = false;
        if (!state.panel.search.empty()) hits = places.find(state.panel.search, most_hits);
        if (touch.active) state.panel.search_open = true;
        const bool elsewhere = ui.left_pressed() && !contains(field, ui.pointer()) && !contains(results_box(field, hits.size()), ui.pointer());
        if (elsewhere || state.panel.search.empty() || state.dialog != DialogKind::None) state.panel.search_open = false;
        if (touch.entered && !state.panel.search.empty()) {
            if (hits.empty()) take_text(state);
            else take_place(state, hits.front());
        }
    }
    if (state.panel.search_open && !state.panel.search.empty()) draw_results(ui, state, field, hits);
}

}  // namespace kua
