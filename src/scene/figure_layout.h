#pragma once

#include "scene/figure.h"

#include <optional>

namespace kua {

/// A page laid out, or what the user's choices have wrong. Both empty: the page is too small.
struct LayoutAttempt {
    std::optional<Figure> figure;
    std::optional<Error> fault;
};
[[nodiscard]] LayoutAttempt lay_out(const FigureInput& input);

/// A map shows at least that share of its page's height.
inline constexpr double least_map_share = 0.35;

}  // namespace kua
