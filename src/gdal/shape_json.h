#pragma once

#include "gdal/to_lon_lat.h"
#include "io/import_cells.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

class OGRGeometry;

namespace kua {

/// The shape in degrees as GeoJSON; empty where there is none, nothing where it cannot be placed on Earth.
[[nodiscard]] std::optional<std::string> shape_json(std::unique_ptr<OGRGeometry> shape, const ToLonLat& ground);

/// What became of a shape.
enum class ShapeFate : std::uint8_t { Placed, WithoutPlace, NoWkb };
/// The same of a shape as WKB, at the end of a column unless it has no place; of an empty `wkb` there is none.
[[nodiscard]] ShapeFate add_shape(CellColumn& column, std::string_view wkb, const ToLonLat& ground);
/// The WKB in a geometry of a GeoPackage (OGC 12-128r18, 2.1.3); empty where it is none.
[[nodiscard]] std::string_view wkb_of_geopackage(std::string_view geometry);

}  // namespace kua
