#pragma once

#include "scene/build_scene.h"

#include <memory>
#include <vector>

namespace kua {

/// One colour of a surface and the land that has it.
struct SurfaceBand {
    MapMultiPolygon shape;
    Rgba8 color;
};

/// Cells of equal area with their number of incidents, or a kernel density in bands that lie on each other, lowest
/// first. Only of incidents known well enough: within half a cell's width, or within the bandwidth; how many were left
/// out is in the legend's notes. Counts certain and possible incidents. Classes as in rate_layer. Words alone where
/// no place is known well enough, or the numbers are still being counted; nothing where the view asks for no surface.
struct SurfaceLayer {
    std::shared_ptr<const std::vector<SurfaceBand>> bands;
    ClassLegend legend;
};
[[nodiscard]] std::optional<SurfaceLayer> surface_layer(const SceneInput& input, const Theme& theme);

}  // namespace kua
