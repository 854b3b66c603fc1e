#pragma once

#include "io/import_cells.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

class OGRLayer;

namespace kua {

/// Reads a layer column by column (GDAL's Arrow stream), which takes a fraction of the time that records do, where each value
/// comes out as the same text: a FlatGeobuf.
class ArrowTable {
public:
    /// Some features that follow each other.
    struct Batch {
        std::vector<CellColumn> columns;            ///< by field, then what the layer's column of ids holds, where it has a name
        std::span<const std::string_view> shapes;   ///< by feature, as WKB; empty for none, and where there is no geometry
        std::size_t features = 0;
    };

    /// False where the layer has no fast stream, or a field whose values would not come out the same.
    [[nodiscard]] static bool can_read(OGRLayer& layer);
    /// Calls `take` with all batches in order, until it is false. False where the stream fails, or is not as can_read found the
    /// layer: then read it by records. The shapes hold for the call only.
    [[nodiscard]] static bool read(OGRLayer& layer, const std::function<bool(Batch batch)>& take);
};

}  // namespace kua
