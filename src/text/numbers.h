#pragma once

#include "core/day.h"
#include "text/catalogue.h"

#include <cstdint>
#include <span>
#include <string>

namespace kua {

/// "12,345" in English, "12 345" (no-break space) in Russian and Kazakh.
[[nodiscard]] std::string number_text(std::int64_t n, Lang lang);
/// "1,234.50" in English, "1 234,50" in Russian and Kazakh. Pre: value is finite, 0 <= decimals <= 9.
[[nodiscard]] std::string decimal_text(double value, int decimals, Lang lang);
/// The fewest decimals, up to 6, with which no two neighbours of `values` read the same and none reads as 0 that is not.
[[nodiscard]] int decimals_that_tell_apart(std::span<const double> values);
/// "10 January 2021", "10 января 2021 г.", "2021 ж. 10 қаңтар".
[[nodiscard]] std::string day_text(Day day, const Catalogue& text);
/// "10 Jan 2021" and its like.
[[nodiscard]] std::string short_day_text(Day day, const Catalogue& text);
/// Inclusive as people read it: "1 December 2020 to 10 January 2021"; one day where both are equal; parts that repeat
/// (month, year) are said once: "5 to 9 January 2021".
[[nodiscard]] std::string day_span_text(Day first, Day last_inclusive, const Catalogue& text);
/// "December", "January 2021", "December 2020": the label of a month on the timeline.
[[nodiscard]] std::string month_text(CivilDate month, bool with_year, const Catalogue& text);

}  // namespace kua
