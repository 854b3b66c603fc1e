#pragma once

#include "core/dataset.h"
#include "core/problem.h"

#include <filesystem>
#include <vector>

namespace kua {

/// Reads what is drawn beneath the units: `geodata`/neighbours/neighbours.shp, water/water.shp and water/rivers.shp.
/// One that is missing or cannot be read is a Warning and left out.
[[nodiscard]] BaseMap read_base_map(const std::filesystem::path& geodata, std::vector<Problem>& problems);

}  // namespace kua
