#pragma once

#include "app/app_state.h"
#include "app/column.h"

namespace kua {

/// How the values of the colours are cut into classes: method, number, palette and the bounds to drag, one choice for the
/// regions and the land; only bounds set by hand are each layer's own.
void class_choice(Ui& ui, AppState& state, Column& column);

}  // namespace kua
