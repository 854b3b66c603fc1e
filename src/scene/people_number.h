#pragma once

#include "query/counts.h"
#include "query/selection.h"
#include "scene/view_state.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kua {

/// Whether `row` is certainly or possibly in the window of `selection`. Pre: it is one of its rows.
[[nodiscard]] Membership membership_of(const Selection& selection, RowId row);

/// People of the count name `name`, by `bound`, in some rows of `selection`; nothing where no row states them or the bound
/// is unknown.
[[nodiscard]] std::optional<std::int64_t> people_number(const Dataset& data, const Selection& selection,
                                                        const std::vector<RowId>& rows, CountName name, Bound bound);

/// What `bound` of a sum says to a reader: nothing where no record states the count, the bound is unknown, or it is a least number
/// of 0 that no record states (`states_least`): nobody counted is not zero people.
[[nodiscard]] std::optional<std::int64_t> number_said(const IntervalSum& sum, bool states_least, Bound bound);

}  // namespace kua
