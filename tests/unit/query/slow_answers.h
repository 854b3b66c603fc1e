#pragma once

#include "query/counts.h"

namespace kua::test {

/// The same answers as module query gives, made the slow obvious way from the words of the design: one record at a
/// time, by comparing texts, without tables, masks or differences.

[[nodiscard]] bool slow_passes(const Dataset& data, RowId row, const Filter& filter);
/// `filter` with one part unset.
[[nodiscard]] Filter slow_without(Filter filter, FilterPart part);

/// By trying every day of the record's span: in all its worlds in the window, in some, or in none.
[[nodiscard]] Membership slow_membership(const IncidentTable& table, RowId row, DayRange window);

/// People of one count name by recursion from the aggregates down.
[[nodiscard]] IntervalSum slow_people(const Dataset& data, const Selection& selection, CountName name);

/// Incidents (not aggregates) that pass `filter` and are shown in `window`.
[[nodiscard]] std::vector<RowId> slow_shown(const Dataset& data, const Filter& filter, DayRange window);

}  // namespace kua::test
