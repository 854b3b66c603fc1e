#pragma once

#include "scene/marks.h"

#include <vector>

namespace kua {

/// One line for each thing that is in the picture and none for others: the families of the shown rows with their
/// numbers of incidents, which add up to all shown ones, then the kinds of mark.
[[nodiscard]] std::vector<LegendEntry> legend(const SceneInput& input, const std::vector<PlacedMark>& marks,
                                              const std::vector<Mark>& badges);

}  // namespace kua
