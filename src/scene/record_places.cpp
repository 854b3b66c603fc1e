#include "scene/record_places.h"

#include "query/selection.h"

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

MapPoint place_within(const RecordPlaces& places, RowId row, double reach_m) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (!(ground_uncertainty_m(places.table, row) <= reach_m) || placement(places.table, row) != Placement::Point) return {nan, nan};
    const MapPoint at = places.projected != nullptr ? (*places.projected)[row] : places.projection.to_map(places.table.at[row]);
    return std::isfinite(at.x_m) ? at : MapPoint{nan, nan};
}

}  // namespace kua
