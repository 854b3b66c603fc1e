#pragma once

#include "io/import_profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// `text` without spaces, tabs and line ends around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The parts of a cell that `field.split` parts, without empty ones; all of it where it parts none.
[[nodiscard]] std::vector<std::string_view> parts_of(const ImportField& field, std::string_view cell);

/// What a word of a column means.
struct Meaning {
    std::string text;
    bool is_otherwise = false;   ///< the profile does not map the word and says what then holds
    bool is_unknown = false;     ///< nor does it say that
};
[[nodiscard]] Meaning meaning_of(const ImportField& field, std::string_view word);

}  // namespace kua
