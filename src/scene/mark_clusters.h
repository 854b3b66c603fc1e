#pragma once

#include "scene/marks.h"

#include <vector>

namespace kua {

/// Marks that would overlap at this scale, merged until none do. A merged mark is a stack that stands where its most
/// important member stood (a town's before a single site's, then the larger number) and holds the rows of all: nothing
/// is lost, and everything comes apart again on zooming in. The result does not depend on the order of `marks`.
/// Proportional circles may overlap; they merge only where one would cover the middle of another, and its number.
[[nodiscard]] std::vector<PlacedMark> merged_where_overlapping(std::vector<PlacedMark> marks, const SceneInput& input,
                                                               const CircleScale& scale = {});

}  // namespace kua
