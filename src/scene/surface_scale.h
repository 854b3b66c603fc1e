#pragma once

#include "scene/base_geometry.h"
#include "scene/memo.h"
#include "scene/row_cells.h"
#include "scene/view_state.h"
#include "stats/density.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// Up to so many points a density is made from point to point; of more, from numbers in squares of a twelfth of the bandwidth
/// (binning: Wand and Jones 1995, appendix D), each at the mean place of its incidents of all days: a heap of incidents at one place
/// stays where it is, others move by less than an eighth of the bandwidth, each another way.
inline constexpr std::size_t most_single_points = 5'000;
inline constexpr double bins_a_bandwidth = 12.0;

/// What the numbers of a surface follow from, besides the records and the map: its choice without the classes.
struct SurfaceTerms {
    SurfaceKind kind = SurfaceKind::None;
    double cell_km2 = 0.0;       ///< as in SurfaceChoice; likewise the others
    Kernel kernel = Kernel::Quartic;
    double bandwidth_km = 0.0;
    friend bool operator==(const SurfaceTerms&, const SurfaceTerms&) = default;
};
[[nodiscard]] SurfaceTerms terms_of(const SurfaceChoice& choice);

using CellMemo = Memo<CellGround, RowCells>;

/// What stands still on a surface while time moves: found out from all days.
struct SurfaceScale {
    enum class BandwidthRule : std::uint8_t { Given, Reference, Land };
    std::optional<CellGround> ground;   ///< cells of hexagons or squares, or the squares that a density is made from; unset where
                                        ///< it is made from point to point
    double bandwidth_m = 0.0;           ///< of a kernel
    BandwidthRule rule = BandwidthRule::Given;
    std::vector<double> values;         ///< what classes are made of: as class_values gives them
    std::vector<MapPoint> middles;      ///< of a kernel with a ground, by index into RowCells::cells: see most_single_points
};

/// Incidents of one window as a surface counts them.
struct SurfaceNumbers {
    std::vector<std::int64_t> by_cell;  ///< by index into RowCells::cells, where the surface has a ground; may end before the last
    std::vector<MapPoint> points;       ///< where it has none
};

/// Nothing where there is no such surface: no land to measure, or no two incidents that are known well enough.
/// `all_days`: rows of all days that the filter lets pass; summaries are passed over.
[[nodiscard]] std::optional<SurfaceScale> surface_scale(const SurfaceTerms& terms, const BaseGeometry& base, const RecordPlaces& places,
                                                        std::span<const RowId> all_days, CellMemo& cells);

/// `cells` are of the scale's ground.
[[nodiscard]] SurfaceNumbers surface_numbers(const SurfaceScale& scale, const RecordPlaces& places, std::span<const RowId> rows, CellMemo& cells);

/// How many incidents are in `numbers`.
[[nodiscard]] std::int64_t sum_of(const SurfaceNumbers& numbers);

/// The cells that hold an incident, by column, then row: indices into `cells`.
[[nodiscard]] std::vector<std::size_t> filled_cells(std::span<const CellIndex> cells, const SurfaceNumbers& numbers);

/// The density on squares of an eighth of the bandwidth, or of a 500th of the width of the points. Pre: there is an incident.
[[nodiscard]] RasterGrid density_of(const SurfaceTerms& terms, const SurfaceScale& scale, std::span<const CellIndex> cells, const SurfaceNumbers& numbers);

/// Incidents per km² that the legend's numbers are of.
inline constexpr double density_km2 = 10'000.0;

/// Numbers of filled cells, or some of the values of a density per `density_km2` that are drawn.
[[nodiscard]] std::vector<double> class_values(const SurfaceTerms& terms, const SurfaceScale& scale, std::span<const CellIndex> cells,
                                               const SurfaceNumbers& numbers);

}  // namespace kua
