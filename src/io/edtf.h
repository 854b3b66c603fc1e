#pragma once

#include "core/day.h"

#include <optional>
#include <string_view>

namespace kua {

/// The days that an EDTF text (ISO 8601-2) covers, first and last possible; an end that is open or unknown is empty.
struct EdtfSpan {
    std::optional<Day> first;
    std::optional<Day> last;  ///< inclusive
};

/// Reads dates of level 0 and 1 without times: "2021-01-10", "2021-01", "2021", qualifiers ~ ? %, unspecified digits
/// ("2021-01-XX", "202X"), intervals "a/b" with ".." or nothing for an open end. Nothing for any other text.
[[nodiscard]] std::optional<EdtfSpan> parse_edtf(std::string_view text);

}  // namespace kua
