#include "scene/people_number.h"

#include "query/counts.h"

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
    if (found == sums.end() || found->second.records == 0) return std::nullopt;  // nobody counted is not zero people
    const auto states_least = [&](RowId row) {
        const auto counts = data.incidents.counts[row];
        return std::any_of(counts.begin(), counts.end(), [&](const NamedCount& count) {
            return count.name == name && count.range.min != unknown_count;
        });
    };
    // "At least 0" says nothing, and a mark would read as nobody.
    if (bound == Bound::Min && found->second.min == 0 && std::none_of(rows.begin(), rows.end(), states_least))
        return std::nullopt;
    switch (bound) {
        case Bound::Min:
            return found->second.min;
        case Bound::Best:
            return found->second.best;
        case Bound::Max:
            return found->second.max;
    }
    return std::nullopt;
}

}  // namespace kua
