#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kua {
namespace {

constexpr double pad_px = 24.0;

ScreenBox centred(const ScreenBox& window, double width, double height) {
    const double left = std::round(centre_of(window).x_px - width / 2.0);
    const double top = std::round(std::max(10.0, centre_of(window).y_px - height / 2.0));
    return {left, top, left + width, top + height};
}

struct HelpRow {
    std::string keys;
    std::string words;
};

std::vector<HelpRow> map_keys(const Ui& ui) {
    return {{"← ↑ → ↓", ui.text("move the map")},
            {"+  −", ui.text("closer, farther; so does the wheel")},
            {"F, Home", ui.text("show all regions")},
            {ui.text("double click"), ui.text("fit the region there")},
            {"N, P", ui.text("next mark, previous mark")},
            {"Enter", ui.text("open the card of that mark")},
            {ui.text("comma, period"), ui.text("previous and next incident of the card")},
            {"R", ui.text("measure distances by clicks")},
            {"T", ui.text("table of what is shown; Ctrl+C copies its rows")},
            {"V", ui.text("preview for other eyes: next")},
            {"Esc", ui.text("close the card, end a tool, leave a field")}};
}

std::vector<HelpRow> other_keys(const Ui& ui) {
    return {{ui.text("Space"), ui.text("play or pause")},
            {"PageUp, PageDown", ui.text("move the window of time by one step")},
            {"Shift + ← →", ui.text("move the window of time by a week")},
            {"Ctrl + ← →", ui.text("move the window of time by a month")},
            {"F6", ui.text("keyboard to the panel, the timeline, the card, the map")},
            {"Tab, Shift + Tab", ui.text("next and previous control there; on the map, mark")},
            {"Ctrl+Z, Ctrl+Y", ui.text("undo, redo")},
            {"Ctrl+O, Ctrl+E, Ctrl+R", ui.text("open data, export a figure, read the files again")},
            {"Ctrl+F", ui.text("find a place or words")},
            {"L", ui.text("next language")},
            {"F1, ?", ui.text("this page")}};
}

constexpr double help_top_px = 54.0;    // the title above both columns
constexpr double help_head_px = 26.0;
constexpr double help_keys_px = 152.0;   // room for the keys of a row
constexpr double help_line_px = 17.0;
constexpr double help_gap_px = 7.0;      // between rows

std::vector<std::string> help_lines(const Pen& pen, const HelpRow& row, double width_px) {
    return pen.wrapped(row.words, TextStyle::Body, width_px - help_keys_px);
}

double help_height_px(const Pen& pen, const std::vector<HelpRow>& rows, double width_px) {
    double height_px = help_head_px;
    for (const HelpRow& row : rows) height_px += help_line_px * static_cast<double>(help_lines(pen, row, width_px).size()) + help_gap_px;
    return height_px;
}

void help_column(Ui& ui, Column& column, std::string_view title, const std::vector<HelpRow>& rows) {
    Pen pen = ui.pen();
    pen.text({column.left_px, column.row(help_head_px).top_px + 16.0}, title, {TextStyle::Head, ui.theme.second});
    for (const HelpRow& row : rows) {
        pen.text({column.left_px, column.y_px + 16.0}, pen.elided(row.keys, TextStyle::Medium, help_keys_px - 10.0), {TextStyle::Medium, ui.theme.ink});
        for (const std::string& line : help_lines(pen, row, column.right_px - column.left_px)) {
            pen.text({column.left_px + help_keys_px, column.y_px + 16.0}, line, {TextStyle::Body, ui.theme.second});
            column.gap(help_line_px);
        }
        column.gap(help_gap_px);
    }
}

}  // namespace

void help_overlay(Ui& ui, AppState& state, const ScreenBox& window) {
    const auto of_map = map_keys(ui);
    const auto others = other_keys(ui);
    const double width_px = std::min(840.0, width_of(window) - 40.0);
    const double column_px = width_px / 2.0 - pad_px - 16.0;
    const Pen ruler = ui.back_pen();
    const double rows_px = std::max(help_height_px(ruler, of_map, column_px), help_height_px(ruler, others, column_px));
    const ScreenBox box = centred(window, width_px, help_top_px + rows_px + pad_px);
    const Area area(ui, "help-page", box, AreaKind::Dialog);
    Pen pen = ui.pen();
    pen.text({box.left_px + pad_px, box.top_px + 36.0}, ui.text("Keys"), {TextStyle::Title, ui.theme.ink});
    if (icon_button(ui, "close", {box.right_px - 44.0, box.top_px + 16.0, box.right_px - 20.0, box.top_px + 40.0}, Icon::Close)) state.dialog = DialogKind::None;
    Column left{box.left_px + pad_px, box.left_px + pad_px + column_px, box.top_px + help_top_px};
    help_column(ui, left, ui.text("Map"), of_map);
    Column right{box.right_px - pad_px - column_px, box.right_px - pad_px, box.top_px + help_top_px};
    help_column(ui, right, ui.text("Time and everything else"), others);
}

void message_dialog(Ui& ui, AppState& state, const ScreenBox& window) {
    const MessageBox& message = state.message;
    const double width = std::min(520.0, width_of(window) - 40.0);
    const auto what = ui.back_pen().wrapped(message.what, TextStyle::Body, width - 2.0 * pad_px);
    const auto remedy = ui.back_pen().wrapped(message.remedy, TextStyle::Medium, width - 2.0 * pad_px);
    const double lines = static_cast<double>(what.size() + remedy.size());
    const ScreenBox box = centred(window, width, 130.0 + 18.0 * lines);
    const Area area(ui, "message", box, AreaKind::Dialog);
    Pen pen = ui.pen();
    double y = box.top_px + 38.0;
    pen.text({box.left_px + pad_px, y}, message.title, {TextStyle::Title, ui.theme.ink});
    y += 28.0;
    for (const auto& [words, ink] : {std::pair{&what, Ink{TextStyle::Body, ui.theme.second}}, std::pair{&remedy, Ink{TextStyle::Medium, ui.theme.ink}}}) {
        for (const std::string& line : *words) {
            pen.text({box.left_px + pad_px, y}, line, ink);
            y += 18.0;
        }
        y += 6.0;
    }
    if (filled_button(ui, "ok", {box.right_px - pad_px - 110.0, box.bottom_px - 50.0, box.right_px - pad_px, box.bottom_px - 18.0}, ui.text("Close")))
        state.dialog = DialogKind::None;
}

void loading_panel(Ui& ui, AppState& state, const Layout& layout) {
    if (!state.data.loading || state.data.recounting) return;
    const ScreenPoint middle = centre_of(layout.map);
    const ScreenBox box{middle.x_px - 150.0, middle.y_px - 34.0, middle.x_px + 150.0, middle.y_px + 34.0};
    const Area area(ui, "loading", box, AreaKind::Floating);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel, 6.0);
    pen.frame(box, {ui.theme.line}, 6.0);
    pen.text({box.left_px + 18.0, box.top_px + 28.0}, ui.text("Reading the files…"), {TextStyle::Body, ui.theme.ink});
    if (text_link(ui, {box.right_px - 18.0, box.top_px + 28.0}, {"stop", ui.text("Stop"), {TextStyle::SmallMedium, ui.theme.second}, Align::Right, true}))
        state.data.progress.cancelled = true;
    const ScreenBox track{box.left_px + 18.0, box.bottom_px - 22.0, box.right_px - 18.0, box.bottom_px - 18.0};
    const double fraction = std::clamp(static_cast<double>(state.data.progress.fraction.load()), 0.0, 1.0);
    pen.fill(track, ui.theme.line, 2.0);
    if (fraction > 0.0) pen.fill({track.left_px, track.top_px, track.left_px + width_of(track) * fraction, track.bottom_px}, ui.theme.ink, 2.0);
}

}  // namespace kua
