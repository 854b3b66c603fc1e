#include "core/dataset.h"

#include <algorithm>

namespace kua {

RegionId BoundarySet::find_unit(std::string_view code) const {
    const auto found = std::find_if(units.begin(), units.end(), [&](const auto& unit) { return unit.code == code; });
    return found == units.end() ? no_region : static_cast<RegionId>(found - units.begin());
}

DayRange Dataset::span() const {
    // Two plain loops without a branch: they run as fast as memory can be read.
    std::int32_t first = undated.since_epoch;
    for (const Day day : incidents.first_day) first = std::min(first, day.since_epoch);
    if (first == undated.since_epoch) return {};
    std::int32_t last = first;
    for (const Day day : incidents.last_day) last = std::max(last, day == undated ? first : day.since_epoch);
    return {Day{first}, Day{last} + 1};
}

}  // namespace kua
