#include "scene/class_rows.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

std::vector<RowId> rows_in_units(const std::vector<RegionId>& units, const Selection& selection, const IncidentTable& table) {
    std::vector<RowId> rows;
    for (const RowId row : selection.rows)
        if (std::find(units.begin(), units.end(), table.region[row]) != units.end()) rows.push_back(row);
    return rows;
}

std::vector<RowId> rows_in_cells(const CellGround& ground, std::vector<CellIndex> cells, const Selection& selection, const RecordPlaces& places) {
    std::sort(cells.begin(), cells.end());
    std::vector<RowId> rows;
    for (const RowId row : selection.rows) {
        if (places.table.counted[row] == 0) continue;
        const MapPoint at = place_within(places, row, ground.reach_m);
        if (!std::isnan(at.x_m) && std::binary_search(cells.begin(), cells.end(), cell_of(ground.grid, at))) rows.push_back(row);
    }
    return rows;
}

}  // namespace

std::vector<RowId> rows_of_class(const ClassLegend& legend, const LegendClass& wanted, const Selection& selection, const RecordPlaces& places) {
    if (legend.ground) return rows_in_cells(*legend.ground, wanted.cells, selection, places);
    return rows_in_units(wanted.units, selection, places.table);
}

}  // namespace kua
