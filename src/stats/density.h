#pragma once

#include "core/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// Numbers on square cells of the map.
struct RasterGrid {
    MapPoint origin;             ///< the south-western corner of cell (0, 0)
    double cell_size_m = 0.0;    ///< above 0
    std::size_t columns = 0;     ///< eastwards
    std::size_t rows = 0;        ///< northwards: row 0 is the southernmost
    std::vector<double> values;  ///< row by row; columns · rows, or empty while nothing is filled in
    friend bool operator==(const RasterGrid&, const RasterGrid&) = default;
};

[[nodiscard]] MapPoint cell_centre(const RasterGrid& grid, std::size_t column, std::size_t row);

/// An unfilled grid over `box` and `margin_m` around it, its corners on whole multiples of the cell size, so that a
/// moved box keeps its cells. Pre: box is not empty, cell_size_m > 0, margin_m >= 0.
[[nodiscard]] RasterGrid grid_over(const MapBox& box, double cell_size_m, double margin_m);

/// How the weight of a point thins out with the distance d (Silverman 1986, table 3.1 and section 4.2, in two
/// dimensions). Each has a volume of 1.
enum class Kernel : std::uint8_t {
    Quartic,       ///< 3 / (πh²) · (1 - d²/h²)², 0 beyond h: the biweight
    Epanechnikov,  ///< 2 / (πh²) · (1 - d²/h²), 0 beyond h
    Gaussian  ///< exp(-d²/2h²) / (2πh²), cut at 4 h; the volume of exp(-8) = 0.03 % beyond is shared out inside
};

/// How far a kernel reaches: the bandwidth h, for the Gaussian 4 h. Metres.
[[nodiscard]] double kernel_radius_m(Kernel kernel, double bandwidth_m);

/// The kernel at `distance_m` from its point, per m². Pre: bandwidth_m > 0.
[[nodiscard]] double kernel_per_m2(Kernel kernel, double distance_m, double bandwidth_m);

/// A bandwidth from the data: the normal-reference rule of Silverman (1986, eq. 4.14, 4.15) and Scott (1992, eq. 6.42),
/// which are the same in two dimensions. The Gaussian gets h = σ n^(-1/6) with σ² the mean of the variances of x and
/// y; the others the h of the same variance per axis (√8 and √6 times that). Points with weights count as
/// n = (Σw)² / Σw² (Kish 1965). It is for one heap of points; for several it is too wide. None where fewer than two
/// places have weight. Pre: weights is empty (1 each) or as long as points; all finite, weights at least 0.
[[nodiscard]] std::optional<double> default_bandwidth_m(std::span<const MapPoint> points,
                                                        std::span<const double> weights, Kernel kernel);

/// Kernel density of `points` at the cell centres of `grid`, weight per km²: f(s) = Σ w_i K(|s - p_i|), without edge
/// correction. The sum of all cells times their area is Σw where the grid covers every kernel, to within 1 % if the
/// kernel's radius is at least four cells, and to within 0.2 % from ten cells on. O(points · cells of a kernel).
/// Pre: grid has a size; weights as for default_bandwidth_m; bandwidth_m > 0.
[[nodiscard]] RasterGrid kernel_density_per_km2(std::span<const MapPoint> points, std::span<const double> weights,
                                                Kernel kernel, double bandwidth_m, RasterGrid grid);

}  // namespace kua
