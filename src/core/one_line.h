#pragma once

#include <string>
#include <string_view>

namespace kua {

/// `text` as one line that a terminal shows and does not obey: ends of lines and tabs as spaces, other control characters
/// and bytes that are not UTF-8 as U+FFFD; marks that turn the direction of writing left out.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace kua
