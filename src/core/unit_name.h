#pragma once

#include "core/dataset.h"

#include <string_view>

namespace kua {

/// What lists call a unit that has no name: its code, or "Unit 3" where that is a mere number, which would read as a
/// count. A text of the data, as a name is, and so in all languages at once.
[[nodiscard]] LocalText stand_in_name(std::string_view code);

/// True where a unit is called by a mere number for want of a name: a map leaves it without a label.
[[nodiscard]] bool is_numbered(const BoundaryUnit& unit);

}  // namespace kua
