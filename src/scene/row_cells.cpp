#include "scene/row_cells.h"

#include <cmath>

namespace kua {

std::int32_t RowCells::found(const RecordPlaces& places, RowId row) {
    const MapPoint at = place_within(places, row, ground_.reach_m);
    if (std::isnan(at.x_m)) return none;
    const auto [cell, is_new] = index_.try_emplace(cell_of(ground_.grid, at), static_cast<std::int32_t>(cells_.size()));
    if (is_new) cells_.push_back(cell->first);
    return cell->second;
}

}  // namespace kua
