#pragma once

#include "core/day.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kua {

/// One record of a CellPrefix: the cell it lies in, and the day it goes by.
struct DatedCell {
    Day day;
    std::int32_t cell = 0;
};

/// How many records each cell has before a day: their cells in the order of days, and between them key grids of
/// cumulative counts. A question costs one pass over a grid and at most half the records between two of them.
class CellPrefix {
public:
    CellPrefix() = default;
    /// With `keys` key grids of `cell_count` numbers each. Ends early, and is of no use then, where `cancelled`
    /// becomes true. Pre: `records` are sorted by day; every cell is in [0, cell_count).
    CellPrefix(std::span<const DatedCell> records, std::int32_t cell_count, std::size_t keys,
               const std::atomic<bool>* cancelled);

    /// Adds to `counts` the records of each cell with a day before `before`.
    void add_before(Day before, std::span<std::uint32_t> counts) const;
    /// Takes them away, modulo 2^32: what was or will be added makes up for it.
    void take_before(Day before, std::span<std::uint32_t> counts) const;
    /// Adds the records with a day in `days`: from record to record where they are few.
    void add_within(DayRange days, std::span<std::uint32_t> counts) const;

    [[nodiscard]] std::size_t size() const { return cells_.size(); }
    [[nodiscard]] std::size_t bytes() const;

private:
    [[nodiscard]] std::size_t end_before(Day before) const;
    template <class Number>
    void add(std::size_t records, Number one, std::span<std::uint32_t> counts) const;

    std::vector<std::int32_t> cells_;   // by day
    std::vector<Day> days_;             // those that have a record, ascending
    std::vector<std::size_t> starts_;   // by day of `days_`: its first record
    std::vector<std::uint32_t> keys_;   // key grid k, from 0 on: counts of the first (k + 1) * stride_ records
    std::size_t stride_ = 0;            // records from one key grid to the next; 0: there is none
    std::size_t cell_count_ = 0;
};

}  // namespace kua
