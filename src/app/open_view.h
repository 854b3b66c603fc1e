#pragma once

#include "app/app_state.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// Brings back the map of a view file or a figure once its data are read; a message says why where it cannot be.
void open_view(AppState& state, const std::string& file, const Catalogue& text);

}  // namespace kua
