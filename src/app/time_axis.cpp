#include "app/time_axis.h"

#include <algorithm>
#include <cmath>

namespace kua {

Day TimeAxis::day_at(double x_px) const { return days.first + static_cast<int>(std::floor((x_px - left_px) / px_per_day())); }

Day TimeAxis::border_at(double x_px) const { return days.first + static_cast<int>(std::lround((x_px - left_px) / px_per_day())); }

namespace {

constexpr double month_days = 30.4;
constexpr double day_room_px = 44.0;   // for the number of a day

/// Each so many days of a month, and its first; none shortly before the next first.
std::vector<TimeTick> day_ticks(const TimeAxis& axis) {
    int step = 1;
    for (const int days : {1, 2, 5, 10}) {
        step = days;
        if (axis.px_per_day() * days >= day_room_px) break;
    }
    std::vector<TimeTick> ticks;
    for (Day day = axis.days.first; day < axis.days.end; day = day + 1) {
        const CivilDate date = civil_date(day);
        const auto since_first = static_cast<int>(date.day) - 1;
        if (since_first % step != 0 || next_unit_start(day, TimeUnit::Month) - day < step) continue;
        ticks.push_back({day, ticks.empty() || date.month == 1, false, since_first != 0});
    }
    return ticks;
}

}  // namespace

std::vector<TimeTick> ticks_of(const TimeAxis& axis, double room_px) {
    if (days_in(axis.days) < 2 * month_days || axis.px_per_day() * month_days >= 6.0 * room_px) return day_ticks(axis);
    int step = 1;  // months
    for (const int months : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600}) {
        step = months;
        if (axis.px_per_day() * month_days * months >= room_px) break;
    }
    std::vector<TimeTick> ticks;
    Day day = unit_start(axis.days.first, TimeUnit::Month);
    if (day < axis.days.first) day = next_unit_start(day, TimeUnit::Month);
    for (; day < axis.days.end; day = next_unit_start(day, TimeUnit::Month)) {
        const CivilDate date = civil_date(day);
        const int months = date.year * 12 + static_cast<int>(date.month) - 1;
        if (months % step != 0) continue;
        ticks.push_back({day, ticks.empty() || date.month == 1, step >= 12});
    }
    return ticks;
}

DayRange zoomed_days(DayRange days, double factor, Day held, DayRange most) {
    const int longest = days_in(most);
    const int length = std::clamp(static_cast<int>(std::lround(days_in(days) / factor)), std::min(7, longest), longest);
    const double part = static_cast<double>(held - days.first) / std::max(1, days_in(days));
    const Day first = std::clamp(held - static_cast<int>(std::lround(part * length)), most.first, most.end - length);
    return {first, first + length};
}

}  // namespace kua
