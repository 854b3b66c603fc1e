#pragma once

#include "io/load.h"
#include "scene/view_state.h"

#include <string>

namespace kua {

/// The view of a view file, its paths as seen from that file's folder; or of a figure, its files looked for beside the
/// figure and among the data that come with Kua.
[[nodiscard]] Result<ViewState> read_view(const std::string& file, const DataHome& home);

/// Whether read_view is made for a file of this name and content: "*.kua.json" or a figure.
[[nodiscard]] bool holds_view(const std::string& file);

/// The files that a view names.
[[nodiscard]] LoadRequest request_of(const ViewState& view);

}  // namespace kua
