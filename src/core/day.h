#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

/// A civil day as a count of days since 1970-01-01 (proleptic Gregorian). No clock, no zone.
struct Day {
    std::int32_t since_epoch = 0;
    friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

[[nodiscard]] constexpr Day operator+(Day day, std::int32_t days) { return {day.since_epoch + days}; }
[[nodiscard]] constexpr Day operator-(Day day, std::int32_t days) { return {day.since_epoch - days}; }
[[nodiscard]] constexpr std::int32_t operator-(Day a, Day b) { return a.since_epoch - b.since_epoch; }

/// Stands in day columns for "no date known": sorts after every real day.
inline constexpr Day undated{std::numeric_limits<std::int32_t>::max()};

/// Days from `first` up to, not including, `end`. Empty where end <= first.
struct DayRange {
    Day first;
    Day end;
    friend constexpr bool operator==(const DayRange&, const DayRange&) = default;
};

[[nodiscard]] constexpr std::int32_t days_in(DayRange range) {
    return range.end > range.first ? range.end - range.first : 0;
}
[[nodiscard]] constexpr bool contains(DayRange range, Day day) { return range.first <= day && day < range.end; }
[[nodiscard]] constexpr Day last_day(DayRange range) { return range.end - 1; }

struct CivilDate {
    int year = 1970;
    unsigned month = 1;  ///< 1 to 12
    unsigned day = 1;    ///< 1 to 31
    friend constexpr bool operator==(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] CivilDate civil_date(Day day);
/// The day of `date`, nothing where the calendar has no such day (31 April).
[[nodiscard]] std::optional<Day> day_of(CivilDate date);
/// Reads exactly "YYYY-MM-DD"; nothing for any other text or a day that does not exist.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
/// "YYYY-MM-DD".
[[nodiscard]] std::string to_string(Day day);

/// The step of a histogram or of the slider. Weeks are ISO weeks (Monday first).
enum class TimeUnit : std::uint8_t { Day, Week, Month };

/// The first day of the unit that holds `day`.
[[nodiscard]] Day unit_start(Day day, TimeUnit unit);
/// The first day of the unit after the one that holds `day`.
[[nodiscard]] Day next_unit_start(Day day, TimeUnit unit);
/// `day` moved by `steps` units; a month step keeps the day of the month where it exists, else takes the month's last.
[[nodiscard]] Day moved(Day day, TimeUnit unit, int steps);

}  // namespace kua
