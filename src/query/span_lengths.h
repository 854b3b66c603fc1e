#pragma once

#include "core/day.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace kua {

/// How many spans of days lie wholly inside a window. Spans of one length that are inside begin in one run of days: for
/// each length that occurs their first days in order, or, where that is less, how many began before each day. At most
/// 4 bytes a span; a question costs two look-ups a length that is not longer than the window.
class SpanLengths {
public:
    explicit SpanLengths(DayRange span) : span_(span) {}

    /// Pre: in the span; not before those added earlier; `add_up` was not called yet.
    void add(Day first, Day last) { of_length_[last - first].firsts.push_back(first); }
    /// The spans of another, none of which begins before those of this one. Pre: neither was added up.
    void add(const SpanLengths& later);
    void add_up();
    /// Pre: `add_up` was called.
    [[nodiscard]] std::int64_t inside(DayRange window) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Spans {
        std::vector<Day> firsts;             ///< in order; empty where `begun` holds them
        std::vector<std::uint32_t> begun;    ///< before day i of the span
    };
    [[nodiscard]] std::int64_t begun_before(const Spans& spans, Day day) const;

    DayRange span_;
    std::map<std::int32_t, Spans> of_length_;  ///< by days more than one
};

}  // namespace kua
