#pragma once

#include "core/problem.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kua {

/// A shapefile's parts as bytes. GDAL reads copies in memory, so that nothing is ever written beside the user's files
/// and no other file is read than these.
struct ShapeFiles {
    std::string shp, shx, dbf, prj, cpg;  ///< empty where there is no such file
    std::int64_t shapes = 0;              ///< records that the .shp really holds
    std::int64_t table_rows = -1;         ///< whole rows of the .dbf; -1 where there is no table
};

/// Reads the parts of `shapefile` (.shp; the others by the same name, extension in either case) and checks what their
/// headers claim against what is there. A header that lies is a Warning and is set right in memory; an index that
/// lies is dropped (GDAL makes one). An Error where this is not a shapefile, or is larger than 1 GiB.
[[nodiscard]] Result<ShapeFiles> read_shape_files(const std::filesystem::path& shapefile,
                                                  std::vector<Problem>& problems);

}  // namespace kua
