#pragma once

#include "app/pen.h"

namespace kua {

/// Small line drawings, 14 px in a box of 24.
enum class Icon : std::uint8_t { Plus, Minus, Fit, Ruler, Box, Lasso, Close, Back, Next, Sun, Moon, Folder, File, Up };

void draw_icon(Pen& pen, Icon icon, ScreenPoint centre, Rgba8 color);

}  // namespace kua
