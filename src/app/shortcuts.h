#pragma once

#include "app/app_state.h"
#include "text/catalogue.h"

namespace kua {

/// Who else could want a key.
struct KeyContext {
    bool typing = false;   ///< a text field has the caret
};

/// Does what `press` means where the keyboard is: in a dialog, a text field, on a control, the timeline or the map.
void handle_key(AppState& state, const KeyPress& press, const KeyContext& context, const Catalogue& text);

}  // namespace kua
