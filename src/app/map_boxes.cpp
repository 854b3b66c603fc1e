#include "app/actions.h"
#include "app/buttons.h"
#include "app/choice_rows.h"
#include "app/legend_mark.h"
#include "app/panels.h"
#include "text/numbers.h"

namespace kua {
namespace {

constexpr double head_px = 33.0;
constexpr double row_px = 20.0;

void ground(Ui& ui, const ScreenBox& box, std::string_view title) {
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel, 6.0);
    if (ui.theme.dark) pen.frame(box, {ui.theme.line}, 6.0);
    pen.text({box.left_px + 14.0, box.top_px + 22.0}, title, {TextStyle::Head, ui.theme.second});
}

void margin_box(Ui& ui, AppState& state, const ScreenBox& box) {
    const Area area(ui, "margin", box, AreaKind::Floating);
    ground(ui, box, ui.text("Not on a place"));
    Pen pen = ui.pen();
    double y = box.top_px + head_px;
    for (const MarginEntry& entry : state.picture.scene.margin) {
        const ScreenBox row{box.left_px + 6.0, y, box.right_px - 6.0, y + row_px};
        const Touch touch = ui.control("margin-" + entry.text, row);
        const bool any = !entry.rows.empty();
        if (touch.hovered && any) pen.fill(row, ui.theme.chip, 4.0);
        if (any) ui.hint(ui.text("List what is counted here"));
        const std::string number = number_text(entry.incidents, state.view.lang);
        const std::string shown = pen.elided(entry.text, TextStyle::Body, width_of(box) - 28.0 - 10.0 - pen.width(number, TextStyle::Strong));
        if (shown != entry.text) ui.hint(entry.text);
        pen.text({box.left_px + 14.0, y + 14.0}, shown, {TextStyle::Body, ui.theme.ink});
        pen.text({box.right_px - 14.0, y + 14.0}, number, {TextStyle::Strong, ui.theme.ink}, Align::Right);
        if (touch.clicked && any) open_list(state, entry.text, {{"", entry.rows}}, ui.text);
        y += row_px;
    }
}

/// The title of the box folds and unfolds it.
void fold_head(Ui& ui, AppState& state, const ScreenBox& box, bool is_open) {
    const Touch touch = ui.control("marks-fold", {box.left_px + 6.0, box.top_px + 5.0, box.right_px - 6.0, box.top_px + head_px - 3.0});
    ui.hint(is_open ? ui.text("Fold what the marks mean") : ui.text("Show what the marks mean"));
    fold_arrow(ui, {box.right_px - 16.0, box.top_px + 17.0}, !is_open, touch.hovered ? ui.theme.ink : ui.colors.edge);
    if (touch.clicked) state.panel.marks_open = !is_open;
}

void marks_box(Ui& ui, AppState& state, const Layout& layout, const TextMetrics& metrics) {
    const ScreenBox& box = layout.marks_box;
    const Area area(ui, "marks", box, AreaKind::Floating);
    ground(ui, box, ui.text("Marks"));
    fold_head(ui, state, box, layout.marks_open);
    if (!layout.marks_open) return;
    Pen pen = ui.pen();
    double y = box.top_px + head_px;
    const auto entries = mark_entries(state.picture.scene);
    for (const LegendEntry* entry : entries) {
        const TextLook look = look_of(TextStyle::Small);
        const auto lines = metrics.wrapped(entry->text, look.face, look.size_px, mark_words_px);
        const ScreenBox row{box.left_px + 6.0, y, box.right_px - 6.0, y + row_px + 15.0 * static_cast<double>(lines.size() - 1)};
        const Touch touch = ui.control("legend-" + entry->text, row);
        const bool any = !entry->rows.empty();
        if (touch.hovered && any) pen.fill(row, ui.theme.chip, 4.0);
        if (any) ui.hint(ui.text("List what is counted here"));
        draw_legend_mark(pen, *entry, {box.left_px + 25.0, y + row_px / 2.0}, {state.picture.scene.theme, state.dataset()->vocabulary, metrics});
        for (std::size_t i = 0; i < lines.size(); ++i)
            pen.text({box.left_px + 46.0, y + 14.0 + 15.0 * static_cast<double>(i)}, lines[i], {TextStyle::Small, ui.theme.ink});
        if (touch.clicked && any) open_list(state, entry->text, {{"", entry->rows}}, ui.text);
        y = row.bottom_px;
    }
}

}  // namespace

void map_boxes(Ui& ui, AppState& state, const Layout& layout, const TextMetrics& metrics) {
    if (!state.picture.scene.margin.empty()) margin_box(ui, state, layout.margin_box);
    if (!mark_entries(state.picture.scene).empty()) marks_box(ui, state, layout, metrics);
}

}  // namespace kua
