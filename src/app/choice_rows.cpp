#include "app/choice_rows.h"

#include "app/buttons.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double least_number_px = 24.0;
constexpr double check_bar_px = 40.0;
constexpr double bar_height_px = 6.0;

double baseline(const ScreenBox& row) { return std::round((row.top_px + row.bottom_px) / 2.0 + 4.5); }

void bar(Pen& pen, const ScreenBox& row, ScreenPoint from, double length_px, Rgba8 color) {
    if (length_px <= 0.0) return;
    const double top = std::round((row.top_px + row.bottom_px) / 2.0 - bar_height_px / 2.0);
    pen.fill({from.x_px, top, from.x_px + std::max(length_px, 1.5), top + bar_height_px}, color, 1.0);
}

void tick_box(Ui& ui, ScreenPoint centre, Tick tick, bool hovered) {
    Pen pen = ui.pen();
    const ScreenBox box{centre.x_px - 7.5, centre.y_px - 7.5, centre.x_px + 7.5, centre.y_px + 7.5};
    if (hovered) pen.fill(box, ui.theme.chip, 3.5);
    pen.frame(box, {tick == Tick::Off ? ui.colors.edge : ui.theme.third, 1.3}, 3.5);
    const double x = centre.x_px;
    const double y = centre.y_px;
    if (tick == Tick::On) pen.polyline({{x - 3.7, y + 0.2}, {x - 1.2, y + 2.9}, {x + 3.8, y - 3.0}}, {ui.theme.ink, 1.9});
    if (tick == Tick::Some) pen.line({x - 3.5, y - 0.5}, {x + 2.5, y - 0.5}, {ui.theme.ink, 1.9});
}

/// As many of the comma-separated words of `hint` as fit.
std::string fitting_hint(const Pen& pen, std::string hint, double room_px) {
    while (!hint.empty() && pen.width(hint, TextStyle::Small) > room_px) {
        const auto comma = hint.rfind(',');
        hint.resize(comma == std::string::npos ? 0 : comma);
    }
    return hint;
}

}  // namespace

double number_room_px(const Ui& ui, std::int64_t largest) {
    return std::max(least_number_px, std::ceil(ui.pen().width(number_text(largest, ui.text.lang()), TextStyle::Body)) + 8.0);
}

void fold_arrow(Ui& ui, ScreenPoint centre, bool folded, Rgba8 color) {
    Pen pen = ui.pen();
    const double x = centre.x_px;
    const double y = centre.y_px;
    if (folded) pen.polyline({{x - 1.5, y - 3.0}, {x + 1.5, y}, {x - 1.5, y + 3.0}}, {color, 1.2});
    else pen.polyline({{x - 3.0, y - 1.5}, {x, y + 1.5}, {x + 3.0, y - 1.5}}, {color, 1.2});
}

void section_head(Ui& ui, const ScreenBox& row, std::string_view title, std::string_view note) {
    Pen pen = ui.pen();
    const double y = baseline(row);
    const double note_width = note.empty() ? 0.0 : pen.width(note, TextStyle::Head) + 8.0;
    pen.text({row.left_px, y}, pen.elided(title, TextStyle::Head, width_of(row) - note_width), {TextStyle::Head, ui.theme.second});
    pen.text({row.right_px, y}, note, {TextStyle::Head, ui.theme.second}, Align::Right);
}

bool section_head(Ui& ui, const ScreenBox& row, std::string_view title, std::string_view note, std::string_view id, std::string_view hint) {
    const double note_width = ui.pen().width(note, TextStyle::Head) + 8.0;
    section_head(ui, {row.left_px, row.top_px, row.right_px - note_width, row.bottom_px}, title);
    const bool clicked = text_link(ui, {row.right_px, baseline(row)}, {id, note, {TextStyle::Head, ui.theme.second}, Align::Right, true});
    ui.hint(hint);
    return clicked;
}

RowTouch check_row(Ui& ui, const ScreenBox& row, const CheckRow& content) {
    Pen pen = ui.pen();
    RowTouch result;
    const double y = baseline(row);
    const double middle = std::round((row.top_px + row.bottom_px) / 2.0);
    const double left = row.left_px + (content.shape ? 0.0 : 28.0);
    const double bar_left = row.right_px - content.number_px - check_bar_px + 2.0;
    const double label_left = left + (content.shape ? 42.0 : 24.0);
    const double fold_room = content.folded ? 16.0 : 0.0;

    const Touch touch = ui.control(content.id, {left, row.top_px, bar_left - fold_room - 4.0, row.bottom_px});
    result.pressed = touch.pressed;
    result.toggled = touch.clicked;
    tick_box(ui, {left + 7.5, middle}, content.tick, touch.hovered);
    const bool off = content.tick == Tick::Off;
    if (content.shape) pen.shape(*content.shape, {left + 28.0, middle}, 6.0, off ? with_alpha(content.color, 90) : content.color);

    const double room = bar_left - fold_room - 6.0 - label_left;
    const TextStyle style = content.shape ? TextStyle::Medium : TextStyle::Body;
    const std::string label = pen.elided(content.label, style, room);
    pen.text({label_left, y}, label, {style, off ? ui.theme.third : ui.theme.ink});
    if (label != content.label) ui.hint(content.label);
    const double hint_left = label_left + pen.width(label, style) + 8.0;
    const std::string hint = fitting_hint(pen, content.hint, bar_left - fold_room - 6.0 - hint_left);
    pen.text({hint_left, y}, hint, {TextStyle::Small, ui.theme.third});

    if (content.folded) {
        const Touch fold = ui.control(content.id + "-fold", {bar_left - 20.0, row.top_px, bar_left - 3.0, row.bottom_px});
        fold_arrow(ui, {bar_left - 11.0, middle}, *content.folded, fold.hovered ? ui.theme.ink : ui.colors.edge);
        ui.hint(*content.folded ? ui.text("Show the types of this family") : ui.text("Hide the types of this family"));
        result.unfolded = fold.clicked;
    }
    bar(pen, row, {bar_left, 0.0}, content.share * check_bar_px, off ? with_alpha(content.color, 90) : content.color);
    result.listed = number_link(ui, content.id + "-number", {row.right_px, y}, content.count, {TextStyle::Body, ui.theme.second});
    return result;
}

RowTouch bar_row(Ui& ui, const ScreenBox& row, const BarRow& content) {
    Pen pen = ui.pen();
    RowTouch result;
    const double y = baseline(row);
    const double bar_left = row.left_px + content.label_px + 6.0;
    const double bar_room = row.right_px - content.number_px - 6.0 - bar_left;
    const Touch touch = ui.control(content.id, {row.left_px, row.top_px, row.right_px - content.number_px - 4.0, row.bottom_px});
    result.pressed = touch.pressed;
    result.toggled = touch.clicked;
    if (touch.hovered) pen.fill({row.left_px - 6.0, row.top_px + 1.0, row.right_px + 6.0, row.bottom_px - 1.0}, ui.theme.chip, 4.0);
    const Rgba8 color = !content.chosen ? ui.theme.third : content.quiet ? ui.theme.second : ui.theme.ink;
    const std::string label = pen.elided(content.label, TextStyle::Body, content.label_px);
    pen.text({row.left_px, y}, label, {TextStyle::Body, color});
    const std::string& full = label == content.label ? content.hint : content.label;
    if (!full.empty()) ui.hint(full);
    bar(pen, row, {bar_left, 0.0}, content.share * bar_room, content.chosen ? ui.theme.second : ui.colors.pale_bar);
    result.listed = number_link(ui, content.id + "-number", {row.right_px, y}, content.count, {TextStyle::Body, ui.theme.second});
    return result;
}

bool radio_row(Ui& ui, const ScreenBox& row, std::string_view id, const std::string& label, bool on) {
    const Touch touch = ui.control(id, row);
    Pen pen = ui.pen();
    const ScreenPoint centre{row.left_px + 7.5, centre_of(row).y_px};
    pen.circle(centre, 6.5, {touch.hovered ? ui.theme.ink : on ? ui.theme.third : ui.colors.edge, 1.3});
    if (on) pen.disc(centre, 3.5, ui.theme.ink);
    pen.text({row.left_px + 24.0, centre.y_px + 4.5}, pen.elided(label, TextStyle::Body, width_of(row) - 24.0),
             {TextStyle::Body, ui.theme.ink});
    return touch.clicked;
}

}  // namespace kua
