#pragma once

#include "core/dataset.h"

#include <string>
#include <vector>

namespace kua {

/// The names of the units as a map or a narrow list writes them, by RegionId: without the last word that most of them
/// share ("Region", "область", "облысы"), unless that makes one the name of another unit.
[[nodiscard]] std::vector<std::string> short_region_names(const BoundarySet& set, Lang lang);

}  // namespace kua
