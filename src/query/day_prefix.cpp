#include "query/day_prefix.h"

#include <algorithm>
#include <cassert>

namespace kua {
namespace {

std::size_t cells_for(DayRange span, std::size_t groups) { return (static_cast<std::size_t>(days_in(span)) + 1) * groups; }

}  // namespace

DayPrefix::DayPrefix(DayRange span, std::size_t groups)
    : span_(span), groups_(groups), begins_(cells_for(span, groups)), ends_(begins_.size()), one_day_(begins_.size()) {}

std::size_t DayPrefix::bytes_for(DayRange span, std::size_t groups) {
    return cells_for(span, groups) * 3 * sizeof(std::uint32_t);
}

void DayPrefix::add(const DayPrefix& part) {
    assert(part.groups_ == groups_);
    if (days_in(part.span_) == 0) return;
    const std::size_t from = at(day_of(part.span_.first));
    for (std::size_t i = 0; i < part.begins_.size(); ++i) {
        begins_[from + i] += part.begins_[i];
        ends_[from + i] += part.ends_[i];
        one_day_[from + i] += part.one_day_[i];
    }
}

void DayPrefix::add(const DayPrefix& other, std::span<const std::vector<std::size_t>> into) {
    assert(into.size() == other.groups_ && days_in(other.span_) == days_in(span_));
    const auto add = [&](std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
        for (std::size_t day = 0; day * groups_ < to.size(); ++day)
            for (std::size_t group = 0; group < into.size(); ++group)
                if (const std::uint32_t records = from[day * into.size() + group]; records > 0)
                    for (const std::size_t own : into[group]) to[day * groups_ + own] += records;
    };
    add(begins_, other.begins_);
    add(ends_, other.ends_);
    add(one_day_, other.one_day_);
}

void DayPrefix::add_up() {
    for (auto* table : {&begins_, &ends_}) {
        for (std::size_t i = groups_; i < table->size(); ++i) (*table)[i] += (*table)[i - groups_] + one_day_[i];
    }
    one_day_ = {};
}

void DayPrefix::overlapping(DayRange window, std::span<std::int64_t> counts) const {
    assert(counts.size() == groups_);
    std::fill(counts.begin(), counts.end(), 0);
    const Day first = std::max(window.first, span_.first);
    const Day end = std::min(window.end, span_.end);
    if (end <= first) return;
    const std::uint32_t* begun = begins_.data() + at(day_of(end));
    const std::uint32_t* ended = ends_.data() + at(day_of(first));
    for (std::size_t group = 0; group < groups_; ++group) counts[group] = std::int64_t{begun[group]} - std::int64_t{ended[group]};
}

}  // namespace kua
