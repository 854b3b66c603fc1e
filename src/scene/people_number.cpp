#include "scene/people_number.h"

#include <algorithm>
#include <cassert>

namespace kua {

Membership membership_of(const Selection& selection, RowId row) {
    const auto found = std::lower_bound(selection.rows.begin(), selection.rows.end(), row);
    assert(found != selection.rows.end() && *found == row);
    return selection.memberships[static_cast<std::size_t>(found - selection.rows.begin())];
}

std::optional<std::int64_t> people_number(const Dataset& data, const Selection& selection,
                                          const std::vector<RowId>& rows, CountName name, Bound bound) {
    std::vector<Membership> memberships;
    for (const RowId row : rows) memberships.push_back(membership_of(selection, row));
    const auto sums = people(data, rows, memberships);
    const auto found = sums.find(name);
    if (found == sums.end()) return std::nullopt;
    const auto states_least = [&](RowId row) {
        const auto counts = data.incidents.counts[row];
        return std::any_of(counts.begin(), counts.end(), [&](const NamedCount& count) {
            return count.name == name && count.range.min != unknown_count;
        });
    };
    const bool asks = bound == Bound::Min && found->second.min == 0;
    return number_said(found->second, !asks || std::any_of(rows.begin(), rows.end(), states_least), bound);
}

std::optional<std::int64_t> number_said(const IntervalSum& sum, bool states_least, Bound bound) {
    if (sum.records == 0) return std::nullopt;
    // "At least 0" says nothing, and a mark would read as nobody.
    if (bound == Bound::Min && sum.min == 0 && !states_least) return std::nullopt;
    switch (bound) {
        case Bound::Min:
            return sum.min;
        case Bound::Best:
            return sum.best;
        case Bound::Max:
            return sum.max;
    }
    return std::nullopt;
}

}  // namespace kua
