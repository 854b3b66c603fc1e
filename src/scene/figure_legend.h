#pragma once

#include "scene/figure_pieces.h"

namespace kua {

/// Below the map: the pieces of the legend that the layout places, the lowest arrangement that is no wider than
/// `width_px`, colours first, circles to the left.
[[nodiscard]] Block legend_below(const FigurePieces& pieces, const PageStyle& style, double width_px);

/// The pieces of a column beside the map, one below the other; `automatic`: also those that the layout places.
[[nodiscard]] Block legend_column(const FigurePieces& pieces, const PageStyle& style, double width_px, Anchor anchor,
                                  bool automatic);

}  // namespace kua
