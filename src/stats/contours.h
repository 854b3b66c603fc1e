#pragma once

#include "stats/density.h"

namespace kua {

/// Where the field through the cell centres of `grid` is at least `level`: linear between neighbouring centres, 0
/// beyond the outermost ones. Marching squares (Lorensen & Cline 1987, in the plane); where two opposite corners of a
/// square are high, the mean of the four says whether they are joined. Outer rings wind anticlockwise, holes clockwise;
/// each hole is with the smallest polygon that holds it. Pre: grid is filled; level > 0.
[[nodiscard]] MapMultiPolygon area_above(const RasterGrid& grid, double level);

}  // namespace kua
