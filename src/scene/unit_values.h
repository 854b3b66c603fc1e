#pragma once

#include "query/counts.h"
#include "query/people_index.h"
#include "query/selection.h"
#include "scene/view_state.h"

#include <cstdint>
#include <vector>

namespace kua {

/// A polygon of the map with all units whose records belong to it: its own, and those that have no outline and lie in
/// its land by `includes` ("Turkistan with Shymkent").
struct DrawnUnit {
    RegionId region = no_region;     ///< whose polygon it is
    std::vector<RegionId> members;   ///< `region` first
};
[[nodiscard]] std::vector<DrawnUnit> drawn_units(const BoundarySet& set);

/// What a measure counts, by unit: incidents (certain and possible ones), or people by the bound chosen.
struct UnitValues {
    std::vector<double> values;    ///< by RegionId; NaN where people were there and nobody counted them
    std::int64_t elsewhere = 0;    ///< shown incidents of no unit
};
/// Of the unit `unit` alone, members of its polygon not included. A record counts in the unit it states; one known to
/// the country only counts in none.
[[nodiscard]] UnitValues unit_values(const Dataset& data, const MeasureChoice& measure, const Selection& selection);

/// Incidents by unit, from numbers that are known already: the facets of `filter` in some window, and how many incidents it shows.
[[nodiscard]] UnitValues unit_incidents(const BoundarySet& set, const Filter& filter, const FacetCounts& facets, std::int64_t shown);

/// People by unit where `incidents` are those by unit, and the index has the people of the same filter in this window.
[[nodiscard]] UnitValues unit_people(const Dataset& data, UnitValues incidents, const PeopleIndex& index, DayRange window, Bound bound);

}  // namespace kua
