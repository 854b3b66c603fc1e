#pragma once

#include "app/keys.h"
#include "core/day.h"
#include "core/geometry.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kua {

/// User actions of a script, places in physical px from the window's top left.
struct MoveStep {
    ScreenPoint to;
};
struct ClickStep {
    ScreenPoint at;
};
struct DragStep {
    ScreenPoint from, to;
};
struct WheelStep {
    ScreenPoint at;
    double turns = 0.0;   ///< away from the user is positive
};
struct KeyStep {
    KeyPress press;
};
struct TypeStep {
    std::string text;
};
struct WindowStep {
    Day first, last;      ///< inclusive
};
struct WaitStep {
    int frames = 1;
};
struct ScreenshotStep {
    std::string file;
};
struct QuitStep {};

using ScriptStep = std::variant<MoveStep, ClickStep, DragStep, WheelStep, KeyStep, TypeStep, WindowStep, WaitStep, ScreenshotStep, QuitStep>;

/// Reads a list of actions, one a line; empty lines and lines that begin with # mean nothing:
///
///     move X Y · click X Y · drag X1 Y1 X2 Y2 · wheel X Y TURNS · key NAME · type TEXT
///     window FROM TO · wait FRAMES · screenshot FILE · quit
///
/// An Error names the line and what was wanted.
[[nodiscard]] Result<std::vector<ScriptStep>> parse_script(std::string_view text);

}  // namespace kua
