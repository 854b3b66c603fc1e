#include "app/time_steps.h"

#include <algorithm>

namespace kua {
namespace {

/// The last day of the step of `unit` that begins on `first`.
Day step_end(Day first, TimeUnit unit) { return moved(first, unit, 1) - 1; }

/// Where the window walks: the opening days as long as it lies in them.
DayRange walk(DaySpan days, const TimeBounds& bounds) {
    const bool inside = days.first >= bounds.opening.first && days.last < bounds.opening.end;
    return inside ? bounds.opening : bounds.data;
}

bool holds_all(DaySpan days, DayRange span) { return days.first <= span.first && days.last >= last_day(span); }

}  // namespace

TimeBounds bounds_of(const Dataset& data) {
    TimeBounds bounds{data.span(), data.opening_window()};
    if (days_in(bounds.data) == 0) bounds.data = bounds.opening;
    bounds.data.first = std::min(bounds.data.first, bounds.opening.first);
    bounds.data.end = std::max(bounds.data.end, bounds.opening.end);
    return bounds;
}

DaySpan days_of(const TimeChoice& time, const TimeBounds& bounds) {
    const Day first = time.first.value_or(bounds.opening.first);
    return {first, std::max(first, time.last.value_or(last_day(bounds.opening)))};
}

TimeChoice with_days(TimeChoice time, DaySpan days, const TimeBounds& bounds) {
    if (days.last < days.first) std::swap(days.first, days.last);
    const Day first = std::clamp(days.first, bounds.data.first, last_day(bounds.data));
    const Day last = std::clamp(days.last, first, last_day(bounds.data));
    time.first = first == bounds.opening.first ? std::nullopt : std::optional{first};
    time.last = last == last_day(bounds.opening) ? std::nullopt : std::optional{last};
    return time;
}

TimeChoice stepped(const TimeChoice& time, const TimeBounds& bounds, TimeUnit unit, int steps) {
    const DaySpan days = days_of(time, bounds);
    const DayRange span = walk(days, bounds);
    const bool whole = holds_all(days, span);
    if (time.cumulative) {
        if (whole && steps > 0) return with_days(time, {span.first, step_end(span.first, unit)}, bounds);
        const Day last = std::min(moved(days.last, unit, steps), std::max(days.last, last_day(span)));
        return with_days(time, {days.first, std::max(days.first, last)}, bounds);
    }
    if (whole) {
        const Day first = steps > 0 ? span.first : std::max(span.first, moved(span.end, unit, -1));
        return with_days(time, {first, std::min(step_end(first, unit), last_day(span))}, bounds);
    }
    const int length = days.last - days.first;
    const Day latest = std::max(span.first, last_day(span) - length);
    const Day first = std::clamp(moved(days.first, unit, steps), span.first, latest);
    return with_days(time, {first, first + length}, bounds);
}

bool at_end(const TimeChoice& time, const TimeBounds& bounds) {
    const DaySpan days = days_of(time, bounds);
    return days.last >= last_day(walk(days, bounds));
}

bool holds_all_days(const TimeChoice& time, const TimeBounds& bounds) {
    const DaySpan days = days_of(time, bounds);
    return holds_all(days, walk(days, bounds));
}

TimeChoice play_start(TimeChoice time, const TimeBounds& bounds) {
    if (holds_all_days(time, bounds)) time.cumulative = true;
    return at_end(time, bounds) ? rewound(time, bounds) : time;
}

TimeChoice rewound(const TimeChoice& time, const TimeBounds& bounds) {
    const DaySpan days = days_of(time, bounds);
    const DayRange span = walk(days, bounds);
    if (time.cumulative) return with_days(time, {days.first, step_end(days.first, time.bars)}, bounds);
    const Day last = holds_all(days, span) ? step_end(span.first, time.bars) : span.first + (days.last - days.first);
    return with_days(time, {span.first, last}, bounds);
}

}  // namespace kua
