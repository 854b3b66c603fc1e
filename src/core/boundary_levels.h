#pragma once

#include "core/dataset.h"

namespace kua {

/// Whether `unit` is `whole` or lies in it by the units above it.
[[nodiscard]] bool is_part_of(const BoundarySet& set, RegionId unit, RegionId whole);

/// The unit of `level` that `unit` is or lies in; unattributed_region where there is none, as for a unit that is
/// coarser itself. Other values than units stay as they are.
[[nodiscard]] RegionId at_level(const BoundarySet& set, RegionId unit, int level);

}  // namespace kua
