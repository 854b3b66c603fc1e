#include "scene/row_cells.h"

#include <cmath>
#include <limits>

namespace kua {

double ground_uncertainty_m(const IncidentTable& table, RowId row) {
    if (table.radius_m[row] > 0.0F) return double{table.radius_m[row]};
    switch (table.place_precision[row]) {
        case PlacePrecision::Site: return 50.0;
        case PlacePrecision::Street: return 500.0;
        case PlacePrecision::Neighbourhood: return 3'000.0;
        case PlacePrecision::Settlement: return 10'000.0;
        case PlacePrecision::NearSettlement: return 25'000.0;
        default: return std::numeric_limits<double>::quiet_NaN();
    }
}

MapPoint place_within(const SceneInput& input, RowId row, double reach_m) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const IncidentTable& table = input.data.incidents;
    if (!(ground_uncertainty_m(table, row) <= reach_m) || placement(table, row) != Placement::Point) return {nan, nan};
    const MapPoint at = input.points ? (*input.points)[row] : input.base->projection.to_map(table.at[row]);
    return std::isfinite(at.x_m) ? at : MapPoint{nan, nan};
}

std::int32_t RowCells::found(const SceneInput& input, RowId row) {
    const MapPoint at = place_within(input, row, grid_.width_m / 2.0);
    if (std::isnan(at.x_m)) return none;
    const auto [cell, is_new] = index_.try_emplace(cell_of(grid_, at), static_cast<std::int32_t>(cells_.size()));
    if (is_new) cells_.push_back(cell->first);
    return cell->second;
}

}  // namespace kua
