#pragma once

#include "io/load.h"
#include "scene/view_state.h"

#include <string>
#include <vector>

namespace kua {

/// The view of a view file, its paths as seen from that file's folder; or of a figure, its files looked for beside the
/// figure and among the data that come with Kua.
[[nodiscard]] Result<ViewState> read_view(const std::string& file, const DataHome& home);

/// Whether read_view is made for a file of this name and content: "*.kua.json" or a figure.
[[nodiscard]] bool holds_view(const std::string& file);

/// `page` laid out as the page of a view file or figure: its size, its pieces and their places, several maps; title and
/// subtitle stay.
[[nodiscard]] Result<PageChoice> with_layout_of(const std::string& file, PageChoice page, const DataHome& home);

/// The files that a view names.
[[nodiscard]] LoadRequest request_of(const ViewState& view);

/// The names of files that are other versions than those the view was made from.
[[nodiscard]] std::vector<std::string> other_versions(const ViewState& view, const Dataset& data);

}  // namespace kua
