#include "query/span_lengths.h"

#include <algorithm>

namespace kua {

void SpanLengths::add(Day first, Day last) {
    auto& counts = before_[last - first];
    if (counts.empty()) counts.resize(static_cast<std::size_t>(days_in(span_) + 1));
    ++counts[static_cast<std::size_t>(first + 1 - span_.first)];
}

void SpanLengths::add_up() {
    for (auto& [length, counts] : before_)
        for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
}

std::int64_t SpanLengths::inside(DayRange window) const {
    const Day first = std::max(window.first, span_.first);
    const Day end = std::min(window.end, span_.end);
    std::int64_t count = 0;
    for (const auto& [length, counts] : before_) {
        const Day begin_before = end - length;  // a span that begins there or later ends outside
        if (begin_before <= first) break;       // longer ones are too long as well
        count += std::int64_t{counts[static_cast<std::size_t>(begin_before - span_.first)]} -
                 std::int64_t{counts[static_cast<std::size_t>(first - span_.first)]};
    }
    return count;
}

std::size_t SpanLengths::bytes() const {
    return before_.size() * static_cast<std::size_t>(days_in(span_) + 1) * sizeof(std::uint32_t);
}

}  // namespace kua
