#pragma once

#include "query/density_index.h"
#include "scene/build_scene.h"
#include "scene/point_sample.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// Up to so many places in view each incident known to a point is in a mark; of more, marks would say nothing that can
/// be read, and squares of the map are coloured by their numbers.
inline constexpr std::size_t most_places_as_marks = 2'000;
/// The side of such a square on the map, px.
inline constexpr double density_cell_px = 4.0;

/// Square cells that lie at multiples of their size from the map's origin, so that a pan keeps them.
struct PointGrid {
    MapPoint corner;             ///< of cell 0, in the north-west
    double cell_m = 1.0;
    std::int32_t columns = 0;
    std::int32_t rows = 0;
    [[nodiscard]] std::int32_t cell_count() const { return columns * rows; }
    /// Row by row from the north-west; nothing outside the grid.
    [[nodiscard]] std::optional<std::int32_t> cell_at(MapPoint place) const;
};

/// In PointPlan::cells: not near the view (or not on a point, or stopped by the filter), and not to be projected.
inline constexpr std::int32_t no_cell = -1;
inline constexpr std::int32_t unprojected_cell = -2;

/// How the points near one view are drawn, where the data have many.
struct PointPlan {
    bool as_cells = false;              ///< else as marks
    PointGrid grid;                     ///< what was looked at; in marks' case one cell
    std::size_t step = 1;               ///< only every step-th row was looked at
    std::vector<std::int32_t> cells;    ///< of row 0, step, 2 * step …
    std::vector<std::uint32_t> upper;   ///< of the classes of numbers, ascending: from all days of the data
    /// What a scene looks at record by record, in table order: what passes and is on no point of this map or of no unit that could be told, and,
    /// where points are marks, what lies near the view. Unknown to a sample.
    std::vector<RowId> listed;
    MapBox covered;                     ///< the view and the margin round it
    [[nodiscard]] std::int32_t cell_of(RowId row) const {
        return row % step == 0 && row / step < cells.size() ? cells[row / step] : no_cell;
    }
};

/// What the cells of a plan hold in one window of days.
struct PointDensity {
    std::shared_ptr<const PointPlan> plan;
    CellCounts counts;                  ///< empty where the plan is marks
    bool sampled = false;               ///< an even sample, for as long as the rest is being counted
    /// Shown incidents by family, where the selection lists PointPlan::listed only; else empty.
    std::vector<std::int64_t> by_family;
};

/// True where the incidents on points could be more than are drawn as marks.
[[nodiscard]] bool may_be_many_points(const IncidentTable& table);

/// The rows that pass and that a scene looks at one by one whatever its view: those drawn at no point, and those of no unit that could
/// be told. `passing` is one byte a row.
[[nodiscard]] std::vector<RowId> rows_listed_anywhere(const IncidentTable& table, std::span<const std::uint8_t> passing);

/// Where each record that is drawn at a point lies on the map; NaN for the others.
[[nodiscard]] std::vector<MapPoint> map_points(const IncidentTable& table, const Projection& projection);

/// The plan for `view` and `margin` times its size on each side. `passing` is one byte a row, `points` one place.
[[nodiscard]] PointPlan point_plan(const IncidentTable& table, std::span<const std::uint8_t> passing,
                                   std::span<const MapPoint> points, const MapView& view, double margin);
/// That of a sample, which is cells in any case; each row stands for the sample's step of them.
[[nodiscard]] PointPlan sampled_plan(const PointSample& sample, const MapView& view);

/// Upper bounds of at most seven classes for numbers up to `most`: 1, 2, 5, 10 … or every other, every third of them.
[[nodiscard]] std::vector<std::uint32_t> number_classes(std::uint32_t most);

/// Plan and numbers by looking at each record; nothing where every point of these data has its mark.
[[nodiscard]] std::optional<PointDensity> counted_density(const SceneInput& input);

/// The cells in colours, and what the colours say. Pre: the plan is cells.
struct DensityLayer {
    Raster raster;
    ClassLegend legend;
};
[[nodiscard]] DensityLayer density_layer(const PointDensity& density, const SceneInput& input, const Theme& theme);

/// The shown rows of `selection` that lie in a cell, summaries too; in table order.
[[nodiscard]] std::vector<RowId> rows_in_cell(const PointPlan& plan, std::int32_t cell, const Selection& selection);

/// The cell that the scene shows in colour under a point of the viewport; none where it is empty, or only a sample.
[[nodiscard]] std::optional<std::int32_t> shown_cell_at(const Scene& scene, const MapView& map, ScreenPoint point);

}  // namespace kua
