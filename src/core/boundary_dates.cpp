#include "core/boundary_dates.h"

#include <algorithm>
#include <cassert>

namespace kua {
namespace {

bool has(const std::vector<RegionId>& units, RegionId unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
}

/// The units of `later` that were made from one of `units` of `earlier`.
std::vector<RegionId> successors(const BoundarySet& earlier, const BoundarySet& later,
                                 const std::vector<RegionId>& units) {
    std::vector<RegionId> made;
    for (RegionId i = 0; i < later.units.size(); ++i) {
        const auto from = predecessors(earlier, later.units[i]);
        if (std::any_of(from.begin(), from.end(), [&](RegionId unit) { return has(units, unit); })) made.push_back(i);
    }
    return made;
}

std::vector<RegionId> origins(const BoundarySet& earlier, const BoundarySet& later,
                              const std::vector<RegionId>& units) {
    std::vector<RegionId> from;
    for (const RegionId unit : units)
        for (const RegionId origin : predecessors(earlier, later.units[unit]))
            if (!has(from, origin)) from.push_back(origin);
    return from;
}

}  // namespace

std::size_t set_in_force(const std::vector<BoundarySet>& sets, Day day) {
    assert(!sets.empty());
    const auto later =
        std::find_if(sets.begin() + 1, sets.end(), [&](const BoundarySet& set) { return day < set.valid_from; });
    return static_cast<std::size_t>(later - sets.begin()) - 1;
}

std::vector<RegionId> predecessors(const BoundarySet& earlier, const BoundaryUnit& unit) {
    std::vector<RegionId> from;
    const auto add = [&](const std::string& code) {
        if (const RegionId found = earlier.find_unit(code); found != no_region) from.push_back(found);
    };
    if (unit.from.empty())
        add(unit.code);
    else
        for (const std::string& code : unit.from) add(code);
    return from;
}

std::vector<RegionId> units_across(const std::vector<BoundarySet>& sets, std::size_t from, RegionId unit,
                                   std::size_t to) {
    std::vector<RegionId> units{unit};
    for (std::size_t at = from; at < to; ++at) units = successors(sets[at], sets[at + 1], units);
    for (std::size_t at = from; at > to; --at) units = origins(sets[at - 1], sets[at], units);
    return units;
}

}  // namespace kua
