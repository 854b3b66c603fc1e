#include "io/dated_join.h"

#include "core/boundary_dates.h"
#include "geo/geodesic.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kua {
namespace {

/// Whether the point says more than that it stands for a whole unit.
bool has_telling_point(const IncidentRow& row) {
    return is_valid(row.at) &&
           (row.place_precision < PlacePrecision::Adm2 || row.place_precision == PlacePrecision::Unspecified);
}

/// A ring that crosses the outline may lie on either side of it.
bool ring_fits(const IncidentRow& row, const BoundaryUnit& unit) {
    const bool is_ring = row.place_precision == PlacePrecision::NearSettlement && std::isfinite(row.radius_m);
    return !is_ring || unit.shape.empty() || distance_to_outline_m(row.at, unit.shape) >= row.radius_m;
}

}  // namespace

DatedJoin::DatedJoin(const std::vector<BoundarySet>& sets, std::vector<std::vector<Place>> places)
    : sets_(sets), places_(std::move(places)) {
    assert(sets.size() == places_.size());
    for (std::size_t i = 0; i < sets.size(); ++i) joins_.emplace_back(sets[i], places_[i]);
}

std::size_t DatedJoin::find_set(std::string_view id) const {
    const auto found = std::find_if(sets_.begin(), sets_.end(), [&](const BoundarySet& set) { return set.id == id; });
    return static_cast<std::size_t>(found - sets_.begin());
}

std::size_t DatedJoin::set_of(const IncidentRow& row, std::string_view stated_set) const {
    const std::size_t last = set_in_force(sets_, row.last_day);
    const std::size_t stated = find_set(stated_set);
    if (stated == sets_.size()) return last;
    if (row.first_day == undated) return stated;
    return set_in_force(sets_, row.first_day) <= stated && stated <= last ? stated : last;
}

std::vector<RegionId> DatedJoin::regions_in_all(const IncidentRow& row) const {
    std::vector<RegionId> regions;
    for (std::size_t set = 0; set < sets_.size(); ++set)
        regions.push_back(set == row.set_on_day ? row.region : region_in(set, row));
    return regions;
}

RegionId DatedJoin::region_in(std::size_t set, const IncidentRow& row) const {
    const bool had_unit = is_unit(row.region);
    const auto units = had_unit ? units_across(sets_, row.set_on_day, row.region, set) : std::vector<RegionId>{};
    if (units.size() == 1) return units.front();
    if (has_telling_point(row)) {
        const RegionId found = joins_[set].find(row.at).region;
        const bool agrees = units.empty() || std::find(units.begin(), units.end(), found) != units.end();
        if (is_unit(found) && agrees && ring_fits(row, sets_[set].units[found])) return found;
    }
    return had_unit ? unattributed_region : row.region;
}

std::vector<Place> places_in(std::vector<Place> places, const BoundarySet& of, const BoundarySet& to) {
    for (Place& place : places)
        if (is_unit(place.region)) place.region = to.find_unit(of.units[place.region].code);
    return places;
}

}  // namespace kua
