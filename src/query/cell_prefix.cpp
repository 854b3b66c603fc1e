#include "query/cell_prefix.h"

#include <algorithm>

namespace kua {

CellPrefix::CellPrefix(std::span<const DatedCell> records, std::int32_t cell_count, std::size_t keys,
                       const std::atomic<bool>* cancelled)
    : cell_count_(static_cast<std::size_t>(cell_count)) {
    cells_.reserve(records.size());
    stride_ = keys == 0 ? 0 : records.size() / (keys + 1) + 1;
    keys_.reserve(stride_ == 0 ? 0 : records.size() / stride_ * cell_count_);
    std::vector<std::uint32_t> counts(stride_ == 0 ? 0 : cell_count_);
    for (const DatedCell& record : records) {
        if (days_.empty() || days_.back() != record.day) {
            days_.push_back(record.day);
            starts_.push_back(cells_.size());
        }
        cells_.push_back(record.cell);
        if (stride_ == 0) continue;
        ++counts[static_cast<std::size_t>(record.cell)];
        if (cells_.size() % stride_ != 0) continue;
        keys_.insert(keys_.end(), counts.begin(), counts.end());
        if (cancelled != nullptr && cancelled->load(std::memory_order_relaxed)) return;
    }
}

std::size_t CellPrefix::end_before(Day before) const {
    const auto found = std::lower_bound(days_.begin(), days_.end(), before);
    return found == days_.end() ? cells_.size() : starts_[static_cast<std::size_t>(found - days_.begin())];
}

/// Adds `one` for each of the first `records` records, starting at the nearest key grid.
template <class Number>
void CellPrefix::add(std::size_t records, Number one, std::span<std::uint32_t> counts) const {
    const std::size_t key_count = stride_ == 0 ? 0 : cells_.size() / stride_;
    const std::size_t nearest = stride_ == 0 ? 0 : std::min((records + stride_ / 2) / stride_, key_count);
    if (nearest > 0) {
        const std::uint32_t* key = keys_.data() + (nearest - 1) * cell_count_;
        for (std::size_t cell = 0; cell < cell_count_; ++cell) counts[cell] += one * key[cell];
    }
    const std::size_t at = nearest * stride_;
    for (std::size_t i = at; i < records; ++i) counts[static_cast<std::size_t>(cells_[i])] += one;
    for (std::size_t i = records; i < at; ++i) counts[static_cast<std::size_t>(cells_[i])] -= one;
}

void CellPrefix::add_before(Day before, std::span<std::uint32_t> counts) const {
    add(end_before(before), std::uint32_t{1}, counts);
}

void CellPrefix::take_before(Day before, std::span<std::uint32_t> counts) const {
    add(end_before(before), ~std::uint32_t{0}, counts);
}

void CellPrefix::add_within(DayRange days, std::span<std::uint32_t> counts) const {
    const std::size_t first = end_before(days.first);
    const std::size_t end = end_before(days.end);
    if (end <= first) return;
    if (stride_ == 0 || end - first <= stride_) {
        for (std::size_t i = first; i < end; ++i) ++counts[static_cast<std::size_t>(cells_[i])];
        return;
    }
    add(end, std::uint32_t{1}, counts);
    add(first, ~std::uint32_t{0}, counts);
}

std::size_t CellPrefix::bytes() const {
    return cells_.capacity() * sizeof(std::int32_t) + days_.capacity() * sizeof(Day) +
           starts_.capacity() * sizeof(std::size_t) + keys_.capacity() * sizeof(std::uint32_t);
}

}  // namespace kua
