#pragma once

#include "core/day.h"
#include "scene/view_state.h"

namespace kua {

/// First and last day of a window, both shown.
struct DaySpan {
    Day first;
    Day last;
    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// The days that a window can hold.
struct TimeBounds {
    DayRange data;      ///< all dated incidents and the opening window; not empty
    DayRange opening;   ///< what a new map shows; within `data`
};
[[nodiscard]] TimeBounds bounds_of(const Dataset& data);

/// The days that `time` means.
[[nodiscard]] DaySpan days_of(const TimeChoice& time, const TimeBounds& bounds);

/// `time` with this window, cut to the data; an end where a new map has it is left unset.
[[nodiscard]] TimeChoice with_days(TimeChoice time, DaySpan days, const TimeBounds& bounds);

/// The window moved by whole steps of `unit`, its length kept; only its end moves where it is cumulative. A window
/// that holds all there is to walk through becomes one step long first. It stays in the opening days as long as it lies
/// in them, else in the data.
[[nodiscard]] TimeChoice stepped(const TimeChoice& time, const TimeBounds& bounds, TimeUnit unit, int steps);

/// True where playing can go no further.
[[nodiscard]] bool at_end(const TimeChoice& time, const TimeBounds& bounds);
/// True where the window holds all there is to walk through.
[[nodiscard]] bool holds_all_days(const TimeChoice& time, const TimeBounds& bounds);
/// The window that playing begins with: the one there is, as long as it can go on, else one as long at the beginning.
/// One that holds all days could only stay where it is: it is built up instead, cumulative from its first day.
[[nodiscard]] TimeChoice play_start(TimeChoice time, const TimeBounds& bounds);
/// The window that playing starts again from: as long as now, at the beginning.
[[nodiscard]] TimeChoice rewound(const TimeChoice& time, const TimeBounds& bounds);

}  // namespace kua
