#pragma once

#include "scene/build_scene.h"

#include <vector>

namespace kua {

[[nodiscard]] inline bool overlaps_window(const Coverage& coverage, DayRange window) {
    return coverage.first < window.end && window.first <= coverage.last;
}

/// The units that nobody could observe on at least one day of the window, and that have an outline to hatch.
[[nodiscard]] std::vector<RegionId> not_observed(const SceneInput& input);

/// Appends the ground: neighbours, land, hatch of what was not observed, water, borders.
void add_ground(Scene& scene, const SceneInput& input);

}  // namespace kua
