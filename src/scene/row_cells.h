#pragma once

#include "scene/build_scene.h"
#include "stats/grid.h"

#include <cstdint>
#include <map>
#include <vector>

namespace kua {

/// How far from its coordinates an incident may have been, metres: the radius it states, else 50 for a site, 500 for a
/// street, 3,000 for a part of a town, 10,000 for a town, 25,000 near one. NaN where that is not known, and for what is
/// known to a region or less.
[[nodiscard]] double ground_uncertainty_m(const IncidentTable& table, RowId row);

/// Where a record lies on the map. NaN where it is on no point, or not known to within `reach_m`.
[[nodiscard]] MapPoint place_within(const SceneInput& input, RowId row, double reach_m);

/// The cell of a grid that each record lies in, found out when it is first asked for.
class RowCells {
public:
    static constexpr std::int32_t none = -1;

    RowCells(const CellGrid& grid, std::size_t records) : grid_(grid), of_row_(records, unknown) {}
    /// Index into `cells`; none of a record not known to within half a cell's width. Pre: always of the same data and base.
    [[nodiscard]] std::int32_t of(const SceneInput& input, RowId row) {
        if (of_row_[row] == unknown) of_row_[row] = found(input, row);
        return of_row_[row];
    }
    /// All that were found so far.
    [[nodiscard]] const std::vector<CellIndex>& cells() const { return cells_; }
    [[nodiscard]] const CellGrid& grid() const { return grid_; }

private:
    static constexpr std::int32_t unknown = -2;
    [[nodiscard]] std::int32_t found(const SceneInput& input, RowId row);

    CellGrid grid_;
    std::vector<std::int32_t> of_row_;
    std::vector<CellIndex> cells_;
    std::map<CellIndex, std::int32_t> index_;
};

}  // namespace kua
