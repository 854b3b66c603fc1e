#pragma once

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

}  // namespace kua
