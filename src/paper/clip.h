#pragma once

#include "core/geometry.h"

#include <vector>

namespace kua {

/// `ring` cut to `box` (Sutherland & Hodgman 1974): right for filling, since what it adds runs along the box's edge.
/// Painters cut first because Cairo's coordinates end at 8 million pixels, which a deep zoom passes.
[[nodiscard]] std::vector<ScreenPoint> clipped_ring(const std::vector<ScreenPoint>& ring, const ScreenBox& box);

/// The parts of `line` inside `box`, in order; each of two points or more.
[[nodiscard]] std::vector<std::vector<ScreenPoint>> clipped_line(const std::vector<ScreenPoint>& line,
                                                                 const ScreenBox& box);

}  // namespace kua
