#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "io/shape_layer.h"

#include <string>
#include <vector>

namespace kua {

/// Units from a shapefile that no set.json describes. Codes are from the first field of a common name (iso_3166_2,
/// hasc, code, id …) whose values are all different (a few may be missing), else row numbers; names likewise from
/// name_en, name_ru, name_kk, name, NAME_1 … A Note says which were taken, another how many units have no name.
[[nodiscard]] BoundarySet plain_units(const ShapeLayer& layer, const std::string& file, std::vector<Problem>& problems);

}  // namespace kua
