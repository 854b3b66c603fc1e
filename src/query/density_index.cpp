#include "query/density_index.h"

#include <algorithm>
#include <bit>

namespace kua {
namespace {

constexpr std::size_t most_keys = 256;

bool takes_part(const CellRecords& records, RowId row) {
    return records.base[row] != 0 && records.cells[row] >= 0 && records.table.first_day[row] != undated;
}

/// A key grid that spares the look at fewer records than it has cells is not worth its place.
std::size_t keys_worth(std::size_t records, std::size_t cells) {
    return std::min(most_keys, records / std::max<std::size_t>(cells / 4, 1024));
}

bool is_cancelled(const std::atomic<bool>* cancelled) {
    return cancelled != nullptr && cancelled->load(std::memory_order_relaxed);
}

void begin(CellCounts& counts, std::size_t cell_count) {
    counts.certain.assign(cell_count, 0);
    counts.possible.assign(cell_count, 0);
}

void sort_by_day(std::vector<DatedCell>& records) {
    std::stable_sort(records.begin(), records.end(), [](const DatedCell& a, const DatedCell& b) { return a.day < b.day; });
}

/// Records as an index takes them, by kind.
struct Kinds {
    std::vector<DatedCell> days;
    std::vector<DatedCell> throughout_first, throughout_last;
    std::vector<DatedCell> sometime_first, sometime_last;
};

}  // namespace

void count_by_cell(const CellRecords& records, DayRange window, CellCounts& counts) {
    begin(counts, static_cast<std::size_t>(records.cell_count));
    for (RowId row = 0; row < records.table.size(); ++row) {
        if (!takes_part(records, row)) continue;
        const auto cell = static_cast<std::size_t>(records.cells[row]);
        switch (membership(records.table, row, window)) {
            case Membership::None: break;
            case Membership::Possible: ++counts.possible[cell]; break;
            case Membership::Certain: ++counts.certain[cell]; break;
        }
    }
}

std::optional<DensityIndex> DensityIndex::build(const CellRecords& records, std::size_t key_bytes,
                                                const std::atomic<bool>* cancelled) {
    constexpr RowId rows_between_looks = 1U << 16U;
    const IncidentTable& table = records.table;
    Kinds kinds;
    DensityIndex index;
    index.cell_count_ = static_cast<std::size_t>(records.cell_count);
    for (RowId row = 0; row < table.size(); ++row) {
        if (row % rows_between_looks == 0 && is_cancelled(cancelled)) return std::nullopt;
        if (!takes_part(records, row)) continue;
        ++index.size_;
        const Span span{table.first_day[row], table.last_day[row], records.cells[row]};
        if (span.first == span.last) {
            kinds.days.push_back({span.first, span.cell});
        } else if (table.extent[row] == Extent::Throughout) {
            kinds.throughout_first.push_back({span.first, span.cell});
            kinds.throughout_last.push_back({span.last, span.cell});
        } else {
            kinds.sometime_first.push_back({span.first, span.cell});
            kinds.sometime_last.push_back({span.last, span.cell});
            const auto length = static_cast<unsigned>(span.last - span.first) + 1U;
            const auto by_length = static_cast<std::size_t>(std::bit_width(length)) - 1;
            if (index.sometime_by_length_.size() <= by_length) index.sometime_by_length_.resize(by_length + 1);
            index.sometime_by_length_[by_length].push_back(span);
        }
    }
    for (auto* list : {&kinds.throughout_last, &kinds.sometime_last}) sort_by_day(*list);
    const std::size_t entries = kinds.days.size() + 2 * (kinds.throughout_first.size() + kinds.sometime_first.size());
    const std::size_t all_keys = key_bytes / (sizeof(std::uint32_t) * std::max<std::size_t>(index.cell_count_, 1));
    const auto made = [&](std::vector<DatedCell>& list) {
        const auto share = static_cast<std::size_t>(static_cast<double>(all_keys) * static_cast<double>(list.size()) /
                                                    static_cast<double>(std::max<std::size_t>(entries, 1)));
        CellPrefix prefix(list, records.cell_count, std::min(keys_worth(list.size(), index.cell_count_), share), cancelled);
        std::vector<DatedCell>().swap(list);
        return prefix;
    };
    index.days_ = made(kinds.days);
    index.throughout_ = {made(kinds.throughout_first), made(kinds.throughout_last)};
    index.sometime_ = {made(kinds.sometime_first), made(kinds.sometime_last)};
    if (is_cancelled(cancelled)) return std::nullopt;
    return index;
}

void DensityIndex::Spans::add_overlapping(DayRange window, std::span<std::uint32_t> counts) const {
    if (by_first.size() == 0) return;
    by_first.add_before(window.end, counts);
    by_last.take_before(window.first, counts);
}

/// Takes away the vague records that begin before the window and end after it.
void DensityIndex::take_crossing_both_ends(DayRange window, std::span<std::uint32_t> counts) const {
    for (std::size_t k = 0; k < sometime_by_length_.size(); ++k) {
        const std::int64_t longest_days = (std::int64_t{1} << (k + 1)) - 1;
        if (longest_days < std::int64_t{days_in(window)} + 2) continue;
        const std::vector<Span>& spans = sometime_by_length_[k];
        // Last day = first + length - 1 has to reach window.end.
        const std::int64_t earliest = std::int64_t{window.end.since_epoch} - longest_days + 1;
        auto span = std::partition_point(spans.begin(), spans.end(),
                                         [&](const Span& s) { return s.first.since_epoch < earliest; });
        for (; span != spans.end() && span->first < window.first; ++span)
            if (span->last >= window.end) --counts[static_cast<std::size_t>(span->cell)];
    }
}

void DensityIndex::count(DayRange window, CellCounts& counts) const {
    begin(counts, cell_count_);
    if (window.end <= window.first) return;
    days_.add_within(window, counts.certain);
    throughout_.add_overlapping(window, counts.certain);
    if (sometime_.by_first.size() == 0) return;
    // Across the window's first day: begun before it, not over. Across its end likewise.
    sometime_.by_first.add_before(window.first, counts.possible);
    sometime_.by_last.take_before(window.first, counts.possible);
    sometime_.by_first.add_before(window.end, counts.possible);
    sometime_.by_last.take_before(window.end, counts.possible);
    take_crossing_both_ends(window, counts.possible);
    sometime_.add_overlapping(window, counts.certain);
    for (std::size_t cell = 0; cell < cell_count_; ++cell) counts.certain[cell] -= counts.possible[cell];
}

std::size_t DensityIndex::bytes() const {
    std::size_t sum = 0;
    for (const CellPrefix* part :
         {&days_, &throughout_.by_first, &throughout_.by_last, &sometime_.by_first, &sometime_.by_last})
        sum += part->bytes();
    for (const auto& spans : sometime_by_length_) sum += spans.capacity() * sizeof(Span);
    return sum;
}

}  // namespace kua
