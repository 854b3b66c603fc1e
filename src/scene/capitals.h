#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// `text` in capitals: Latin with its accents, Cyrillic with the Kazakh letters. Other letters stay as they are.
[[nodiscard]] std::string capitals(std::string_view text);

/// The sentences of `text`: they end with a full stop and a space before a capital, so that "10 қаңтар 2021 ж. дейін" is in
/// one. Joined by spaces they are the text.
[[nodiscard]] std::vector<std::string> sentences(std::string_view text);

}  // namespace kua
