#include "core/dataset.h"

#include <algorithm>

namespace kua {

RegionId BoundarySet::find_unit(std::string_view code) const {
    const auto found = std::find_if(units.begin(), units.end(), [&](const auto& unit) { return unit.code == code; });
    return found == units.end() ? no_region : static_cast<RegionId>(found - units.begin());
}

DayRange Dataset::span() const {
    DayRange span{};
    bool any = false;
    for (std::size_t i = 0; i < incidents.size(); ++i) {
        if (incidents.first_day[i] == undated) continue;
        const Day first = incidents.first_day[i];
        const Day end = incidents.last_day[i] + 1;
        span = any ? DayRange{std::min(span.first, first), std::max(span.end, end)} : DayRange{first, end};
        any = true;
    }
    return span;
}

}  // namespace kua
