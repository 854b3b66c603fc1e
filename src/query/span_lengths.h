#pragma once

#include "core/day.h"

#include <cstdint>
#include <map>
#include <vector>

namespace kua {

/// How many spans of days lie wholly inside a window. Spans of one length begin, if inside, in a run of days: for each
/// length that occurs a running count by first day, 4 bytes a day.
class SpanLengths {
public:
    explicit SpanLengths(DayRange span) : span_(span) {}

    /// Pre: in the span; `add_up` was not called yet.
    void add(Day first, Day last);
    void add_up();
    /// Pre: `add_up` was called.
    [[nodiscard]] std::int64_t inside(DayRange window) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    DayRange span_;
    std::map<std::int32_t, std::vector<std::uint32_t>> before_;  ///< by days more than one: begun before day i of the span
};

}  // namespace kua
