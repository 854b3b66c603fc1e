#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/record_text.h"
#include "app/table_text.h"
#include "app/window_layout.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kua {
namespace {

constexpr double pad_px = 16.0;
constexpr double title_px = 44.0;
constexpr double head_px = 26.0;
constexpr double row_px = 24.0;
constexpr double bar_px = 12.0;              // the scroll bar's track
constexpr double least_thumb_px = 24.0;
constexpr double beside_card_px = 10.0;
constexpr std::size_t wheel_rows = 3;
constexpr std::size_t most_copied = 100'000;

/// The foot of the map, so that the marks above stay in sight; beside a card that reaches down to it.
ScreenBox table_box(const AppState& state, const Layout& layout) {
    const double height = std::clamp(height_of(layout.map) * 0.46, 190.0, 460.0);
    ScreenBox box{layout.map.left_px, layout.map.bottom_px - height, layout.map.right_px, layout.map.bottom_px};
    if (!state.card.open()) return box;
    const ScreenBox card = card_place(state, layout);
    if (card.bottom_px <= box.top_px) return box;
    if (centre_of(card).x_px > centre_of(box).x_px) box.right_px = card.left_px - beside_card_px;
    else box.left_px = card.right_px + beside_card_px;
    return box;
}

TableWords words_of(const Ui& ui, const AppState& state) { return {*state.dataset(), state.panel.region_names, ui.text}; }

void copy_table(Ui& ui, AppState& state) {
    const auto& rows = *state.table.rows;
    ui.copy(tab_separated(words_of(ui, state), rows, most_copied));
    const auto total = static_cast<std::int64_t>(rows.size());
    const auto copied = std::min(total, static_cast<std::int64_t>(most_copied));
    show_notice(state, copied == total ? ui.text(msg_n("{0} row copied, not for publication", "{0} rows copied, not for publication", total))
                                       : ui.text(msg("The first {0} of {1} rows copied, not for publication", number_text(copied, state.view.lang), number_text(total, state.view.lang))));
}

void draw_title(Ui& ui, AppState& state, const ScreenBox& box) {
    TableState& table = state.table;
    Pen pen = ui.pen();
    const double y = box.top_px + 27.0;
    const std::string title = ui.text("Table of what is shown");
    pen.text({box.left_px + pad_px, y}, title, {TextStyle::Head, ui.theme.second});
    const double after_title = box.left_px + pad_px + pen.width(title, TextStyle::Head) + 16.0;
    const std::string count = table.sorting || !table.rows ? ui.text("Sorting…") : table.counts.of(table.rows, ui.text.lang(), [&] { return list_counts(*state.dataset(), *table.rows, ui.text); });
    pen.text({after_title, y}, count, {TextStyle::SmallMedium, ui.theme.ink});
    double right = box.right_px - pad_px;
    if (icon_button(ui, "close", {right - 20.0, y - 14.0, right + 4.0, y + 10.0}, Icon::Close)) table.open = false;
    ui.hint(ui.text("Close (T)"));
    right -= 38.0;
    const std::string copy = ui.text("Copy");
    if (text_link(ui, {right, y}, {"copy", copy, {TextStyle::SmallMedium, ui.theme.second}, Align::Right, table.rows != nullptr})) table.wants_copy = true;
    ui.hint(ui.text("Copy these rows for a spreadsheet (Ctrl+C)"));
    right -= pen.width(copy, TextStyle::SmallMedium) + 20.0;
    const double left = std::max(right - 240.0, after_title + pen.width(count, TextStyle::SmallMedium) + 20.0);
    if (right - left < 80.0) return;
    if (ui.field("table-search", {left, box.top_px + 8.0, right, box.top_px + 36.0}, table.order.text, ui.text("Words in these records")).changed) table.first_row = 0;
}

/// A small triangle that points the way the column is ordered.
void draw_direction(Pen& pen, ScreenPoint centre, bool descending, Rgba8 color) {
    const double up = descending ? -3.0 : 3.0;
    pen.polygon({{centre.x_px - 4.0, centre.y_px + up}, {centre.x_px + 4.0, centre.y_px + up}, {centre.x_px, centre.y_px - up}}, color);
}

void order_by(TableState& table, RowKey key) {
    table.order.descending = table.order.key == key && !table.order.descending;
    table.order.key = key;
    table.first_row = 0;
}

template <class Draw>
void for_columns(const ScreenBox& row, Draw&& draw) {
    double left = row.left_px + pad_px;
    const double width = width_of(row) - 2.0 * pad_px;
    for (const TableColumn& column : table_columns) {
        draw(column.key, ScreenBox{left, row.top_px, left + width * column.share - 10.0, row.bottom_px});
        left += width * column.share;
    }
}

void draw_heads(Ui& ui, AppState& state, const ScreenBox& row) {
    Pen pen = ui.pen();
    for_columns(row, [&](RowKey key, const ScreenBox& cell) {
        const bool is_key = state.table.order.key == key;
        const std::string words = pen.elided(head_text(key, ui.text), TextStyle::SmallMedium, width_of(cell) - 14.0);
        const Touch touch = ui.control("head-" + std::to_string(static_cast<int>(key)), cell);
        ui.hint(ui.text("Order by this column; again for the other way round"));
        if (touch.hovered) ui.cursor(Cursor::Hand);
        pen.text({cell.left_px, cell.top_px + 17.0}, words, {TextStyle::SmallMedium, is_key || touch.hovered ? ui.theme.ink : ui.theme.second});
        if (is_key) draw_direction(pen, {cell.left_px + pen.width(words, TextStyle::SmallMedium) + 10.0, cell.top_px + 13.0}, state.table.order.descending, ui.theme.ink);
        if (touch.clicked) order_by(state.table, key);
    });
    pen.line({row.left_px, row.bottom_px - 0.5}, {row.right_px, row.bottom_px - 0.5}, {ui.theme.line});
}

void draw_row(Ui& ui, AppState& state, const ScreenBox& box, RowId row) {
    Pen pen = ui.pen();
    const Touch touch = ui.control("row-" + std::to_string(row), box);
    const bool is_marked = state.table.marked == row;
    if (is_marked || touch.hovered) pen.fill(box, ui.theme.chip);
    if (is_marked) pen.fill({box.left_px, box.top_px, box.left_px + 3.0, box.bottom_px}, ui.theme.ink);
    const TableWords words = words_of(ui, state);
    for_columns(box, [&](RowKey key, const ScreenBox& cell) {
        const Ink ink{key == RowKey::Id ? TextStyle::Note : TextStyle::Small, key == RowKey::Id ? ui.theme.third : ui.theme.ink};
        pen.text({cell.left_px, cell.top_px + 16.0}, pen.elided(cell_text(words, key, row), ink.style, width_of(cell)), ink);
    });
    if (!touch.clicked) return;
    state.table.marked = row;
    open_list(state, {}, {{"", {row}}}, ui.text);
}

/// Its thumb is dragged, or clicked beside, to anywhere among any number of rows.
void draw_scroll_bar(Ui& ui, TableState& table, const ScreenBox& track, std::size_t in_sight) {
    const auto rows = static_cast<double>(table.rows->size());
    const auto last = static_cast<double>(table.rows->size() - in_sight);
    const double thumb = std::max(least_thumb_px, height_of(track) * static_cast<double>(in_sight) / rows);
    const double room = height_of(track) - thumb;
    const Touch touch = ui.pointer_only("scroll", track);
    if (touch.held && room > 0.0)
        table.first_row = static_cast<std::size_t>(std::lround(std::clamp((ui.pointer().y_px - thumb / 2.0 - track.top_px) / room, 0.0, 1.0) * last));
    const double top = track.top_px + room * static_cast<double>(table.first_row) / last;
    ui.pen().fill({track.left_px + 3.0, top, track.right_px - 3.0, top + thumb}, touch.hovered || touch.held ? ui.theme.second : ui.theme.line, 3.0);
}

/// The record told in the card, chosen on the map or elsewhere, is marked and brought into sight, once.
void follow_card(AppState& state, std::size_t in_sight) {
    TableState& table = state.table;
    if (!state.card.open() || !state.card.detail_row || !state.card.shown || table.marked == state.card.detail_row) return;
    table.marked = state.card.detail_row;
    const auto at = std::find(table.rows->begin(), table.rows->end(), *table.marked);
    if (at == table.rows->end()) return;
    const auto index = static_cast<std::size_t>(at - table.rows->begin());
    if (index < table.first_row || index >= table.first_row + in_sight) table.first_row = index - std::min(index, in_sight / 2);
}

void scroll_by_wheel(const Ui& ui, TableState& table, const ScreenBox& body) {
    if (!contains(body, ui.pointer()) || ui.wheel() == 0.0) return;
    const auto steps = static_cast<std::size_t>(std::ceil(std::abs(ui.wheel()))) * wheel_rows;
    table.first_row = ui.wheel() > 0.0 ? table.first_row - std::min(table.first_row, steps) : table.first_row + steps;
}

}  // namespace

void table_panel(Ui& ui, AppState& state, const Layout& layout) {
    TableState& table = state.table;
    const ScreenBox box = table_box(state, layout);
    const Area area(ui, "table", box, AreaKind::Floating);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel);
    pen.line({box.left_px, box.top_px + 0.5}, {box.right_px, box.top_px + 0.5}, {ui.theme.line});
    draw_title(ui, state, box);
    const ScreenBox heads{box.left_px, box.top_px + title_px, box.right_px - bar_px, box.top_px + title_px + head_px};
    draw_heads(ui, state, heads);
    if (!table.rows) return;
    if (std::exchange(table.wants_copy, false)) copy_table(ui, state);
    const ScreenBox body{box.left_px, heads.bottom_px, box.right_px, box.bottom_px};
    const auto in_sight = std::min(static_cast<std::size_t>(height_of(body) / row_px), table.rows->size());
    scroll_by_wheel(ui, table, body);
    follow_card(state, in_sight);
    table.first_row = std::min(table.first_row, table.rows->size() - in_sight);
    if (table.rows->size() > in_sight) draw_scroll_bar(ui, table, {body.right_px - bar_px, body.top_px, body.right_px, body.bottom_px}, in_sight);
    for (std::size_t i = 0; i < in_sight; ++i) {
        const double top = body.top_px + row_px * static_cast<double>(i);
        draw_row(ui, state, {body.left_px, top, body.right_px - bar_px, top + row_px}, (*table.rows)[table.first_row + i]);
    }
}

}  // namespace kua
