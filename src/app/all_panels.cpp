#include "app/map_input.h"
#include "app/panels.h"

namespace kua {

void all_panels(Ui& ui, AppState& state, const Layout& parts, const PlaceSearch* places, const TextMetrics& metrics) {
    const bool has_data = state.picture.data && places != nullptr;
    top_bar(ui, state, parts.top_bar);
    if (has_data) {
        panel_head(ui, state, parts.panel_head, *places);
        panel_body(ui, state, parts.panel_body);
    }
    panel_foot(ui, state, parts.panel_foot);
    if (has_data) {
        timeline_panel(ui, state, parts.timeline);
        map_boxes(ui, state, parts, metrics);
        color_box(ui, state, parts, metrics);
        map_corner(ui, state, parts);
        if (state.table.open) table_panel(ui, state, parts);
        card_panel(ui, state, parts);
    }
    loading_panel(ui, state, parts);
    switch (state.dialog) {
        case DialogKind::None: break;
        case DialogKind::Data: data_dialog(ui, state, parts.window); break;
        case DialogKind::Import: import_dialog(ui, state, parts.window); break;
        case DialogKind::Export: export_dialog(ui, state, parts.window); break;
        case DialogKind::Help: help_overlay(ui, state, parts.window); break;
        case DialogKind::Message: message_dialog(ui, state, parts.window); break;
    }
    if (has_data) {
        map_input(ui, state, parts);
        draw_map_tools(ui, state, parts, metrics);
    }
}

}  // namespace kua
