#pragma once

#include "core/dataset.h"
#include "query/counts.h"

#include <string>
#include <string_view>

namespace kua {

/// What a reader of English calls the group with this key; the key itself where the data have no label for it.
[[nodiscard]] std::string english_label(const Dataset& data, GroupBy by, std::string_view key);

}  // namespace kua
