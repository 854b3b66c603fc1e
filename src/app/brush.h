#pragma once

#include "app/ui.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// The bars of a chart that the user is dragging over, between frames.
struct BrushState {
    std::string chart;   ///< its id; empty: none
    std::size_t first = 0, last = 0;   ///< bar where it began, bar where the pointer is
};

/// Chooses neighbouring bars of a chart by dragging from one to another. Made anew each frame; borrows. Ask `bar` in the
/// order of the chart, once a bar was drawn, then `chosen`.
class Brush {
public:
    Brush(Ui& ui, BrushState& state, std::string chart) : ui_(ui), state_(state), chart_(std::move(chart)) {}

    /// `pressed`: the button went down on it in this frame. `words`: what the bar stands for in the filter.
    void bar(const ScreenBox& box, bool pressed, const std::vector<std::string>& words);
    /// What the brushed bars stand for, in the frame in which the button is let go of; a drag that ends where it began is
    /// a click, and the bar's own matter.
    [[nodiscard]] std::optional<std::vector<std::string>> chosen();

private:
    Ui& ui_;
    BrushState& state_;
    std::string chart_;
    std::vector<std::vector<std::string>> words_;
};

}  // namespace kua
