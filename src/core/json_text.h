#pragma once

#include <string>
#include <string_view>

namespace kua {

/// `text` as a JSON string with its quotes; control characters escaped, bytes that are not UTF-8 as U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);
/// The same at the end of `out`.
void append_json_string(std::string& out, std::string_view text);

}  // namespace kua
