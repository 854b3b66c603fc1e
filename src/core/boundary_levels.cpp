#include "core/boundary_levels.h"

namespace kua {

bool is_part_of(const BoundarySet& set, RegionId unit, RegionId whole) {
    // Each step goes to a coarser level, of which there are few: a set that says otherwise does not hold us for ever.
    for (int steps = 0; is_unit(unit) && steps < 8; ++steps) {
        if (unit == whole) return true;
        unit = set.units[unit].parent.empty() ? no_region : set.find_unit(set.units[unit].parent);
    }
    return false;
}

RegionId at_level(const BoundarySet& set, RegionId unit, int level) {
    if (!is_unit(unit)) return unit;
    for (int steps = 0; is_unit(unit) && steps < 8; ++steps) {
        if (set.units[unit].level == level) return unit;
        if (set.units[unit].level < level) break;
        unit = set.units[unit].parent.empty() ? no_region : set.find_unit(set.units[unit].parent);
    }
    return unattributed_region;
}

}  // namespace kua
