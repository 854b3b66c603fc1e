#include "app/brush.h"

#include <algorithm>

namespace kua {

void Brush::bar(const ScreenBox& box, bool pressed, const std::vector<std::string>& words) {
    const std::size_t index = words_.size();
    words_.push_back(words);
    if (pressed) state_ = {chart_, index, index};
    if (state_.chart != chart_) return;
    if (contains(box, ui_.pointer())) state_.last = index;
    const auto [low, high] = std::minmax(state_.first, state_.last);
    const bool is_brushed = state_.first != state_.last && low <= index && index <= high;
    if (is_brushed) ui_.pen().fill(box, with_alpha(ui_.theme.ink, 28), 3.0);
}

std::optional<std::vector<std::string>> Brush::chosen() {
    if (state_.chart != chart_ || ui_.left_down()) return std::nullopt;
    const auto [low, high] = std::minmax(state_.first, state_.last);
    state_.chart.clear();
    if (low == high || high >= words_.size()) return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t i = low; i <= high; ++i) words.insert(words.end(), words_[i].begin(), words_[i].end());
    return words;
}

}  // namespace kua
