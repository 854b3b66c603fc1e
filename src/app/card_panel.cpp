#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/record_text.h"
#include "app/window_layout.h"
#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double pad_px = 18.0;
constexpr double corner_px = 8.0;
constexpr double value_left_px = 70.0;
constexpr double close_px = 24.0;   // the cross in the card's head
constexpr std::size_t most_listed = 200;

Rgba8 color_of(const Ui& ui, const AppState& state, RowId row) {
    const Dataset& data = *state.dataset();
    const TypeId type = data.incidents.type[row];
    return type < data.vocabulary.types.size() ? family_color(data.vocabulary.family_of(type), ui.theme) : ui.theme.third;
}

Shape shape_of(const AppState& state, RowId row) {
    const Dataset& data = *state.dataset();
    const TypeId type = data.incidents.type[row];
    return type < data.vocabulary.types.size() ? data.vocabulary.family_of(type).shape : Shape::Circle;
}

/// "Almaty: 8 incidents".
std::string head_words(const Ui& ui, const AppState& state) {
    const CardState& card = state.card;
    return card.title.empty() ? card.counts : ui.text(msg("{0}: {1}", card.title, card.counts));
}

bool count_fits_head(const Ui& ui, const AppState& state, double room_px) {
    return state.card.title.empty() || ui.pen().width(head_words(ui, state), TextStyle::Head) <= room_px;
}

void draw_head(Ui& ui, AppState& state, const ScreenBox& box) {
    Pen pen = ui.pen();
    const double y = box.top_px + 27.0;
    double right = box.right_px - pad_px;
    if (icon_button(ui, "close", {right - 16.0, y - 12.0, right + 4.0, y + 8.0}, Icon::Close)) return close_card(state);
    ui.hint(ui.text("Close (Esc)"));
    right -= close_px;
    const auto count = state.card.rows().size();
    if (state.card.shown && count > 1) {
        if (icon_button(ui, "next", {right - 15.0, y - 12.0, right + 3.0, y + 8.0}, Icon::Next)) step_record(state, 1);
        ui.hint(ui.text("Next incident (.)"));
        right -= 18.0;
        if (icon_button(ui, "back", {right - 15.0, y - 12.0, right + 3.0, y + 8.0}, Icon::Back)) step_record(state, -1);
        ui.hint(ui.text("Previous incident (,)"));
        right -= 20.0;
        const std::string place = ui.text(msg("{0} of {1}", std::to_string(*state.card.shown + 1), std::to_string(count)));
        pen.text({right, y}, place, {TextStyle::SmallMedium, ui.theme.ink}, Align::Right);
        right -= pen.width(place, TextStyle::SmallMedium) + 10.0;
    }
    const std::string& place = state.card.title;
    const bool whole = count_fits_head(ui, state, right - box.left_px - pad_px);
    const std::string title = whole ? head_words(ui, state) : pen.elided(place, TextStyle::Head, right - box.left_px - pad_px);
    const bool can_go_back = state.card.shown.has_value() && count > 1;
    if (can_go_back) {
        if (text_link(ui, {box.left_px + pad_px, y}, {"all", title, {TextStyle::Head, ui.theme.second}, Align::Left, true})) state.card.shown.reset();
        ui.hint(ui.text("Back to the list"));
    } else {
        pen.text({box.left_px + pad_px, y}, title, {TextStyle::Head, ui.theme.second});
    }
}

/// One incident of the list; true when chosen.
bool list_row(Ui& ui, AppState& state, Column& column, RowId row) {
    Pen pen = ui.pen();
    const IncidentTable& table = state.dataset()->incidents;
    const auto lines = pen.wrapped(table.title_in(row, state.view.lang), TextStyle::Medium, column.right_px - column.left_px - 24.0);
    const bool dated = table.first_day[row] != undated;
    const std::string when = dated ? day_span_text(table.first_day[row], table.last_day[row], ui.text) : ui.text("no date known");
    const std::string note = table.is_aggregate(row) ? ui.text(msg("{0}; a summary, not counted itself", when)) : when;
    const auto notes = pen.wrapped(note, TextStyle::Note, column.right_px - column.left_px - 22.0);
    const ScreenBox box = column.row(16.0 * static_cast<double>(lines.size()) + 12.0 + 14.0 * static_cast<double>(notes.size()));
    const Touch touch = ui.control("row-" + std::string(table.id[row]), {box.left_px - 8.0, box.top_px, box.right_px + 8.0, box.bottom_px});
    if (touch.hovered) pen.fill({box.left_px - 8.0, box.top_px, box.right_px + 8.0, box.bottom_px}, ui.theme.chip, 5.0);
    pen.shape(shape_of(state, row), {box.left_px + 6.0, box.top_px + 14.0}, 5.0, color_of(ui, state, row));
    for (std::size_t i = 0; i < lines.size(); ++i)
        pen.text({box.left_px + 22.0, box.top_px + 18.0 + 16.0 * static_cast<double>(i)}, lines[i], {TextStyle::Medium, ui.theme.ink});
    for (std::size_t i = 0; i < notes.size(); ++i)
        pen.text({box.left_px + 22.0, box.bottom_px - 7.0 - 14.0 * static_cast<double>(notes.size() - 1 - i)}, notes[i], {TextStyle::Note, ui.theme.third});
    return touch.clicked;
}

void draw_list(Ui& ui, AppState& state, Column& column) {
    if (!count_fits_head(ui, state, column.right_px - column.left_px - close_px)) {
        const ScreenBox row = column.row(22.0);
        ui.pen().text({row.left_px, row.top_px + 14.0}, state.card.counts, {TextStyle::SmallMedium, ui.theme.ink});
    }
    std::size_t index = 0;
    std::optional<std::size_t> chosen;
    for (const ListGroup& group : state.card.groups) {
        if (!group.title.empty()) {
            const ScreenBox row = column.row(28.0);
            ui.pen().text({row.left_px, row.bottom_px - 8.0}, group.title, {TextStyle::Head, ui.theme.second});
            const std::string counts = group_counts(*state.dataset(), group.rows, ui.text);
            const bool beside = ui.pen().width(group.title, TextStyle::Head) + ui.pen().width(counts, TextStyle::Head) + 12.0 <= width_of(row);
            const double y = beside ? row.bottom_px - 8.0 : column.row(16.0).bottom_px - 8.0;
            ui.pen().text({row.right_px, y}, counts, {TextStyle::Head, ui.theme.second}, Align::Right);
        }
        for (const RowId row : group.rows) {
            if (index < most_listed && list_row(ui, state, column, row)) chosen = index;
            ++index;
        }
    }
    if (index > most_listed) {
        const std::string more = number_text(static_cast<std::int64_t>(index - most_listed), state.view.lang);
        const std::string words = ui.text(msg("and {0} more; fewer days or kinds make the list shorter", more));
        for (const std::string& line : ui.pen().wrapped(words, TextStyle::Note, column.right_px - column.left_px)) {
            const ScreenBox row = column.row(16.0);
            ui.pen().text({row.left_px, row.top_px + 12.0}, line, {TextStyle::Note, ui.theme.third});
        }
    }
    if (chosen) state.card.shown = chosen;
}

void draw_row(Ui& ui, Column& column, const CardRow& row) {
    Pen pen = ui.pen();
    const double left = column.left_px + value_left_px;
    const double room = column.right_px - left;
    const double note_width = row.note.empty() ? 0.0 : pen.width(row.note, TextStyle::Note) + 10.0;
    const bool beside = pen.width(row.value, TextStyle::Medium) + note_width <= room;
    const auto lines = pen.wrapped(row.value, TextStyle::Medium, beside ? room - note_width : room);
    pen.text({column.left_px, column.y_px + 17.0}, row.label, {TextStyle::Small, ui.theme.third});
    for (const std::string& line : lines) {
        pen.text({left, column.y_px + 17.0}, line, {TextStyle::Medium, ui.theme.ink});
        column.gap(17.0);
    }
    if (beside) pen.text({column.right_px, column.y_px}, row.note, {TextStyle::Note, ui.theme.third}, Align::Right);
    else if (!row.note.empty()) {
        pen.text({left, column.y_px + 14.0}, pen.elided(row.note, TextStyle::Note, room), {TextStyle::Note, ui.theme.third});
        column.gap(15.0);
    }
    if (!row.stated.empty()) {
        for (const std::string& line : pen.wrapped(row.stated, TextStyle::Note, room)) {
            pen.text({left, column.y_px + 14.0}, line, {TextStyle::Note, ui.theme.third});
            column.gap(14.0);
        }
    }
    column.gap(8.0);
}

void draw_source(Ui& ui, AppState& state, Column& column, const CardSource& source, std::size_t index) {
    Pen pen = ui.pen();
    const double host_width = source.host.empty() ? 0.0 : pen.width(source.host, TextStyle::Small) + 14.0;
    const auto lines = pen.wrapped(source.title, TextStyle::Small, column.right_px - column.left_px - host_width);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        pen.text({column.left_px, column.y_px + 16.0}, lines[i], {TextStyle::Small, ui.theme.ink});
        if (i == 0 && !source.host.empty()) {
            if (text_link(ui, {column.right_px, column.y_px + 16.0}, {"source" + std::to_string(index), source.host, {TextStyle::Small, ui.theme.ink}, Align::Right, true})) {
                ui.copy(source.url);
                show_notice(state, ui.text("The address is copied."));
            }
            ui.hint(ui.text(msg("Copy {0}", source.url)));
        }
        column.gap(16.0);
    }
    for (const std::string& line : pen.wrapped(source.locator, TextStyle::Note, column.right_px - column.left_px)) {
        pen.text({column.left_px, column.y_px + 14.0}, line, {TextStyle::Note, ui.theme.third});
        column.gap(14.0);
    }
    column.gap(7.0);
}

/// What the record sums up, and what sums it up: one click away.
void draw_links(Ui& ui, AppState& state, Column& column, RowId row) {
    const IncidentTable& table = state.dataset()->incidents;
    const std::vector<RowId>& parts = state.card.parts;
    const auto link = [&](std::string_view id, const std::string& words, std::vector<RowId> rows) {
        const ScreenBox box = column.row(22.0);
        if (text_link(ui, {box.left_px, box.top_px + 15.0}, {id, words, {TextStyle::SmallMedium, ui.theme.second}, Align::Left, true}))
            open_list(state, {}, {{"", std::move(rows)}}, ui.text);
    };
    if (!parts.empty()) link("children", ui.text(msg_n("Sums up {0} incident, counted there", "Sums up {0} incidents, counted there", static_cast<std::int64_t>(parts.size()))), parts);
    if (table.parent[row] != no_row) link("parent", ui.text("Part of a summary"), {table.parent[row]});
}

void draw_record(Ui& ui, AppState& state, Column& column, RowId row) {
    Pen pen = ui.pen();
    const Dataset& data = *state.dataset();
    const auto title = pen.wrapped(data.incidents.title_in(row, state.view.lang), TextStyle::Title, column.right_px - column.left_px - 22.0);
    pen.shape(shape_of(state, row), {column.left_px + 7.0, column.y_px + 13.0}, 6.2, color_of(ui, state, row));
    for (const std::string& line : title) {
        pen.text({column.left_px + 22.0, column.y_px + 18.0}, line, {TextStyle::Title, ui.theme.ink});
        column.gap(20.0);
    }
    column.gap(8.0);
    if (!state.card.detail) {
        pen.text({column.left_px, column.y_px + 16.0}, ui.text("The record cannot be read."), {TextStyle::Small, ui.theme.third});
        return column.gap(24.0);
    }
    const RecordDetail& detail = *state.card.detail;
    for (const std::string& line : pen.wrapped(detail.summary.in(state.view.lang), TextStyle::Small, column.right_px - column.left_px)) {
        pen.text({column.left_px, column.y_px + 13.0}, line, {TextStyle::Small, ui.theme.second});
        column.gap(16.0);
    }
    column.gap(6.0);
    const RecordTelling telling{data, row, detail, state.picture.window, ui.text};
    for (const CardRow& card_row : record_rows(telling)) draw_row(ui, column, card_row);
    draw_links(ui, state, column, row);
    column.gap(4.0);
    pen.line({column.left_px, column.y_px}, {column.right_px, column.y_px}, {ui.theme.line});
    column.gap(10.0);
    pen.text({column.left_px, column.y_px + 14.0}, ui.text("Sources"), {TextStyle::Head, ui.theme.second});
    column.gap(22.0);
    const auto sources = record_sources(telling);
    for (std::size_t i = 0; i < sources.size(); ++i) draw_source(ui, state, column, sources[i], i);
}

/// What goes on below the edge grows pale, so that a line cut by it does not look like the last one.
void fade_out(Ui& ui, const ScreenBox& box) {
    constexpr int steps = 12;
    constexpr double step_px = 2.0;
    Pen pen = ui.pen();
    for (int i = 0; i < steps; ++i) {
        const double top = box.bottom_px - step_px * (steps - i);
        pen.fill({box.left_px, top, box.right_px - 10.0, top + step_px}, with_alpha(ui.theme.panel, static_cast<std::uint8_t>(255 * (i + 1) / steps)));
    }
}

void read_detail(AppState& state, RowId row) {
    if (state.card.detail_row == row) return;
    state.card.detail_row = row;
    state.card.detail.reset();
    state.card.parts.clear();
    const IncidentTable& table = state.dataset()->incidents;
    for (RowId other = 0; other < table.size(); ++other)
        if (table.parent[other] == row) state.card.parts.push_back(other);
    if (const auto detail = record_detail(state.dataset()->incidents.record[row])) state.card.detail = *detail;
}

}  // namespace

void card_panel(Ui& ui, AppState& state, const Layout& layout) {
    if (!state.card.open()) return;
    const auto rows = state.card.rows();
    if (state.card.shown && *state.card.shown >= rows.size()) state.card.shown.reset();
    const ScreenBox box = card_place(state, layout);
    Pen back = ui.back_pen();
    back.shadow(box, corner_px, ui.theme.dark ? 0.05 : 0.022);
    back.fill(box, ui.theme.panel, corner_px);
    if (ui.theme.dark) back.frame(box, {ui.theme.line}, corner_px);
    const Area area(ui, "card", box, AreaKind::Floating);
    draw_head(ui, state, box);
    if (!state.card.open()) return;
    const ScreenBox inner{box.left_px + 1.0, box.top_px + 44.0, box.right_px - 1.0, box.bottom_px - 4.0};
    Area body(ui, state.card.shown ? "card-record" : "card-list", inner, AreaKind::Scrolling);
    Column column{box.left_px + pad_px, box.right_px - pad_px, body.top_px()};
    const double begin = column.y_px;
    if (state.card.shown) {
        read_detail(state, rows[*state.card.shown]);
        draw_record(ui, state, column, rows[*state.card.shown]);
    } else {
        draw_list(ui, state, column);
    }
    if (column.y_px + 10.0 > inner.bottom_px) fade_out(ui, inner);
    body.reach(column.y_px + 10.0);
    state.card.height_px = column.y_px + 10.0 - begin + 48.0;
}

}  // namespace kua
