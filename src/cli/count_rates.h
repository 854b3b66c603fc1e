#pragma once

#include "query/selection.h"
#include "scene/view_state.h"
#include "write/rate_columns.h"

#include <optional>

namespace kua {

/// The rates that the map of `view` would show, for a table by region; nothing where it shows none.
[[nodiscard]] std::optional<RateColumns> count_rates(const Dataset& data, const Selection& selection, const ViewState& view);

}  // namespace kua
