#pragma once

#include "core/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// The day that `text` writes in `format`: YYYY, MM, DD (one digit allowed for the last two) and MONTH (an English name
/// or its first three letters) stand for themselves, all else must be there as it is. A clock time that is midnight
/// without an offset may follow; with any other nothing is read, so that no zone can move the day.
[[nodiscard]] std::optional<Day> day_in_format(std::string_view text, std::string_view format);

/// The way the dates of a file are written.
struct DateFormat {
    std::string format;                  ///< empty where no format reads any
    std::vector<std::string> also_fits;  ///< formats that read as many, but other days: somebody must say which holds
};

/// The one of `formats` that reads most of `texts`; empty texts do not count. Decided for a file as a whole, never for
/// a row.
[[nodiscard]] DateFormat find_date_format(const std::vector<std::string_view>& texts,
                                          const std::vector<std::string>& formats);

/// The formats tried where a profile names none.
[[nodiscard]] const std::vector<std::string>& known_date_formats();

}  // namespace kua
