#include "scene/rated_units.h"

#include "geo/geodesic.h"
#include "stats/rates.h"

#include <algorithm>
#include <limits>

namespace kua {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double default_per(const std::string& unit) {
    if (unit == "person") return 100'000.0;
    return unit == "km²" ? 10'000.0 : 1'000.0;
}

std::vector<double> land_areas_km2(const BoundarySet& set) {
    std::vector<double> areas;
    for (const BoundaryUnit& unit : set.units) areas.push_back(unit.shape.empty() ? nan : geodesic_area_m2(unit.shape) / 1e6);
    return areas;
}

/// Null where the set has none of that name.
const Denominator* find_denominator(const BoundarySet& set, const std::string& name) {
    const auto found = std::find_if(set.denominators.begin(), set.denominators.end(),
                                    [&](const Denominator& d) { return d.name == name && !d.by_year.empty(); });
    return found != set.denominators.end() ? &*found : nullptr;
}

/// The year wanted, else the latest up to `last`, else the first there is.
int year_of(const Denominator& denominator, std::int64_t wanted, Day last) {
    if (wanted > 0 && denominator.by_year.contains(static_cast<int>(wanted))) return static_cast<int>(wanted);
    int year = denominator.by_year.begin()->first;
    for (const auto& [known, values] : denominator.by_year)
        if (known <= civil_date(last).year) year = known;
    return year;
}

/// Number and denominator of each polygon, its members' added up.
struct PolygonCounts {
    std::vector<double> counts;
    std::vector<double> denominators;
};

PolygonCounts polygon_counts(const std::vector<DrawnUnit>& drawn, const std::vector<double>& values,
                             const RateDenominator& by) {
    PolygonCounts sums;
    for (const DrawnUnit& unit : drawn) {
        double count = 0.0;
        double denominator = 0.0;
        for (const RegionId member : unit.members) {
            count += values[member];
            // A member without outline lies in the polygon's land, so that it adds people but no area.
            if (by.unit != "km²" || member == unit.region) denominator += by.values[member];
        }
        sums.counts.push_back(count);
        sums.denominators.push_back(denominator);
    }
    return sums;
}

std::vector<double> rates_of(const PolygonCounts& sums, const RateDenominator& by, bool smoothed) {
    if (smoothed) return empirical_bayes_rates(sums.counts, sums.denominators, by.per).values;
    std::vector<double> rates;
    for (std::size_t i = 0; i < sums.counts.size(); ++i)
        rates.push_back(rate(sums.counts[i], sums.denominators[i], by.per));
    return rates;
}

UnitState state_of(const DrawnUnit& unit, double count, double denominator, const RateChoice& choice,
                   const std::vector<RegionId>& unobserved) {
    const auto is_unobserved = [&](RegionId member) {
        return std::find(unobserved.begin(), unobserved.end(), member) != unobserved.end();
    };
    if (std::any_of(unit.members.begin(), unit.members.end(), is_unobserved)) return UnitState::NotObserved;
    switch (rate_state(count, denominator, choice.least_denominator)) {
        case RateState::NoData: return UnitState::NoData;
        case RateState::SmallDenominator: return UnitState::SmallDenominator;
        case RateState::Known: break;
    }
    return count == 0.0 && !choice.smoothed ? UnitState::None : UnitState::Rate;
}

}  // namespace

std::vector<std::string> denominator_names(const BoundarySet& set) {
    std::vector<std::string> names;
    for (const Denominator& denominator : set.denominators)
        if (!denominator.by_year.empty()) names.push_back(denominator.name);
    names.emplace_back(area_denominator);
    return names;
}

std::optional<RateDenominator> rate_denominator(const Dataset& data, const RateChoice& choice, Day last) {
    auto by = rate_terms(data, choice, last);
    if (!by) return by;
    const Denominator* const named = find_denominator(data.boundaries, choice.denominator);
    by->values = named != nullptr ? named->by_year.at(by->year) : land_areas_km2(data.boundaries);
    return by;
}

std::optional<RateDenominator> rate_terms(const Dataset& data, const RateChoice& choice, Day last) {
    RateDenominator by;
    if (const Denominator* const named = find_denominator(data.boundaries, choice.denominator)) {
        by.year = year_of(*named, choice.year, last);
        by.unit = named->unit;
        by.source = named->source;
    } else if (choice.denominator == area_denominator && !data.boundaries.units.empty()) {
        by.unit = "km²";
    } else {
        return std::nullopt;
    }
    by.per = choice.per > 0.0 ? choice.per : default_per(by.unit);
    return by;
}

std::vector<RegionId> not_observed(const Dataset& data, DayRange window) {
    std::vector<RegionId> regions;
    const BoundarySet& set = data.boundaries;
    for (RegionId region = 0; region < set.units.size(); ++region) {
        if (set.units[region].shape.empty()) continue;
        const auto says_so = [&](const Coverage& coverage) {
            const bool is_here = coverage.region == region ||
                                 (coverage.region == no_region && !set.country.empty() && coverage.area == set.country);
            return coverage.effort == Effort::None && is_here && overlaps_window(coverage, window);
        };
        if (std::any_of(data.info.coverage.begin(), data.info.coverage.end(), says_so)) regions.push_back(region);
    }
    return regions;
}

std::optional<RateTable> rated_units(const Dataset& data, const Selection& selection, const MeasureChoice& measure,
                                     const RateChoice& choice) {
    if (choice.denominator.empty()) return std::nullopt;
    return rated_units(data, unit_values(data, measure, selection), selection.window, choice);
}

std::optional<RateTable> rated_units(const Dataset& data, const UnitValues& shown, DayRange window, const RateChoice& choice) {
    if (choice.denominator.empty()) return std::nullopt;
    auto by = rate_denominator(data, choice, last_day(window));
    if (!by) return std::nullopt;
    const auto drawn = drawn_units(data.boundaries);
    const PolygonCounts sums = polygon_counts(drawn, shown.values, *by);
    const auto rates = rates_of(sums, *by, choice.smoothed);
    const auto unobserved = not_observed(data, window);
    RateTable table{*std::move(by), {}, shown.elsewhere};
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        RatedUnit rated{drawn[i], state_of(drawn[i], sums.counts[i], sums.denominators[i], choice, unobserved),
                        sums.counts[i], sums.denominators[i], rates[i]};
        if (rated.state == UnitState::Rate && !(rated.rate > 0.0)) rated.state = UnitState::None;
        table.units.push_back(std::move(rated));
    }
    return table;
}

}  // namespace kua
