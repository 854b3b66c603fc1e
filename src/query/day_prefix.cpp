#include "query/day_prefix.h"

#include <algorithm>
#include <cassert>

namespace kua {

DayPrefix::DayPrefix(DayRange span, std::size_t groups)
    : span_(span),
      groups_(groups),
      begins_(static_cast<std::size_t>(days_in(span) + 1) * groups),
      ends_(static_cast<std::size_t>(days_in(span) + 1) * groups) {}

void DayPrefix::add_up() {
    for (auto* table : {&begins_, &ends_})
        for (std::size_t i = groups_; i < table->size(); ++i) (*table)[i] += (*table)[i - groups_];
}

void DayPrefix::overlapping(DayRange window, std::span<std::int64_t> counts) const {
    assert(counts.size() == groups_);
    std::fill(counts.begin(), counts.end(), 0);
    const Day first = std::max(window.first, span_.first);
    const Day end = std::min(window.end, span_.end);
    if (end <= first) return;
    const std::uint32_t* begun = begins_.data() + at(end);
    const std::uint32_t* ended = ends_.data() + at(first);
    for (std::size_t group = 0; group < groups_; ++group) counts[group] = std::int64_t{begun[group]} - std::int64_t{ended[group]};
}

}  // namespace kua
