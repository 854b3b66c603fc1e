#pragma once

#include "core/geometry.h"
#include "scene/furniture.h"

namespace kua {

/// Where a piece of furniture stands when it is let go at `at`: the quarters of the map are its corners, the middle of
/// its sides the columns beside it. All in the same px.
[[nodiscard]] Anchor anchor_at(const ScreenBox& map_frame, ScreenPoint at);

/// The part of the page that means an anchor, to be shown while a piece is over it. `page`: the whole of it.
[[nodiscard]] ScreenBox room_of(Anchor anchor, const ScreenBox& map_frame, const ScreenBox& page);

/// The next anchor of the list, or the one before, for a piece moved by keys.
[[nodiscard]] Anchor next_anchor(Anchor anchor, int by);

}  // namespace kua
