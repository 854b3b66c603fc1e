#pragma once

#include "publish/record_words.h"

#include <string>
#include <vector>

namespace kua {

/// A text in its languages as the incident format has it.
[[nodiscard]] std::string local_text_json(const LocalText& text);

/// The key of a source in a file: its own, or one made of its place in the list where its own may not be told.
[[nodiscard]] std::string source_key(const Dataset& data, std::uint16_t index);
[[nodiscard]] std::string source_json(const Source& source);

/// A record of released data as a Feature of kua-incidents/1; `parts` are the rows that it sums up.
[[nodiscard]] std::string feature_json(const Dataset& data, RowId row, const RecordWords& words,
                                       const std::vector<RowId>& parts);

}  // namespace kua
