#include "scene/row_cells.h"

#include <algorithm>
#include <cmath>

namespace kua {

std::int32_t RowCells::found(const RecordPlaces& places, RowId row) {
    const MapPoint at = place_within(places, row, ground_.reach_m);
    if (std::isnan(at.x_m)) return none;
    const auto [cell, is_new] = index_.try_emplace(cell_of(ground_.grid, at), static_cast<std::int32_t>(cells_.size()));
    if (is_new) cells_.push_back(cell->first);
    return cell->second;
}

std::vector<std::int32_t> RowCells::sort() {
    std::sort(cells_.begin(), cells_.end());
    std::vector<std::int32_t> moved_to(cells_.size());
    for (std::size_t now = 0; now < cells_.size(); ++now) {
        std::int32_t& cell = index_.at(cells_[now]);
        moved_to[static_cast<std::size_t>(cell)] = static_cast<std::int32_t>(now);
        cell = static_cast<std::int32_t>(now);
    }
    for (std::int32_t& cell : of_row_)
        if (cell >= 0) cell = moved_to[static_cast<std::size_t>(cell)];
    return moved_to;
}

}  // namespace kua
