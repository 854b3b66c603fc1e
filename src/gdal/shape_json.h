#pragma once

#include "core/arena.h"
#include "gdal/to_lon_lat.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class OGRGeometry;

namespace kua {

/// The shape in degrees as GeoJSON; empty where there is none, nothing where it cannot be placed on Earth.
[[nodiscard]] std::optional<std::string> shape_json(std::unique_ptr<OGRGeometry> shape, const ToLonLat& ground);

/// The same of each of some shapes as WKB, kept in `cells`; on two cores where they are points that need not be moved. Nothing
/// at all where one is no WKB.
[[nodiscard]] std::optional<std::vector<std::optional<std::string_view>>> shapes_json(std::span<const std::string_view> wkbs,
                                                                                      const ToLonLat& ground, Arena& cells);

}  // namespace kua
