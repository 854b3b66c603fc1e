#pragma once

#include "core/geometry.h"
#include "core/message.h"

#include <string>
#include <vector>

class OGRGeometry;

namespace kua {

/// True where every coordinate is a finite number.
[[nodiscard]] bool is_finite(const OGRGeometry& geometry);
/// True where every coordinate is within [-180, 180] and [-90, 90].
[[nodiscard]] bool is_in_degrees(const OGRGeometry& geometry);
/// The polygons of a geometry, whatever collection they are in; rings open, rings of under three corners dropped.
[[nodiscard]] GeoMultiPolygon polygons_of(const OGRGeometry& geometry);
/// The lines of a geometry with at least two points.
[[nodiscard]] std::vector<GeoLine> lines_of(const OGRGeometry& geometry);
/// True where a ring that is wound as a hole (counter-clockwise) came out as an outline beside others that are not:
/// GDAL turns a hole outside every outline into land and says nothing.
[[nodiscard]] bool has_stray_hole(const OGRGeometry& geometry);
/// Why the polygon is not a valid one ("Self-intersection at …", by GEOS); empty where it is.
[[nodiscard]] std::string invalidity_of(const OGRGeometry& geometry);

}  // namespace kua
