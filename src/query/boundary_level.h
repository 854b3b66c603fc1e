#pragma once

#include "core/dataset.h"

namespace kua {

/// `data` with every incident in the unit of `level` (0 a country, 1 a region, 2 a district …) that its own unit is or
/// lies in, or unattributed_region: what is known of a region only is in no district. At level 0 the whole set is its
/// country, where no unit is.
[[nodiscard]] Dataset counted_at_level(Dataset data, int level);

}  // namespace kua
