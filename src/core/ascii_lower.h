#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace kua {

/// A to Z as a to z; every other byte stays as it is. For names of files, columns and keys, whatever the locale.
[[nodiscard]] constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return ascii_lower(c); });
    return out;
}

}  // namespace kua
