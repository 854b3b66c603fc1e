#pragma once

#include "app/app_state.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// Brings back the map of a view file or a figure once its data are read; a message says why where it cannot be.
void open_view(AppState& state, const std::string& file, const Catalogue& text);

/// Lays the page of the export dialog out as that of a view file or figure; the dialog says why where that cannot be.
void take_layout(AppState& state, const std::string& file, const Catalogue& text);

}  // namespace kua
