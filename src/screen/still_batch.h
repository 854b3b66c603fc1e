#pragma once

#include "scene/scene.h"

#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace kua {

/// Neighbouring items of a scene that are painted in one go: they share a style, and order among them does not show.
struct FillBatch {
    std::vector<const MapMultiPolygon*> shapes;
    Rgba8 color;
    std::shared_ptr<const void> owner;  ///< of the shapes, where BaseGeometry is not
    bool recoloured = false;            ///< one shape, in a batch of its own
};
struct HatchBatch {
    std::vector<const MapMultiPolygon*> shapes;
    Hatch style;
};
struct StrokeBatch {
    std::vector<const std::vector<MapLine>*> lines;
    Rgba8 color;
    double width_px = 1.0;
};
/// Town dots and labels, in paint order.
struct SignBatch {
    std::vector<std::size_t> items;  ///< indices into the scene's items
};
using StillBatch = std::variant<FillBatch, HatchBatch, StrokeBatch, SignBatch>;

/// How many items stand before the first Mark or Raster: the still part of a picture.
[[nodiscard]] std::size_t still_count(std::span<const SceneItem> items);

/// The items, none of them a Mark or a Raster, in batches; paint order is kept. `first`: the index in the scene of the first.
[[nodiscard]] std::vector<StillBatch> still_batches(std::span<const SceneItem> items, std::size_t first = 0);

/// What two lists of items share at both ends, the second one in full where they are the same.
struct SharedEnds {
    std::size_t below = 0;  ///< items painted first
    std::size_t above = 0;  ///< items painted last
};
[[nodiscard]] SharedEnds shared_ends(std::span<const SceneItem> a, std::span<const SceneItem> b);

}  // namespace kua
