#pragma once

#include <string>
#include <string_view>

namespace kua {

/// `text` for a table that people read: control characters are spaces, and the marks that turn the direction of what
/// follows (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069) are left out, so that no cell can rearrange
/// its neighbours.
[[nodiscard]] std::string inert_text(std::string_view text);

}  // namespace kua
