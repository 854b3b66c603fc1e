#pragma once

#include "core/problem.h"
#include "core/result.h"
#include "core/vocabulary.h"

#include <filesystem>
#include <vector>

namespace kua {

/// Reads a vocabulary (kua-vocabulary/1). What does not follow the format is in `problems`, and then the result is an
/// Error.
[[nodiscard]] Result<Vocabulary> read_vocabulary(const std::filesystem::path& file, std::vector<Problem>& problems);

/// Index of the type `code`; where the vocabulary has none it is added, under the family of its first dotted part,
/// else under the grey family "other", which is added likewise. When there are 65,535 types, further ones are "other".
[[nodiscard]] TypeId find_or_add_type(Vocabulary& vocabulary, std::string_view code);
/// The same without a look whether it is there. Pre: it is not.
[[nodiscard]] TypeId add_type(Vocabulary& vocabulary, std::string_view code);

}  // namespace kua
