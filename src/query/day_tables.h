#pragma once

#include "query/day_prefix.h"
#include "query/filter.h"
#include "query/row_profile.h"
#include "query/selection.h"
#include "query/span_lengths.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// Where the groups of each linked chart lie in one table, and which actors a filter wants.
struct FacetGroups {
    FacetGroups(const Dataset& data, const Filter& filter);

    std::size_t types = 0, regions, roles, kinds, precisions, statuses, people;
    std::size_t rights_types;   ///< by type: rights are those of the type. `types`, where the filter asks for neither
    std::size_t none;           ///< of a type that the vocabulary does not have
    std::size_t end;
    std::size_t type_count, unit_count;
    std::array<std::uint8_t, actor_role_count> wanted_role{};
    std::array<std::uint8_t, actor_kind_count> wanted_kind{};
};

/// The groups of the table of totals.
enum TotalGroup : std::uint8_t { placed_group, margin_group, vague_group, summary_group, total_groups };

/// Records of a block of rows that are dated, counted and passed, apart by whether they take one day, in row order.
class DatedRows {
public:
    static constexpr std::size_t most_rows = 4096;
    struct OneDay {
        RowId row;
        std::uint32_t day;   ///< of the span of the tables
    };
    struct Span {
        RowId row;
        std::uint32_t first, last;
    };
    /// Pre: fewer than `most_rows` were put.
    void put(RowId row, std::uint32_t first, std::uint32_t last) {   // without a branch, which none could foretell
        days_[day_count_] = {row, first};
        spans_[span_count_] = {row, first, last};
        day_count_ += first == last ? 1 : 0;
        span_count_ += first == last ? 0 : 1;
    }
    [[nodiscard]] std::span<const OneDay> days() const { return {days_.data(), day_count_}; }
    [[nodiscard]] std::span<const Span> spans() const { return {spans_.data(), span_count_}; }

private:
    std::array<OneDay, most_rows> days_;
    std::array<Span, most_rows> spans_;
    std::size_t day_count_ = 0, span_count_ = 0;
};

/// What tables are made of. Borrows all of it.
struct DayTablesInput {
    const Dataset& data;
    const RowProfiles& profiles;
    const FacetGroups& groups;
};

/// What a run of rows adds to the tables of a DayIndex.
struct DayTables {
    DayTables(DayRange span, std::size_t facet_groups, const RowProfiles& profiles)
        : facets(span, facet_groups), totals(span, total_groups), vague(span), kinds_(span, profiles.kinds.size()),
          actor_lists_(span, profiles.actor_lists.size()) {}
    /// What the constructor takes, bytes.
    [[nodiscard]] static std::size_t bytes_for(DayRange span, std::size_t facet_groups, const RowProfiles& profiles);

    /// `stops`: see RowFilter; one a row from `from` on, with two parts enough. Pre: rows in order, at most
    /// DatedRows::most_rows of them at a time.
    void take(const DayTablesInput& input, RowId from, std::span<const std::uint8_t> stops);
    /// What later rows added.
    void add(const DayTables& later);
    void add_up(const FacetGroups& groups, const RowProfiles& profiles);

    DayPrefix facets;
    DayPrefix totals;
    SpanLengths vague;        ///< passing, counted, SometimeWithin, of several days
    SelectionTotals whole;    ///< what no window changes
    std::int64_t dated = 0;   ///< counted, passing, with a date
    std::vector<RowId> undated_rows;

private:
    void take_stopped(const DayTablesInput& input, RowId row, std::uint8_t stop);
    void take_passing(const DayTablesInput& input, const DatedRows& rows);
    void take_vague(const IncidentTable& table, const DatedRows& rows);
    void take_uncounted_or_undated(const IncidentTable& table, RowId row);

    DayPrefix kinds_;         ///< of passing records, by RowProfiles::kind; goes into the others in the end
    DayPrefix actor_lists_;   ///< likewise, by RowProfiles::actors
};

}  // namespace kua
