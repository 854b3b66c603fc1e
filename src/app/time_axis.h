#pragma once

#include "core/day.h"

#include <vector>

namespace kua {

/// Days laid out on a line; day d takes the px from x_of(d) to x_of(d + 1).
struct TimeAxis {
    DayRange days;
    double left_px = 0.0;
    double right_px = 1.0;

    [[nodiscard]] double px_per_day() const { return (right_px - left_px) / (days_in(days) > 0 ? days_in(days) : 1); }
    [[nodiscard]] double x_of(Day day) const { return left_px + (day - days.first) * px_per_day(); }
    /// The day under `x_px`, also beyond the ends.
    [[nodiscard]] Day day_at(double x_px) const;
    /// The border between two days that is nearest to `x_px`, as the day that begins there.
    [[nodiscard]] Day border_at(double x_px) const;
};

/// A label of the axis.
struct TimeTick {
    Day day;              ///< first of a month, or any where days are told apart
    bool with_year;       ///< the first label, and each January
    bool year_only;
    bool of_day = false;  ///< not the first of its month: its number says enough, with month and year where it is the first label
};
/// Months, or years where months would stand closer than `room_px`. Days between them on an axis of under two
/// months, and where a month has the room of six.
[[nodiscard]] std::vector<TimeTick> ticks_of(const TimeAxis& axis, double room_px);

/// `days` after zooming by `factor` (above 1 shows fewer) so that `held` keeps its place; within `most`, at least a week.
[[nodiscard]] DayRange zoomed_days(DayRange days, double factor, Day held, DayRange most);

}  // namespace kua
