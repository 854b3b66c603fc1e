#pragma once

#include "scene/build_scene.h"

#include <memory>
#include <vector>

namespace kua {

/// How far from its coordinates an incident may have been, metres: the radius it states, else 50 for a site, 500 for a
/// street, 3,000 for a part of a town, 10,000 for a town, 25,000 near one. NaN where that is not known, and for what is
/// known to a region or less.
[[nodiscard]] double ground_uncertainty_m(const IncidentTable& table, RowId row);

/// One colour of a surface and the land that has it.
struct SurfaceBand {
    MapMultiPolygon shape;
    Rgba8 color;
};

/// Cells of equal area with their number of incidents, or a kernel density in bands that lie on each other, lowest
/// first. Only of incidents known well enough: within half a cell's width, or within the bandwidth; how many were left
/// out is in the legend's notes. Counts certain and possible incidents. Classes as in rate_layer. Nothing where the
/// view asks for none, or no incident is known well enough.
struct SurfaceLayer {
    std::shared_ptr<const std::vector<SurfaceBand>> bands;
    ClassLegend legend;
};
[[nodiscard]] std::optional<SurfaceLayer> surface_layer(const SceneInput& input, const Theme& theme);

}  // namespace kua
