#include "scene/unit_values.h"

#include "scene/people_number.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

/// The polygon that the land of `unit` is drawn in; no_region where it is in none.
RegionId polygon_of(const BoundarySet& set, RegionId unit) {
    if (set.units[unit].outline != OutlineQuality::None && !set.units[unit].shape.empty()) return unit;
    for (RegionId other = 0; other < set.units.size(); ++other) {
        const BoundaryUnit& drawn = set.units[other];
        const auto& codes = drawn.includes;
        if (!drawn.shape.empty() && std::find(codes.begin(), codes.end(), set.units[unit].code) != codes.end())
            return other;
    }
    return no_region;
}

}  // namespace

std::vector<DrawnUnit> drawn_units(const BoundarySet& set) {
    std::vector<DrawnUnit> drawn;
    std::vector<std::size_t> index(set.units.size(), set.units.size());
    for (RegionId unit = 0; unit < set.units.size(); ++unit) {
        if (polygon_of(set, unit) != unit) continue;
        index[unit] = drawn.size();
        drawn.push_back({unit, {unit}});
    }
    for (RegionId unit = 0; unit < set.units.size(); ++unit)
        if (const RegionId polygon = polygon_of(set, unit); polygon != unit && polygon != no_region)
            drawn[index[polygon]].members.push_back(unit);
    return drawn;
}

UnitValues unit_values(const Dataset& data, const MeasureChoice& measure, const Selection& selection) {
    const IncidentTable& table = data.incidents;
    const std::size_t units = data.boundaries.units.size();
    std::vector<std::int64_t> incidents(units + 1, 0);   // the last: of no unit
    std::vector<std::vector<RowId>> rows(measure.people ? units : 0);
    for (const RowId row : selection.rows) {
        const std::size_t unit = std::min<std::size_t>(table.region[row], units);
        incidents[unit] += table.counted[row] != 0 ? 1 : 0;
        if (unit < rows.size()) rows[unit].push_back(row);
    }
    UnitValues result{{incidents.begin(), incidents.end() - 1}, incidents.back()};
    for (std::size_t unit = 0; unit < rows.size(); ++unit) {
        const auto people = rows[unit].empty() ? std::optional<std::int64_t>{0} : people_number(data, selection, rows[unit], *measure.people, measure.bound);
        result.values[unit] = people ? static_cast<double>(*people) : std::numeric_limits<double>::quiet_NaN();
    }
    return result;
}

UnitValues unit_people(const Dataset& data, UnitValues incidents, const PeopleIndex& index, DayRange window, Bound bound) {
    const auto sums = index.sums(data, window);
    for (std::size_t unit = 0; unit < sums.size(); ++unit) {
        const auto people = sums[unit].has_rows ? number_said(sums[unit].sum, sums[unit].states_least, bound) : std::optional<std::int64_t>{0};
        incidents.values[unit] = people ? static_cast<double>(*people) : std::numeric_limits<double>::quiet_NaN();
    }
    return incidents;
}

UnitValues unit_incidents(const BoundarySet& set, const Filter& filter, const FacetCounts& facets, std::int64_t shown) {
    UnitValues result{std::vector<double>(set.units.size(), 0.0), shown};
    for (RegionId unit = 0; unit < set.units.size(); ++unit) {
        // The facets of a unit count it as if it were chosen.
        const bool is_chosen = !filter.regions || std::find(filter.regions->begin(), filter.regions->end(), set.units[unit].code) != filter.regions->end();
        if (!is_chosen) continue;
        result.values[unit] = static_cast<double>(facets.regions[unit]);
        result.elsewhere -= facets.regions[unit];
    }
    return result;
}

}  // namespace kua
