#pragma once

#include "app/app_state.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// Brings back the map of a view file or a figure once its data are read; a message says why where it cannot be.
void open_view(AppState& state, const std::string& file, const Catalogue& text);

/// The names of files that are other versions than those the view was made from.
[[nodiscard]] std::vector<std::string> other_versions(const ViewState& view, const Dataset& data);

}  // namespace kua
