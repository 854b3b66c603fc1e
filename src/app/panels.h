#pragma once

#include "app/app_state.h"
#include "app/column.h"
#include "app/layout.h"
#include "app/place_search.h"
#include "app/ui.h"

namespace kua {

// The parts of the window. Each draws itself into its box and writes what the user does into `state.view` and its own
// part of `state`; none reads a file (the data dialog lists folders), starts a thread or keeps anything elsewhere. Pre: a Dear ImGui frame is begun;
// all but top_bar, panel_foot and the dialogs need loaded data.

/// The sentence of numbers, Fit, Undo, Redo, Help.
void top_bar(Ui& ui, AppState& state, const ScreenBox& box);

/// Name of the data, language, theme, and the field that finds places and words.
void panel_head(Ui& ui, AppState& state, const ScreenBox& box, const PlaceSearch& places);
/// All filters, the measure and the layers.
void panel_body(Ui& ui, AppState& state, const ScreenBox& box);
/// Export and Open.
void panel_foot(Ui& ui, AppState& state, const ScreenBox& box);

// Sections of panel_body; each begins at column.y_px and moves it on.
void type_section(Ui& ui, AppState& state, Column& column);
void region_section(Ui& ui, AppState& state, Column& column);
void precision_section(Ui& ui, AppState& state, Column& column);
void status_section(Ui& ui, AppState& state, Column& column);
void count_section(Ui& ui, AppState& state, Column& column);
void measure_section(Ui& ui, AppState& state, Column& column);
void color_section(Ui& ui, AppState& state, Column& column);
void layer_section(Ui& ui, AppState& state, Column& column);
void more_section(Ui& ui, AppState& state, Column& column);
void figure_section(Ui& ui, AppState& state, Column& column);
void projection_section(Ui& ui, AppState& state, Column& column);

/// Histogram, handles, play.
void timeline_panel(Ui& ui, AppState& state, const ScreenBox& box);

/// "Not on a place" and "Marks", bottom left of the map; scale, coordinates and tools, bottom right.
void map_boxes(Ui& ui, AppState& state, const Layout& layout, const TextMetrics& metrics);
void map_corner(Ui& ui, AppState& state, const Layout& layout);

/// What colours and circles by size mean, above those boxes.
void color_box(Ui& ui, AppState& state, const Layout& layout, const TextMetrics& metrics);

/// The card: a list of incidents or one of them in full.
void card_panel(Ui& ui, AppState& state, const Layout& layout);

/// The table of what is shown, over the map; lists what `state.table.rows` holds.
void table_panel(Ui& ui, AppState& state, const Layout& layout);

void data_dialog(Ui& ui, AppState& state, const ScreenBox& window);
void import_dialog(Ui& ui, AppState& state, const ScreenBox& window);
/// The words of the column of types in that dialog, and what each of them means. Pre: such a column is chosen.
void import_types(Ui& ui, AppState& state, const ScreenBox& box);
void export_dialog(Ui& ui, AppState& state, const ScreenBox& window);
/// The page of the export dialog as it will be, whose pieces can be moved.
void export_preview(Ui& ui, AppState& state, const ScreenBox& box);
void help_overlay(Ui& ui, AppState& state, const ScreenBox& window);
void message_dialog(Ui& ui, AppState& state, const ScreenBox& window);
/// How far the loading is, and how to stop it.
void loading_panel(Ui& ui, AppState& state, const Layout& layout);

/// All of the above that there is to show, and the pointer on the map. `places` may be null before there are data.
void all_panels(Ui& ui, AppState& state, const Layout& parts, const PlaceSearch* places, const TextMetrics& metrics);

}  // namespace kua
