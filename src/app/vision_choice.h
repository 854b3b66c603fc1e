#pragma once

#include "app/app_state.h"
#include "app/column.h"
#include "core/message.h"

namespace kua {

/// Whose eyes the window is shown to, in words: "as seen with protanopia (without red)".
[[nodiscard]] Message vision_words(Vision vision);

/// Buttons for them. Edits `state.vision`, which is no part of the view.
void vision_choice(Ui& ui, AppState& state, Column& column);

/// The next one, round and round.
void next_vision(AppState& state);

}  // namespace kua
