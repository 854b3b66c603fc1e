#pragma once

#include <string>
#include <string_view>

namespace kua {

/// `text` in capitals: Latin with its accents, Cyrillic with the Kazakh letters. Other letters stay as they are.
[[nodiscard]] std::string capitals(std::string_view text);

}  // namespace kua
