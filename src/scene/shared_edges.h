#pragma once

#include "core/geometry.h"

#include <memory>
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

/// The edges of shapes, to be taken out of lines. A null shape has none.
class EdgeSet {
public:
    explicit EdgeSet(const std::vector<const GeoMultiPolygon*>& shapes);
    EdgeSet(const EdgeSet&) = delete;
    EdgeSet& operator=(const EdgeSet&) = delete;
    ~EdgeSet();

    /// `lines` without the edges that the shapes have too, cut where such edges were.
    [[nodiscard]] std::vector<GeoLine> taken_from(const std::vector<GeoLine>& lines) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
