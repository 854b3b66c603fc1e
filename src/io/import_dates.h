#pragma once

#include "core/day.h"
#include "io/time_zone.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// The day that `text` writes in `format`: YYYY, MM, DD (one digit allowed for the last two) and MONTH (an English name
/// or its first three letters) stand for themselves, all else must be there as it is. A clock time that is midnight
/// without an offset may follow; with any other nothing is read, so that no zone can move the day, unless `zone` says where
/// the clock hung: then a time without an offset is of that clock, and one with an offset or Z is turned to it.
[[nodiscard]] std::optional<Day> day_in_format(std::string_view text, std::string_view format, const TimeZone* zone = nullptr);
/// True where a clock time that only a zone could place follows what looks like a date.
[[nodiscard]] bool has_clock_time(std::string_view text);

/// The way the dates of a file are written.
struct DateFormat {
    std::string format;                  ///< empty where no format reads any
    std::vector<std::string> also_fits;  ///< formats that read as many, but other days: somebody must say which holds
};

/// The one of `formats` that reads most of `texts`; empty texts do not count. Decided for a file as a whole, never for
/// a row.
[[nodiscard]] DateFormat find_date_format(const std::vector<std::string_view>& texts,
                                          const std::vector<std::string>& formats, const TimeZone* zone = nullptr);

/// The formats tried where a profile names none.
[[nodiscard]] const std::vector<std::string>& known_date_formats();

}  // namespace kua
