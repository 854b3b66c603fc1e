#pragma once

#include "core/arena.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

class OGRLayer;

namespace kua {

/// Reads a layer column by column (GDAL's Arrow stream), which takes a fraction of the time that records do, where each value
/// comes out as the same text.
class ArrowTable {
public:
    /// Some features that follow each other.
    struct Batch {
        std::vector<std::span<const std::string_view>> fields;  ///< by field, then feature: what GetFieldAsString gives; empty for none
        std::span<const std::string_view> fids;                 ///< by feature; empty where the layer's column of them has no name
        std::span<const std::string_view> shapes;               ///< by feature, as WKB; empty for none, and where there is no geometry
        std::size_t features = 0;
        bool has_zero_bytes = false;                            ///< in one of the texts at least
    };

    /// False where the layer has no fast stream, or a field whose values would not come out the same.
    [[nodiscard]] static bool can_read(OGRLayer& layer);
    /// Calls `take` with all batches in order, until it is false. False where the stream fails, or is not as can_read found the
    /// layer: then read it by records. Texts of a batch lie in `cells`; its shapes, and the lists, hold for the call only.
    [[nodiscard]] static bool read(OGRLayer& layer, Arena& cells, const std::function<bool(const Batch& batch)>& take);
};

}  // namespace kua
