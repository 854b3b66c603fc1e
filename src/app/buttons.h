#pragma once

#include "app/icons.h"
#include "app/ui.h"

#include <string_view>

namespace kua {

/// Ink with paper text: the one thing to do in a place. True when clicked.
bool filled_button(Ui& ui, std::string_view id, const ScreenBox& box, std::string_view label);
/// Outlined.
bool outlined_button(Ui& ui, std::string_view id, const ScreenBox& box, std::string_view label);

/// Words to click: underlined under the pointer.
struct Link {
    std::string_view id;
    std::string_view words;
    Ink ink;
    Align align = Align::Left;
    bool enabled = true;
};
/// `at`: left end, middle or right end of the baseline.
bool text_link(Ui& ui, ScreenPoint at, const Link& link);
/// A number that opens the list of what it counts.
bool number_link(Ui& ui, std::string_view id, ScreenPoint right_end, std::int64_t number, Ink ink);

/// A small drawing to click; `on`: its tool is in use.
bool icon_button(Ui& ui, std::string_view id, const ScreenBox& box, Icon icon, bool on = false);

}  // namespace kua
