#pragma once

#include "app/options.h"

#include <iosfwd>

namespace kua {

/// Opens the window and keeps it open until the user, or the script, is done. Returns the exit code.
/// `ui_scale`: physical px a px. Pre: there is a display.
[[nodiscard]] int open_window(const WindowOptions& options, double ui_scale, std::ostream& err);

}  // namespace kua
