#pragma once

#include "core/dataset.h"
#include "core/problem.h"

#include <filesystem>
#include <vector>

namespace kua {

/// Reads `geodata`/places/places.csv, sorted by rank, then population, largest first. A place of a country in which
/// `set` lies joins the unit that its column adm1 names. A missing file is a Warning, a bad row an Error.
[[nodiscard]] std::vector<Place> read_places(const std::filesystem::path& geodata, const BoundarySet& set,
                                             std::vector<Problem>& problems);

}  // namespace kua
