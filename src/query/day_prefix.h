#pragma once

#include "core/day.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kua {

/// How many records of each of some groups begin, and end, before a day: how many overlap a window is one sum less
/// another, whatever their number. 8 bytes a group and day of the span; half as much again until `add_up`.
class DayPrefix {
public:
    /// `span`: of all records' days.
    DayPrefix(DayRange span, std::size_t groups);
    /// What the constructor takes, bytes.
    [[nodiscard]] static std::size_t bytes_for(DayRange span, std::size_t groups);

    /// Days after the first of the span. Pre: in the span.
    [[nodiscard]] std::uint32_t day_of(Day day) const { return static_cast<std::uint32_t>(day - span_.first); }

    /// A record of one day in `group`. Pre: `add_up` was not called yet.
    void add(std::uint32_t day, std::size_t group) { ++one_day_[at(day + 1) + group]; }
    /// The same for one of several days, the last one included.
    void add(std::uint32_t first, std::uint32_t last, std::size_t group) {
        ++begins_[at(first + 1) + group];
        ++ends_[at(last + 1) + group];
    }
    /// The same for many groups at once: where the counts of one day, of what begins and of what ends lie, a place a group.
    [[nodiscard]] std::uint32_t* one_day(std::uint32_t day) { return one_day_.data() + at(day + 1); }
    [[nodiscard]] std::uint32_t* begins(std::uint32_t day) { return begins_.data() + at(day + 1); }
    [[nodiscard]] std::uint32_t* ends(std::uint32_t day) { return ends_.data() + at(day + 1); }
    /// The records of another, of as many groups and a part of the span. Pre: neither was added up.
    void add(const DayPrefix& part);
    /// The records of one of other groups: each goes into those of `into` that its own stands for. Pre: of the same span;
    /// neither was added up.
    void add(const DayPrefix& other, std::span<const std::vector<std::size_t>> into);
    void add_up();

    /// The number of records of each group that overlap the window. Pre: `add_up` was called; one place a group.
    void overlapping(DayRange window, std::span<std::int64_t> counts) const;

    [[nodiscard]] std::size_t bytes() const { return (begins_.size() + ends_.size()) * sizeof(std::uint32_t); }

private:
    /// Row d of a table holds what lies before day d of the span.
    [[nodiscard]] std::size_t at(std::uint32_t day) const { return day * groups_; }

    DayRange span_;
    std::size_t groups_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> one_day_;   ///< both begin and end; most records do
};

}  // namespace kua
