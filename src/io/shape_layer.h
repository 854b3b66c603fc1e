#pragma once

#include "core/geometry.h"
#include "core/problem.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

enum class ShapeKind : std::uint8_t { Polygon, Line };

/// One record of a shapefile in WGS 84.
struct ShapeRow {
    std::int64_t record = 0;          ///< counted from 1
    std::vector<std::string> values;  ///< as UTF-8, one a field; empty where the table has none
    GeoMultiPolygon polygons;
    std::vector<GeoLine> lines;
    bool has_geometry = false;  ///< false: the file has no shape here. A shape that cannot be used is a Problem
};

struct ShapeLayer {
    std::vector<std::string> fields;
    std::vector<ShapeRow> rows;

    /// Index of the field of this name (ASCII case ignored).
    [[nodiscard]] std::optional<std::size_t> find_field(std::string_view name) const;
};

/// Reads a whole shapefile through GDAL, or what GDAL made of it where it is shipped with the program: its text as UTF-8 whatever its encoding, its shapes in longitude and latitude
/// whatever its CRS, invalid polygons mended. All that was odd is in `problems`. An Error where the file cannot be
/// read, holds another kind of shape, or is on unknown ground (no CRS and no degrees).
[[nodiscard]] Result<ShapeLayer> read_shape_layer(const std::filesystem::path& shapefile, ShapeKind kind,
                                                  std::vector<Problem>& problems);

}  // namespace kua
