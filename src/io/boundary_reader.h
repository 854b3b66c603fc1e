#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"

#include <filesystem>
#include <vector>

namespace kua {

/// A boundary set and the files it came from.
struct BoundaryFile {
    BoundarySet set;
    std::vector<std::filesystem::path> files;
};

/// Reads a boundary set: a folder with `set.json`, that set.json itself, the shapefile beside one, or any shapefile
/// (.shp). Without a set.json the fields for codes and names are the first of common names that fit, else the row
/// number; a Note says which. Outlines are in WGS 84. An Error also where no unit has an outline or a point.
[[nodiscard]] Result<BoundaryFile> read_boundaries(const std::filesystem::path& path, std::vector<Problem>& problems);

}  // namespace kua
