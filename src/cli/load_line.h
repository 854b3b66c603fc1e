#pragma once

#include "io/load.h"

namespace kua {

/// `load`, and while it takes longer than a moment a line on the terminal that says how far it is; the line is gone
/// afterwards. Nothing is said where standard error is no terminal.
[[nodiscard]] Result<LoadReport> load_with_line(const LoadRequest& request, const DataHome& home);

}  // namespace kua
