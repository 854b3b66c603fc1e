#pragma once

#include "paper/canvas.h"
#include "scene/map_view.h"
#include "scene/mark_shape.h"
#include "scene/scene.h"

#include <vector>

namespace kua {

/// Where a map goes on a page: the top left corner of its viewport, and how many page px one of its own px takes.
struct MapPlacement {
    ScreenPoint at;
    double zoom = 1.0;
};

/// Paints `scene` as `view` shows it, clipped to the viewport. Projected places are rounded to 1/64 px of the page, so
/// that the last digits of a projection, which may differ between machines, change no pixel.
void paint_scene(Canvas& canvas, const Scene& scene, const MapView& view, const MapPlacement& placement,
                 const TextMetrics& metrics);

/// Paints a mark with its middle at `centre` (page px), `zoom` page px to one of its own.
void paint_mark(Canvas& canvas, const MarkParts& parts, ScreenPoint centre, double zoom, const TextMetrics& metrics);

/// Paints lines rising to the right at 45 degrees inside `rings` (even-odd, page px); see hatch_start_px for
/// `start_px`.
struct HatchLook {
    Rgba8 color;
    double spacing_px = 6.0;
    double width_px = 1.4;
    double start_px = 0.0;
};
void paint_hatch(Canvas& canvas, const std::vector<std::vector<ScreenPoint>>& rings, const HatchLook& look);

}  // namespace kua
