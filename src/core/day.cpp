#include "core/day.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace kua {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day as_chrono(Day day) { return year_month_day{sys_days{std::chrono::days{day.since_epoch}}}; }

/// Few digits and nothing else; millions of these are read.
std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

}  // namespace

CivilDate civil_date(Day day) {
    const auto date = as_chrono(day);
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

std::optional<Day> day_of(CivilDate date) {
    const year_month_day ymd{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
    if (!ymd.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return day_of({static_cast<int>(*year), *month, *day});
}

std::string to_string(Day day) {
    const CivilDate date = civil_date(day);
    if (date.year >= 0 && date.year <= 9999) {   // millions of these are written
        std::string out = "0000-00-00";
        const auto put = [&](std::size_t last, unsigned number) {
            for (; number > 0; number /= 10) out[last--] = static_cast<char>('0' + number % 10);
        };
        put(3, static_cast<unsigned>(date.year));
        put(6, date.month);
        put(9, date.day);
        return out;
    }
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", date.year, date.month, date.day);
    return text.data();
}

Day unit_start(Day day, TimeUnit unit) {
    switch (unit) {
        case TimeUnit::Day: return day;
        case TimeUnit::Week: {
            const auto weekday = std::chrono::weekday{sys_days{std::chrono::days{day.since_epoch}}};
            return day - static_cast<std::int32_t>(weekday.iso_encoding() - 1);
        }
        case TimeUnit::Month: return day - static_cast<std::int32_t>(civil_date(day).day - 1);
    }
    return day;
}

Day next_unit_start(Day day, TimeUnit unit) {
    const Day start = unit_start(day, unit);
    switch (unit) {
        case TimeUnit::Day: return start + 1;
        case TimeUnit::Week: return start + 7;
        case TimeUnit::Month: return moved(start, TimeUnit::Month, 1);
    }
    return start + 1;
}

Day moved(Day day, TimeUnit unit, int steps) {
    if (unit == TimeUnit::Day) return day + steps;
    if (unit == TimeUnit::Week) return day + 7 * steps;
    const auto date = as_chrono(day);
    const auto month = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{steps};
    const auto last = (month / std::chrono::last).day();
    const auto kept = std::min(date.day(), last);
    return Day{static_cast<std::int32_t>(sys_days{month / kept}.time_since_epoch().count())};
}

}  // namespace kua
