#pragma once

#include "query/counts.h"
#include "query/day_tables.h"
#include "query/filter.h"
#include "query/selection.h"

#include <atomic>
#include <optional>
#include <vector>

namespace kua {

/// The answers to one filter for every window: made in one pass over the records, on all cores; then each slider step
/// costs the same for a thousand records and for a hundred million. All are exactly those of `select`, `facet_counts`
/// and `timeline`.
///
/// Tables of how many records of each value that a filter part can choose begin, and end, before each day: those that
/// overlap a window are one less the other. Each part's own table holds the records that the other parts let pass
/// (cross-filtering). 8 bytes a value and day: about 0.7 MB for two years and 120 values, half as much again for each
/// core while it is made. A byte a record for what passes, and at most 4 for each vague span.
class DayIndex {
public:
    /// What the tables may take while they are made, bytes.
    static constexpr std::size_t most_bytes = std::size_t{768} << 20U;
    /// Nothing where `cancelled` became true, or where the days of the data are too many for tables of `most_bytes`.
    /// Pre: `profiles` are of the data, and of people under the filter's count name.
    [[nodiscard]] static std::optional<DayIndex> build(const Dataset& data, const RowProfiles& profiles, const Filter& filter,
                                                       const std::atomic<bool>* cancelled = nullptr);
    [[nodiscard]] static std::optional<DayIndex> build(const Dataset& data, const Filter& filter) {
        return build(data, RowProfiles::of(data.incidents, filter.count_name), filter);
    }

    /// The numbers of the sentence.
    [[nodiscard]] SelectionTotals totals(DayRange window) const;
    [[nodiscard]] FacetCounts facets(DayRange window) const;
    [[nodiscard]] Timeline timeline(DayRange span, TimeUnit unit) const;
    /// Looks only at records near the window. Pre: `data` is what this was built from.
    [[nodiscard]] Selection select(const Dataset& data, DayRange window) const;
    /// One byte a record: 1 where the filter lets it pass.
    [[nodiscard]] const std::vector<std::uint8_t>& passing() const { return passing_; }
    [[nodiscard]] std::size_t bytes() const;

private:
    DayIndex(const Dataset& data, const RowProfiles& profiles, const Filter& filter, DayRange span);
    void take_rows(const DayTablesInput& input, const Filter& filter, std::size_t shares, const std::atomic<bool>* cancelled);

    FacetGroups groups_;
    DayTables tables_;
    std::vector<std::uint8_t> passing_;
    std::vector<Day> latest_last_day_;  ///< by block of rows, so that what ended before a window is passed over
    std::vector<std::vector<std::string>> rights_of_type_;
};

}  // namespace kua
