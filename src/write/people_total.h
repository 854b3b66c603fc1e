#pragma once

#include "query/counts.h"

#include <map>
#include <vector>

namespace kua {

/// People of a whole selection, and whether the rows of its table say the same together.
struct PeopleTotal {
    std::map<CountName, IntervalSum> people;
    /// False where some bound of the rows, added up, is another number: a summary's people are held against those of
    /// its parts where both are in one row, and added to them where they are not; and an incident that may lie in
    /// several bars of time is in each.
    bool rows_add_up = true;
};
[[nodiscard]] PeopleTotal people_total(const Dataset& data, const Selection& selection,
                                       const std::vector<CountRow>& rows);

}  // namespace kua
