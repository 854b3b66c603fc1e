#include "query/span_lengths.h"

#include <algorithm>

namespace kua {

void SpanLengths::add(const SpanLengths& later) {
    for (const auto& [length, spans] : later.of_length_) {
        auto& firsts = of_length_[length].firsts;
        firsts.insert(firsts.end(), spans.firsts.begin(), spans.firsts.end());
    }
}

void SpanLengths::add_up() {
    const auto days = static_cast<std::size_t>(days_in(span_)) + 1;
    for (auto& [length, spans] : of_length_) {
        if (spans.firsts.size() < days) continue;
        spans.begun.resize(days);
        for (const Day first : spans.firsts) ++spans.begun[static_cast<std::size_t>(first + 1 - span_.first)];
        for (std::size_t i = 1; i < days; ++i) spans.begun[i] += spans.begun[i - 1];
        spans.firsts = {};
    }
}

std::int64_t SpanLengths::begun_before(const Spans& spans, Day day) const {
    if (!spans.begun.empty()) return spans.begun[static_cast<std::size_t>(day - span_.first)];
    return std::lower_bound(spans.firsts.begin(), spans.firsts.end(), day) - spans.firsts.begin();
}

std::int64_t SpanLengths::inside(DayRange window) const {
    const Day first = std::max(window.first, span_.first);
    const Day end = std::min(window.end, span_.end);
    std::int64_t count = 0;
    for (const auto& [length, spans] : of_length_) {
        const Day ends_outside = end - length;  // a span that begins there or later
        if (ends_outside <= first) break;       // longer ones are too long as well
        count += begun_before(spans, ends_outside) - begun_before(spans, first);
    }
    return count;
}

std::size_t SpanLengths::bytes() const {
    std::size_t sum = 0;
    for (const auto& [length, spans] : of_length_)
        sum += spans.firsts.size() * sizeof(Day) + spans.begun.size() * sizeof(std::uint32_t);
    return sum;
}

}  // namespace kua
