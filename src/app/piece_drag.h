#pragma once

#include "core/geometry.h"
#include "scene/furniture.h"

#include <optional>
#include <span>

namespace kua {

/// Where a piece of furniture stands when it is let go at `at`: the quarters of the map are its corners, the middle of
/// its sides the columns beside it. All in the same px.
[[nodiscard]] Anchor anchor_at(const ScreenBox& map_frame, ScreenPoint at);

/// The part of the page that means an anchor, to be shown while a piece is over it. `page`: the whole of it.
[[nodiscard]] ScreenBox room_of(Anchor anchor, const ScreenBox& map_frame, const ScreenBox& page);

/// How far a box that is moved freely goes further so that it lines up, and the lines that agree then.
struct Alignment {
    double right_px = 0.0;
    double down_px = 0.0;
    std::optional<double> x_px, y_px;   ///< nothing where no line is near
};

/// Lines up the edges and middles of `box` with those of `others` that lie nearest, if they lie within `reach_px`; across and
/// down apart. Where an edge and a middle are as near, the edge.
[[nodiscard]] Alignment aligned(const ScreenBox& box, std::span<const ScreenBox> others, double reach_px);

/// Moves a piece from where its anchor puts it: by tenths of a millimetre, at most `most_offset_mm`. `right_mm` and `down_mm` come to what
/// it was moved by before.
void nudge(PieceChoice& choice, double right_mm, double down_mm);

/// The next anchor of the list, or the one before, for a piece moved by keys.
[[nodiscard]] Anchor next_anchor(Anchor anchor, int by);

}  // namespace kua
