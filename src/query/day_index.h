#pragma once

#include "query/counts.h"
#include "query/day_prefix.h"
#include "query/filter.h"
#include "query/selection.h"
#include "query/span_lengths.h"

#include <atomic>
#include <optional>
#include <vector>

namespace kua {

/// The answers to one filter for every window: made in one pass over the records, then each slider step costs the same
/// for a thousand records and for a hundred million. All are exactly those of `select` and `facet_counts`.
///
/// Tables of what begins and ends before each day, by every value that a filter part can choose; each part's own table
/// holds the records that the other parts let pass (cross-filtering). 8 bytes a value and day, about 0.7 MB for two
/// years, 100 values; a byte a record for what passes.
class DayIndex {
public:
    /// Nothing where `cancelled` became true, or where the days of the data are too many for tables of `most_bytes`.
    [[nodiscard]] static std::optional<DayIndex> build(const Dataset& data, const Filter& filter,
                                                       const std::atomic<bool>* cancelled = nullptr);
    static constexpr std::size_t most_bytes = std::size_t{512} << 20U;

    /// The numbers of the sentence.
    [[nodiscard]] SelectionTotals totals(DayRange window) const;
    [[nodiscard]] FacetCounts facets(DayRange window) const;
    /// Looks only at records near the window. Pre: `data` is what this was built from.
    [[nodiscard]] Selection select(const Dataset& data, DayRange window) const;
    /// One byte a record: 1 where the filter lets it pass.
    [[nodiscard]] const std::vector<std::uint8_t>& passing() const { return passing_; }
    [[nodiscard]] std::size_t bytes() const;

private:
    /// Places of the groups in the facet table.
    struct Groups {
        std::size_t types = 0, regions = 0, roles = 0, kinds = 0, precisions = 0, statuses = 0, rights_types = 0, end = 0;
    };
    DayIndex(const Dataset& data, DayRange span);
    void take_rows(const Dataset& data, const std::vector<std::uint16_t>& failing);
    void take_facets(const Dataset& data, RowId row, std::uint16_t failing);
    void take_total(const IncidentTable& table, RowId row);
    void note_last_days(const IncidentTable& table);

    std::vector<std::uint8_t> passing_;
    Groups groups_;
    DayPrefix facets_;
    DayPrefix totals_;            ///< groups: shown, not on a place, vague, summaries
    SpanLengths vague_;           ///< passing, counted, SometimeWithin, of several days
    SelectionTotals whole_;       ///< what no window changes
    std::int64_t dated_ = 0;      ///< counted, passing, with a date
    std::vector<RowId> undated_rows_;
    std::vector<Day> latest_last_day_;  ///< by block of rows, so that what ended before a window is passed over
    std::vector<std::vector<std::string>> rights_of_type_;
    std::vector<std::uint8_t> wanted_roles_, wanted_kinds_;
};

}  // namespace kua
