#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/record_text.h"

#include <algorithm>

namespace kua {
namespace {

/// The incidents behind each number of the sentence.
std::vector<ListGroup> groups_of_totals(const Ui& ui, const AppState& state) {
    const Dataset& data = *state.dataset();
    const Selection selection = whole_selection(state.picture);
    ListGroup certain{ui.text("Certainly in these dates"), {}};
    ListGroup possible{ui.text("Possibly in these dates"), {}};
    for (std::size_t i = 0; i < selection.rows.size(); ++i)
        (selection.memberships[i] == Membership::Certain ? certain : possible).rows.push_back(selection.rows[i]);
    ListGroup undated_group{ui.text("Undated, not shown"), selection.undated_rows};
    ListGroup outside{ui.text("Outside these dates, not shown"), {}};
    ListGroup filtered{ui.text("Left out by the filters"), {}};
    const auto mask = passing(data, state.view.filter);
    for (RowId row = 0; row < data.incidents.size(); ++row) {
        if (data.incidents.listed[row] == 0) continue;
        if (mask[row] == 0) filtered.rows.push_back(row);
        else if (data.incidents.first_day[row] != undated && membership(data.incidents, row, selection.window) == Membership::None)
            outside.rows.push_back(row);
    }
    return {certain, possible, undated_group, outside, filtered};
}

void draw_sentence(Ui& ui, AppState& state, const ScreenBox& room) {
    const std::string& words = state.picture.scene.sentence;
    if (words.empty()) return;
    Pen pen = ui.pen();
    const Touch touch = ui.control("sentence", room);
    ui.hint(ui.text("List what these numbers count"));
    if (touch.clicked) open_list(state, ui.text("All incidents of the data"), groups_of_totals(ui, state), ui.text);
    if (touch.hovered) ui.cursor(Cursor::Hand);
    const std::string first{first_clause(words)};
    const double first_width = pen.width(first, TextStyle::Strong);
    const Ink rest{TextStyle::Body, touch.hovered ? ui.theme.second : ui.theme.ink};
    const std::string tail = words.substr(first.size());
    if (first_width + pen.width(tail, TextStyle::Body) <= width_of(room)) {
        pen.text({room.left_px, 27.0}, first, {TextStyle::Strong, ui.theme.ink});
        pen.text({room.left_px + first_width, 27.0}, tail, rest);
        return;
    }
    // What does not fit goes below, under the first words; the bar is as high as that takes.
    const auto all = pen.wrapped(words, TextStyle::Small, width_of(room));
    const auto most = static_cast<std::size_t>(height_of(room) / sentence_line_px);
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
        const bool cut = i + 1 == most && all.size() > most;
        const std::string line = cut ? pen.elided(all[i] + " " + all[i + 1], TextStyle::Small, width_of(room)) : all[i];
        pen.text({room.left_px, 19.0 + sentence_line_px * static_cast<double>(i)}, line, {TextStyle::Small, rest.color});
    }
}

}  // namespace

void top_bar(Ui& ui, AppState& state, const ScreenBox& box) {
    const Area area(ui, "top", box, AreaKind::Flat);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel);
    pen.line({box.left_px, box.bottom_px - 1.0}, {box.right_px, box.bottom_px - 1.0}, {ui.theme.line});
    double right = box.right_px - 24.0;
    const auto link = [&](std::string_view id, const std::string& words, bool enabled, const std::string& hint) {
        const bool clicked = text_link(ui, {right, 27.0}, {id, words, {TextStyle::Body, ui.theme.second}, Align::Right, enabled});
        if (enabled) ui.hint(hint);
        right -= pen.width(words, TextStyle::Body) + 24.0;
        return clicked;
    };
    if (link("help", ui.text("Help"), true, ui.text("All keys (F1)"))) state.dialog = DialogKind::Help;
    if (link("table", ui.text("Table"), state.dataset() != nullptr, ui.text("A table of what is shown (T)"))) state.table.open = !state.table.open;
    if (link("redo", ui.text("Redo"), state.history.can_redo(), ui.text("Do again what was undone (Ctrl+Y)"))) redo(state);
    if (link("undo", ui.text("Undo"), state.history.can_undo(), ui.text("Take the last change back (Ctrl+Z)"))) undo(state);
    if (link("fit", ui.text("Fit"), state.dataset() != nullptr, ui.text("Show all regions (F)"))) fit_map(state);
    if (state.dataset() != nullptr) draw_sentence(ui, state, {box.left_px + 20.0, 6.0, right, box.bottom_px - 6.0});
}

}  // namespace kua
