#pragma once

#include "app/app_state.h"

namespace kua {

/// Where boundaries changed, asks for the data in the units that the days shown and the way of counting want, if those loaded
/// have others: the files are read again and the view is kept. Call once a frame.
void want_units_of_view(AppState& state);

/// The same files could not be read again: the units stay, and are not asked for in every frame.
void give_up_recount(AppState& state, const LoadRequest& tried);

/// With other data: choices that name no unit, or no denominator, of theirs are taken back, with a word about it.
void drop_unknown_units(AppState& state, const Catalogue& text);

/// How incidents are counted where boundaries changed; nothing where there is one set only.
void boundary_choice(Ui& ui, AppState& state, Column& column);

}  // namespace kua
