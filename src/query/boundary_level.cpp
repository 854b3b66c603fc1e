#include "query/boundary_level.h"

#include "core/boundary_levels.h"

#include <algorithm>

namespace kua {
namespace {

/// The country above all units of a set that names one but has no unit for it.
void add_country(BoundarySet& set) {
    const bool has_one =
        std::any_of(set.units.begin(), set.units.end(), [](const auto& unit) { return unit.level == 0; });
    if (has_one || set.country.empty()) return;
    for (BoundaryUnit& unit : set.units)
        if (unit.parent.empty()) unit.parent = set.country;
    BoundaryUnit country;
    country.code = set.country;
    country.kind = "country";
    country.level = 0;
    country.name.at(Lang::En) = set.country;
    country.outline = OutlineQuality::None;
    set.units.push_back(std::move(country));
}

}  // namespace

Dataset counted_at_level(Dataset data, int level) {
    if (level == 0) add_country(data.boundaries);
    for (RegionId& region : data.incidents.region) region = at_level(data.boundaries, region, level);
    return data;
}

}  // namespace kua
