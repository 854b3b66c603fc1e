#pragma once

#include "core/geometry.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kua {

enum class CellShape : std::uint8_t {
    Square,
    Hexagon  ///< a corner points north, flat sides face east and west
};

/// Cells of one shape and one area all over the map. Areas are true where the projection is equal-area.
///
///     hexagons:   (0,1) (1,1)        squares:   (0,1) (1,1)
///              (0,0) (1,0) (2,0)                (0,0) (1,0)
///
/// `width_m` is the side of a square, or the width of a hexagon from one flat side to the other; that is the distance
/// of neighbouring centres in both. A hexagon is the set of places nearer to its centre than to any other.
struct CellGrid {
    CellShape shape = CellShape::Hexagon;
    MapPoint origin;       ///< the centre of cell (0, 0)
    double width_m = 0.0;  ///< above 0
    friend bool operator==(const CellGrid&, const CellGrid&) = default;
};

/// Which cell. Hexagons: axial coordinates, `row` goes north-east (a row up is also half a cell east).
struct CellIndex {
    std::int64_t column = 0;
    std::int64_t row = 0;
    friend auto operator<=>(const CellIndex&, const CellIndex&) = default;
};

/// m²: width² for a square, √3/2 · width² for a hexagon.
[[nodiscard]] double cell_area_m2(const CellGrid& grid);
/// The grid around `origin` whose cells have `area_m2`. Pre: area_m2 > 0.
[[nodiscard]] CellGrid grid_of_area(CellShape shape, MapPoint origin, double area_m2);

/// The one cell that holds `point`: the one whose centre is nearest. A place on an edge belongs to one of the two, the
/// same on every run. Pre: point is finite and within 2⁴⁰ cells of the origin.
[[nodiscard]] CellIndex cell_of(const CellGrid& grid, MapPoint point);
[[nodiscard]] MapPoint cell_centre(const CellGrid& grid, CellIndex cell);
/// Its corners, anticlockwise, the first not repeated: 4 or 6.
[[nodiscard]] std::vector<MapPoint> cell_outline(const CellGrid& grid, CellIndex cell);

struct CellCount {
    CellIndex cell;
    std::size_t points = 0;  ///< above 0
    friend bool operator==(const CellCount&, const CellCount&) = default;
};
/// The cells that hold a point, by column, then row. Their numbers add up to points.size().
[[nodiscard]] std::vector<CellCount> count_by_cell(const CellGrid& grid, std::span<const MapPoint> points);

}  // namespace kua
