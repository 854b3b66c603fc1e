#pragma once

#include "query/cell_prefix.h"
#include "query/selection.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// Records on a grid of cells. A record takes part where `base` is not 0, its cell is one, and it has a date. Borrowed.
struct CellRecords {
    const IncidentTable& table;
    std::span<const std::int32_t> cells;   ///< by row: a cell in [0, cell_count), or -1 for none
    std::span<const std::uint8_t> base;    ///< by row
    std::int32_t cell_count = 0;
};

/// Numbers of records by cell.
struct CellCounts {
    std::vector<std::uint32_t> certain;
    std::vector<std::uint32_t> possible;
    friend bool operator==(const CellCounts&, const CellCounts&) = default;
};

/// How many records of each cell are in `window`, certainly and possibly (see membership), by looking at each.
void count_by_cell(const CellRecords& records, DayRange window, CellCounts& counts);

/// The same numbers in a time that hardly depends on how many records there are: differences of cumulative counts.
/// Records of one day go by that day. Of records of several days, those that overlap a window are those that begin
/// before its end less those that end before its beginning. Of the vague ones (SometimeWithin) among them, those are
/// only possible that cross one of the window's ends: by differences too, less those that cross both, which are looked
/// at one by one, among the records long enough for that.
class DensityIndex {
public:
    /// What the key grids take at most, bytes: fewer of them are made for larger grids.
    static constexpr std::size_t most_key_bytes = std::size_t{256} << 20U;
    /// Nothing where `cancelled` became true. Does not borrow `records` any longer than this call.
    [[nodiscard]] static std::optional<DensityIndex> build(const CellRecords& records,
                                                           std::size_t key_bytes = most_key_bytes,
                                                           const std::atomic<bool>* cancelled = nullptr);

    void count(DayRange window, CellCounts& counts) const;
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Span {
        Day first;
        Day last;
        std::int32_t cell = 0;
    };
    /// Records of several days, by their first and by their last day.
    struct Spans {
        CellPrefix by_first;
        CellPrefix by_last;
        void add_overlapping(DayRange window, std::span<std::uint32_t> counts) const;
    };
    /// Vague spans of at least 2^k and less than 2^(k + 1) days, k the place in the list, by first day.
    using SpanClasses = std::vector<std::vector<Span>>;

    void take_crossing_both_ends(DayRange window, std::span<std::uint32_t> counts) const;

    CellPrefix days_;
    Spans throughout_;
    Spans sometime_;
    SpanClasses sometime_by_length_;
    std::size_t cell_count_ = 0;
    std::size_t size_ = 0;
};

}  // namespace kua
