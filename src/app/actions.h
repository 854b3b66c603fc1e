#pragma once

#include "app/app_state.h"
#include "text/catalogue.h"

namespace kua {

/// What keys and buttons do alike. All of them edit `state` and nothing else.

void fit_map(AppState& state);
/// The map fits one unit. Pre: there are data, and `unit` is one of theirs.
void fit_unit(AppState& state, RegionId unit);
/// `anchor`: px in the map; the place below it stays. A factor above 1 moves closer.
void zoom_map(AppState& state, double factor, ScreenPoint anchor);
void pan_map(AppState& state, ScreenPoint by_px);
/// Looks at a place, closer where the view is far.
void jump_to(AppState& state, LonLat place);
/// Shows `map` from now on.
void set_map(AppState& state, const MapView& map);

void undo(AppState& state);
void redo(AppState& state);
void clear_filters(AppState& state);

void step_time(AppState& state, TimeUnit unit, int steps);
void toggle_play(AppState& state, const Catalogue& text);
/// Lets playing go on by `seconds`.
void play_on(AppState& state, double seconds);

/// Opens the card on incidents: on the list, or on the record where there is one only. No mark is singled out by it.
void open_list(AppState& state, std::string title, std::vector<ListGroup> groups, const Catalogue& text);
void close_card(AppState& state);
/// Opens the card on the mark with this index in scene.items.
void open_mark(AppState& state, std::size_t item, const Catalogue& text);
/// Opens the card on the incidents in a square of the map that is coloured by their number.
void open_cell(AppState& state, std::int32_t cell, const Catalogue& text);
/// Opens the card on what is counted in a colour of the map; says so where that is nothing.
void open_class(AppState& state, const ClassLegend& legend, const LegendClass& wanted, const Catalogue& text);
/// Puts the keyboard on the next mark (`by` 1) or the one before (-1), from west to east.
void step_mark(AppState& state, int by);
/// Goes to the next or the last record of the card.
void step_record(AppState& state, int by);

/// The incidents shown, were `filter` the filter.
[[nodiscard]] std::vector<RowId> rows_with(const AppState& state, const Filter& filter);

/// Opens the dialog that says what is wrong and what to do.
void show_message(AppState& state, std::string title, std::string what, std::string remedy);
/// Opens the dialog on the data where it waits for their map, once no other dialog stands there.
void open_due_dialog(AppState& state);
void show_notice(AppState& state, std::string words);

/// Index in scene.items of the mark that the keyboard is on, as long as one stands for its row.
[[nodiscard]] std::optional<std::size_t> keyed_mark(const AppState& state);
/// Index of the mark that carries the ring of selection: the keyboard's, else that of the record told, else the card's.
[[nodiscard]] std::optional<std::size_t> selected_mark(const AppState& state);

}  // namespace kua
