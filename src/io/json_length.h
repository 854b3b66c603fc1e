#pragma once

#include <cstddef>
#include <string_view>

namespace kua {

/// Length in bytes of the JSON object or list that `text` begins with, by its brackets and quotes alone. 0 where none
/// begins or it does not end in `text`, where its brackets do not go together or are nested more than `deepest` (at most 64)
/// deep, or a text in it runs over the end of a line.
[[nodiscard]] std::size_t json_length(std::string_view text, std::size_t deepest);

}  // namespace kua
