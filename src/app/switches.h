#pragma once

#include "app/ui.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A switch with its label; true when it was turned.
bool switch_row(Ui& ui, std::string_view id, const ScreenBox& row, std::string_view label, bool on);

/// Words side by side of which one is chosen: the index that was clicked now.
struct Segments {
    std::string id;
    std::vector<std::string> words;
    std::size_t chosen = 0;
    std::string hint = {};   ///< said over each of them
};
std::optional<std::size_t> segments(Ui& ui, const ScreenBox& box, const Segments& content);

/// A thin track with a knob. The value that it was dragged or stepped to, 0 to `steps`.
struct Slider {
    std::string id;
    int value = 0;
    int steps = 10;
};
std::optional<int> slider(Ui& ui, const ScreenBox& box, const Slider& content);

}  // namespace kua
