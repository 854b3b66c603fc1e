#pragma once

#include "scene/figure_blocks.h"
#include "scene/map_view.h"

namespace kua {

/// True where the view shows less than half of the area that the data are about.
[[nodiscard]] bool shows_a_part(const BaseGeometry& base, const MapView& map);

/// A small map of the units and their neighbours in the projection of the large one, with the frame of that as a
/// rectangle, never less than 4 px wide. No wider than `width_px`; empty where there are no units.
[[nodiscard]] Block locator_block(const std::shared_ptr<const BaseGeometry>& base, const MapView& map,
                                  const PageStyle& style, double width_px);

}  // namespace kua
