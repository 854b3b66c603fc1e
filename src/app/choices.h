#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A part of a filter: words that may pass; unset lets all pass.
using Choices = std::optional<std::vector<std::string>>;

[[nodiscard]] bool is_on(const Choices& choices, std::string_view word);
/// Switches `words` together: off where all of them are on, else on. `all`: every word there is; all on is unset.
void toggle(Choices& choices, const std::vector<std::string>& words, const std::vector<std::string>& all);
/// Chooses `words` alone. `all`: likewise.
void choose(Choices& choices, std::vector<std::string> words, const std::vector<std::string>& all);
/// Chooses `word` alone, or beside those already chosen; the last one taken back lets everything pass again.
void pick(Choices& choices, const std::string& word, const std::vector<std::string>& all);

}  // namespace kua
