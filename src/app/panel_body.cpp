#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"

namespace kua {
namespace {

int parts_set(const Filter& filter) {
    int n = 0;
    for (const auto* part : {&filter.types, &filter.regions, &filter.actor_roles, &filter.actor_kinds, &filter.rights, &filter.place_precisions, &filter.statuses})
        n += part->has_value() ? 1 : 0;
    return n + (filter.text.empty() ? 0 : 1) + (filter.count_at_least > 0 ? 1 : 0) + (filter.area.empty() ? 0 : 1);
}

/// A filter without a section of its own, with a cross to take it back.
bool taken_back(Ui& ui, std::string_view id, const ScreenBox& row, const std::string& words) {
    Pen pen = ui.pen();
    pen.fill({row.left_px, row.top_px + 2.0, row.right_px, row.bottom_px - 2.0}, ui.theme.chip, 5.0);
    pen.text({row.left_px + 10.0, row.top_px + 17.0}, pen.elided(words, TextStyle::SmallMedium, width_of(row) - 40.0), {TextStyle::SmallMedium, ui.theme.ink});
    const bool clicked = icon_button(ui, id, {row.right_px - 24.0, row.top_px + 3.0, row.right_px - 3.0, row.bottom_px - 3.0}, Icon::Close);
    ui.hint(ui.text("Take this filter back"));
    return clicked;
}

void set_filters(Ui& ui, AppState& state, Column& column) {
    Filter& filter = state.view.filter;
    const int parts = parts_set(filter);
    if (parts == 0) return;
    column.gap(4.0);
    const ScreenBox head = column.row(24.0);
    Pen pen = ui.pen();
    pen.text({head.left_px, head.top_px + 16.0}, ui.text(msg_n("{0} filter is set", "{0} filters are set", parts)), {TextStyle::Small, ui.theme.second});
    if (text_link(ui, {head.right_px, head.top_px + 16.0}, {"clear", ui.text("Clear all"), {TextStyle::SmallMedium, ui.theme.ink}, Align::Right, true})) clear_filters(state);
    if (!filter.text.empty() && taken_back(ui, "no-text", column.row(26.0), ui.text(msg("with the words “{0}”", filter.text)))) filter.text.clear();
    if (!filter.area.empty() && taken_back(ui, "no-area", column.row(26.0), ui.text("inside the outline on the map"))) filter.area.clear();
}

}  // namespace

void panel_body(Ui& ui, AppState& state, const ScreenBox& box) {
    Pen back = ui.back_pen();
    back.fill(box, ui.theme.panel);
    back.line({box.right_px - 1.0, box.top_px}, {box.right_px - 1.0, box.bottom_px + 1.0}, {ui.theme.line});
    Area area(ui, "panel", {box.left_px, box.top_px, box.right_px - 2.0, box.bottom_px}, AreaKind::Scrolling);
    Column column{box.left_px + margin_px, box.right_px - margin_px, area.top_px()};
    set_filters(ui, state, column);
    column.gap(8.0);
    type_section(ui, state, column);
    column.gap(10.0);
    region_section(ui, state, column);
    column.gap(13.0);
    precision_section(ui, state, column);
    column.gap(17.0);
    status_section(ui, state, column);
    column.gap(17.0);
    count_section(ui, state, column);
    measure_section(ui, state, column);
    column.gap(6.0);
    color_section(ui, state, column);
    column.gap(6.0);
    layer_section(ui, state, column);
    column.gap(8.0);
    more_section(ui, state, column);
    area.reach(column.y_px + 16.0);
}

void panel_foot(Ui& ui, AppState& state, const ScreenBox& box) {
    const Area area(ui, "foot", box, AreaKind::Flat);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel);
    pen.line({box.right_px - 1.0, box.top_px}, {box.right_px - 1.0, box.bottom_px}, {ui.theme.line});
    const double top = box.bottom_px - 54.0;
    const double left = box.left_px + margin_px;
    if (state.dataset() != nullptr) {
        if (filled_button(ui, "export", {left, top, left + 136.0, top + 34.0}, ui.text("Export figure"))) state.dialog = DialogKind::Export;
        ui.hint(ui.text("Write this view to a PNG file (Ctrl+E)"));
    }
    if (outlined_button(ui, "open", {left + 143.0, top, box.right_px - margin_px, top + 34.0}, ui.text("Open data"))) state.dialog = DialogKind::Data;
    ui.hint(ui.text("Boundary and incident files (Ctrl+O)"));
}

}  // namespace kua
