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

    /// A record of [first, last] in each of `groups`. Pre: in the span; `add_up` was not called yet.
    void add(Day first, Day last, std::span<const std::uint16_t> groups) {
        if (first == last) return count(one_day_.data() + at(first + 1), groups);
        count(begins_.data() + at(first + 1), groups);
        count(ends_.data() + at(last + 1), groups);
    }
    /// The records of another, of as many groups and a part of the span. Pre: neither was added up.
    void add(const DayPrefix& part);
    void add_up();

    /// The number of records of each group that overlap the window. Pre: `add_up` was called; one place a group.
    void overlapping(DayRange window, std::span<std::int64_t> counts) const;

    [[nodiscard]] std::size_t bytes() const { return (begins_.size() + ends_.size()) * sizeof(std::uint32_t); }

private:
    static void count(std::uint32_t* row, std::span<const std::uint16_t> groups) {
        for (const std::uint16_t group : groups) ++row[group];
    }
    /// Row d of a table holds what lies before day `span_.first + d`.
    [[nodiscard]] std::size_t at(Day day) const { return static_cast<std::size_t>(day - span_.first) * groups_; }

    DayRange span_;
    std::size_t groups_;
    std::vector<std::uint32_t> begins_;
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> one_day_;   ///< both begin and end; most records do
};

}  // namespace kua
