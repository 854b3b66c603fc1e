#pragma once

#include "paper/canvas.h"
#include "scene/figure.h"

namespace kua {

/// Paints the whole page: ground, map, then texts, rules and sample marks in their order.
void paint_figure(Canvas& canvas, const Figure& figure, const TextMetrics& metrics);

/// The page's ground: paper is white, a dark figure has the panel's colour, as the light one has.
[[nodiscard]] inline Rgba8 page_color(const Figure& figure) { return figure.scene.theme.panel; }

}  // namespace kua
