#pragma once

#include "core/geometry.h"

#include <vector>

namespace kua {

/// The borders of several shapes, each stretch once, as lines from node to node. A line that ends where it starts is
/// closed.
struct Borders {
    std::vector<GeoLine> shared;  ///< between two shapes
    std::vector<GeoLine> single;  ///< of one shape only: a coast, the outline of them all
};

/// Takes the edges of `shapes` apart by their owners. Edges are the same where their ends are, to the last bit, as
/// they are in topologically clean data; borders that only nearly coincide count as two single ones. An edge that one
/// shape has twice (a seam between its own parts) is no border at all. A null shape owns nothing.
[[nodiscard]] Borders borders_of(const std::vector<const GeoMultiPolygon*>& shapes);

/// `lines` without the edges that `shapes` have too, cut where such edges were.
[[nodiscard]] std::vector<GeoLine> without_edges_of(const std::vector<GeoLine>& lines,
                                                    const std::vector<const GeoMultiPolygon*>& shapes);

}  // namespace kua
