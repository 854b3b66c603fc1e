#pragma once

#include "core/dataset.h"
#include "core/geometry.h"
#include "geo/projection.h"

#include <vector>

namespace kua {

/// Where the records of a table lie on a map. Borrows all of it.
struct RecordPlaces {
    const IncidentTable& table;
    const Projection& projection;
    const std::vector<MapPoint>* projected = nullptr;   ///< as map_points gives them; null: each is projected when it is asked for
};

/// How far from its coordinates an incident may have been, metres: the radius it states, else 50 for a site, 500 for a
/// street, 3,000 for a part of a town, 10,000 for a town, 25,000 near one. NaN where that is not known, and for what is
/// known to a region or less.
[[nodiscard]] double ground_uncertainty_m(const IncidentTable& table, RowId row);

/// Where a record lies on the map. NaN where it is on no point, or not known to within `reach_m`.
[[nodiscard]] MapPoint place_within(const RecordPlaces& places, RowId row, double reach_m);

}  // namespace kua
