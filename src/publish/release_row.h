#pragma once

#include "core/dataset.h"

namespace kua {

/// Which records are left out whole.
[[nodiscard]] bool is_withheld(const IncidentTable& table, RowId row);

/// First possible day of a record as it leaves: `undated` where it hides its days.
[[nodiscard]] Day released_day(const IncidentTable& table, RowId row);

/// Appends what of `row` may leave to `to`. Its `parent` still counts in the rows of `from`.
/// Pre: the record is not withheld.
void append_released(IncidentTable& to, const Dataset& from, RowId row);

/// True where every record leaves as it is, but for its original: none hides anything, none has a rule that blurs or
/// withholds it, and all sources may be quoted.
[[nodiscard]] bool all_leave_whole(const Dataset& data);
/// What `append_released` makes of all rows in turn, column by column. Pre: `all_leave_whole`.
[[nodiscard]] IncidentTable whole_released(const IncidentTable& table);

/// What of a source may leave by its own `publish`.
[[nodiscard]] Source released_source(const Source& source);

}  // namespace kua
