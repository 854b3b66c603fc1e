#pragma once

#include "io/boundary_reader.h"

namespace kua {

/// Reads boundary sets that were in force one after the other, and orders them by their dates. A folder without a
/// set.json stands for the folders in it that have one. An Error where two sets share a day or an id, or say no dates;
/// a unit whose `from` names no unit of the set before is an Error in `problems`.
[[nodiscard]] Result<std::vector<BoundaryFile>> read_boundary_sets(const std::vector<std::filesystem::path>& paths,
                                                                   std::vector<Problem>& problems);

}  // namespace kua
