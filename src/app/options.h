#pragma once

#include "core/language.h"
#include "scene/view_state.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kua {

/// What the command line asks of the window.
struct WindowOptions {
    std::vector<std::string> files;   ///< incident files, and at most one view file (*.kua.json)
    std::string boundaries;
    std::string view;                 ///< view file
    std::string script;
    std::string frame_log;
    std::optional<Lang> lang;
    std::optional<ThemeName> theme;
    int width_px = 0;                 ///< physical px; 0: as remembered
    int height_px = 0;
    double ui_scale = 0.0;            ///< physical px a px; 0: what the display says
    bool no_state = false;
};

/// Words that end the program at once, with its exit code: help, or what is wrong with the options.
struct WindowUsage {
    std::string words;
    int exit_code = 2;
};

[[nodiscard]] std::variant<WindowOptions, WindowUsage> parse_window_options(const std::vector<std::string>& arguments);

}  // namespace kua
