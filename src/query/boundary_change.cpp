#include "query/boundary_change.h"

#include "core/boundary_dates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace kua {
namespace {

/// Units to count by, and where each unit of each set is among them.
struct Scheme {
    BoundarySet set;
    std::vector<std::vector<RegionId>> of;  ///< by set, then unit; or unattributed_region
};

/// Somewhere inside a shape with room around it, good enough for a mark.
LonLat place_inside(const GeoMultiPolygon& shape) {
    constexpr double metres_per_deg = 111'000.0;
    const double stretch = std::cos(shape.front().outer.front().lat_deg * std::numbers::pi / 180.0);
    const auto to_plane = [&](const std::vector<LonLat>& ring) {
        MapLine line;
        for (const LonLat p : ring) line.push_back({p.lon_deg * stretch * metres_per_deg, p.lat_deg * metres_per_deg});
        return line;
    };
    MapMultiPolygon plane;
    for (const GeoPolygon& polygon : shape) {
        plane.push_back({to_plane(polygon.outer), {}});
        for (const auto& hole : polygon.holes) plane.back().holes.push_back(to_plane(hole));
    }
    const MapBox box = bounds(plane);
    const double narrow_m = std::min(box.max_x_m - box.min_x_m, box.max_y_m - box.min_y_m);
    const MapPoint at = pole_of_inaccessibility(plane, std::max(narrow_m / 20.0, 1.0)).at;
    return {at.x_m / metres_per_deg / stretch, at.y_m / metres_per_deg};
}

/// Adds a unit of a set that is not drawn: without its outline, which would lie over the others'.
RegionId add_undrawn(BoundarySet& to, const BoundarySet& from, BoundaryUnit unit) {
    const bool is_taken = to.find_unit(unit.code) != no_region;
    for (std::string& name : unit.name.by_lang) {
        const bool is_same = std::any_of(to.units.begin(), to.units.end(), [&](const BoundaryUnit& other) {
            return std::find(other.name.by_lang.begin(), other.name.by_lang.end(), name) != other.name.by_lang.end();
        });
        if (!name.empty() && is_same) name += " (…" + to_string(from.valid_to) + ")";
    }
    if (is_taken) unit.code += "@" + from.id;
    if (!unit.point && !unit.shape.empty()) unit.point = place_inside(unit.shape);
    unit.shape.clear();
    unit.includes.clear();
    unit.outline = OutlineQuality::None;
    to.units.push_back(std::move(unit));
    for (Denominator& denominator : to.denominators)
        for (auto& [year, values] : denominator.by_year)
            values.resize(to.units.size(), std::numeric_limits<double>::quiet_NaN());
    return static_cast<RegionId>(to.units.size() - 1);
}

/// The one unit of `drawn` that `unit` of `set` is under perhaps another name: all of it became that, and that came
/// from nothing else.
RegionId same_unit(const std::vector<BoundarySet>& sets, std::size_t set, RegionId unit, std::size_t drawn) {
    const auto there = units_across(sets, set, unit, drawn);
    if (there.size() != 1) return no_region;
    const auto back = units_across(sets, drawn, there.front(), set);
    return back.size() == 1 && back.front() == unit ? there.front() : no_region;
}

Scheme as_then(const std::vector<BoundarySet>& sets, std::size_t drawn) {
    Scheme scheme{sets[drawn], {}};
    for (std::size_t set = 0; set < sets.size(); ++set) {
        std::vector<RegionId>& of = scheme.of.emplace_back();
        for (RegionId unit = 0; unit < sets[set].units.size(); ++unit) {
            const RegionId same = set == drawn ? unit : same_unit(sets, set, unit, drawn);
            of.push_back(same != no_region ? same : add_undrawn(scheme.set, sets[set], sets[set].units[unit]));
        }
    }
    return scheme;
}

Scheme as_now(const std::vector<BoundarySet>& sets, std::size_t drawn) {
    Scheme scheme{sets[drawn], {}};
    for (std::size_t set = 0; set < sets.size(); ++set) {
        std::vector<RegionId>& of = scheme.of.emplace_back();
        for (RegionId unit = 0; unit < sets[set].units.size(); ++unit) {
            const auto there = units_across(sets, set, unit, drawn);
            of.push_back(there.size() == 1 ? there.front() : unattributed_region);
        }
    }
    return scheme;
}

/// Units of several sets that are parts of one another, joined (union-find).
class CommonUnits {
public:
    CommonUnits(const std::vector<BoundarySet>& sets, std::size_t first, std::size_t last) : first_(first) {
        for (std::size_t set = first; set <= last; ++set) {
            starts_.push_back(root_.size());
            root_.resize(root_.size() + sets[set].units.size());
        }
        std::iota(root_.begin(), root_.end(), std::size_t{0});
        for (std::size_t set = first + 1; set <= last; ++set)
            for (RegionId unit = 0; unit < sets[set].units.size(); ++unit)
                for (const RegionId origin : predecessors(sets[set - 1], sets[set].units[unit]))
                    join(node(set - 1, origin), node(set, unit));
    }
    [[nodiscard]] std::size_t of(std::size_t set, RegionId unit) const { return found(node(set, unit)); }

private:
    [[nodiscard]] std::size_t node(std::size_t set, RegionId unit) const { return starts_[set - first_] + unit; }
    [[nodiscard]] std::size_t found(std::size_t at) const {
        while (root_[at] != at) at = root_[at];
        return at;
    }
    void join(std::size_t a, std::size_t b) { root_[found(a)] = found(b); }

    std::size_t first_;
    std::vector<std::size_t> starts_;
    std::vector<std::size_t> root_;
};

/// One unit of several of `set`: their land together.
BoundaryUnit joined(const BoundarySet& set, const std::vector<RegionId>& members) {
    BoundaryUnit made = set.units[members.front()];
    for (std::size_t i = 1; i < members.size(); ++i) {
        const BoundaryUnit& unit = set.units[members[i]];
        made.code += "+" + unit.code;
        for (const Lang lang : all_langs)
            if (!unit.name.in(lang).empty()) made.name.at(lang) = made.name.in(lang) + " + " + unit.name.in(lang);
        made.shape.insert(made.shape.end(), unit.shape.begin(), unit.shape.end());
        made.includes.insert(made.includes.end(), unit.includes.begin(), unit.includes.end());
        made.accuracy_m = std::max(made.accuracy_m, unit.accuracy_m);
        if (unit.outline != made.outline) made.outline = OutlineQuality::Approximate;
        if (!made.point) made.point = unit.point;
    }
    if (made.shape.empty()) made.outline = OutlineQuality::None;
    return made;
}

/// Denominators of `set` for units that are sums of its own; unknown where a summand is.
std::vector<Denominator> summed(const BoundarySet& set, const std::vector<RegionId>& unit_of, std::size_t size) {
    std::vector<Denominator> sums = set.denominators;
    for (Denominator& denominator : sums)
        for (auto& [year, values] : denominator.by_year) {
            std::vector<double> added(size, 0.0);
            for (std::size_t i = 0; i < values.size(); ++i) added[unit_of[i]] += values[i];
            values = std::move(added);
        }
    return sums;
}

Scheme as_parent(const std::vector<BoundarySet>& sets, std::size_t first, std::size_t drawn) {
    const CommonUnits common(sets, first, drawn);
    const BoundarySet& shown = sets[drawn];
    Scheme scheme{shown, std::vector<std::vector<RegionId>>(sets.size())};
    scheme.set.units.clear();
    scheme.set.denominators.clear();
    std::vector<std::pair<std::size_t, std::vector<RegionId>>> groups;
    for (RegionId unit = 0; unit < shown.units.size(); ++unit) {
        const std::size_t group = common.of(drawn, unit);
        auto at = std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.first == group; });
        if (at == groups.end()) at = groups.insert(groups.end(), {group, {}});
        at->second.push_back(unit);
        scheme.of[drawn].push_back(static_cast<RegionId>(at - groups.begin()));
    }
    for (const auto& [group, members] : groups) scheme.set.units.push_back(joined(shown, members));
    scheme.set.denominators = summed(shown, scheme.of[drawn], scheme.set.units.size());
    for (std::size_t set = first; set < drawn; ++set)
        for (RegionId unit = 0; unit < sets[set].units.size(); ++unit) {
            const std::size_t group = common.of(set, unit);
            const auto at =
                std::find_if(groups.begin(), groups.end(), [&](const auto& known) { return known.first == group; });
            scheme.of[set].push_back(at != groups.end() ? static_cast<RegionId>(at - groups.begin())
                                                        : unattributed_region);
        }
    for (std::size_t set = 0; set < sets.size(); ++set)
        for (RegionId unit = 0; (set < first || set > drawn) && unit < sets[set].units.size(); ++unit) {
            const auto there = units_across(sets, set, unit, drawn);
            scheme.of[set].push_back(there.size() == 1 ? scheme.of[drawn][there.front()] : unattributed_region);
        }
    return scheme;
}

RegionId mapped(const Scheme& scheme, std::size_t set, RegionId unit) {
    return is_unit(unit) ? scheme.of[set][unit] : unit;
}

void point_at(Dataset& data, const Scheme& scheme, BoundariesAs as, std::size_t drawn) {
    const std::vector<BoundarySet>& sets = data.boundary_sets;
    IncidentTable& table = data.incidents;
    for (RowId row = 0; row < table.region.size(); ++row) {
        const std::size_t set = as == BoundariesAs::Now ? drawn : table.set_on_day[row];
        table.region[row] = mapped(scheme, set, table.region_in[set][row]);
    }
    for (Place& place : data.places)
        if (is_unit(place.region)) {
            const RegionId unit = sets[drawn].find_unit(data.boundaries.units[place.region].code);
            place.region = unit == no_region ? no_region : scheme.of[drawn][unit];
        }
    for (Coverage& coverage : data.info.coverage) {
        const std::size_t set = set_in_force(sets, coverage.last);
        coverage.region = mapped(scheme, set, sets[set].find_unit(coverage.area));
    }
}

}  // namespace

CountedSets counted_sets(const std::vector<BoundarySet>& sets, BoundariesAs as, DayRange window) {
    const std::size_t drawn = set_in_force(sets, last_day(window));
    const std::size_t first = std::min(set_in_force(sets, window.first), drawn);
    return {as, drawn, as == BoundariesAs::Parent ? first : drawn};
}

Dataset counted_as(Dataset data, BoundariesAs as, DayRange window) {
    const std::vector<BoundarySet>& sets = data.boundary_sets;
    if (sets.size() < 2) return data;
    const CountedSets used = counted_sets(sets, as, window);
    Scheme scheme = as == BoundariesAs::Then  ? as_then(sets, used.drawn)
                    : as == BoundariesAs::Now ? as_now(sets, used.drawn)
                                              : as_parent(sets, used.first, used.drawn);
    point_at(data, scheme, as, used.drawn);
    data.boundaries = std::move(scheme.set);
    return data;
}

std::vector<Day> changes_in(const Dataset& data, DayRange window) {
    std::vector<Day> days;
    for (const Day day : data.boundary_changes)
        if (window.first < day && day < window.end) days.push_back(day);
    return days;
}

}  // namespace kua
