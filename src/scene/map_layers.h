#pragma once

#include "scene/build_scene.h"
#include "scene/rate_layer.h"
#include "scene/surface_layer.h"

#include <vector>

namespace kua {

/// The units that nobody could observe and that are hatched: all, or none where the view hides the coverage.
[[nodiscard]] std::vector<RegionId> hatched(const SceneInput& input);

/// Appends the ground: neighbours, land in the colours of the rate, the surface on it, hatch of what was not observed,
/// water, borders.
void add_ground(Scene& scene, const SceneInput& input, const std::optional<RateLayer>& rate,
                const std::optional<SurfaceLayer>& surface);

}  // namespace kua
