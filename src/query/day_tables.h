#pragma once

#include "query/day_prefix.h"
#include "query/filter.h"
#include "query/selection.h"
#include "query/span_lengths.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace kua {

/// Where the groups of each linked chart lie in one table, and which actors a filter wants.
struct FacetGroups {
    FacetGroups(const Dataset& data, const Filter& filter);

    std::size_t types = 0, regions, roles, kinds, precisions, statuses;
    std::size_t rights_types;   ///< by type: rights are those of the type. `types`, where the filter asks for neither
    std::size_t end;
    std::size_t type_count, unit_count;
    std::array<std::uint8_t, actor_role_count> wanted_role{};
    std::array<std::uint8_t, actor_kind_count> wanted_kind{};
};

/// The groups of the table of totals.
enum TotalGroup : std::uint16_t { shown_group, margin_group, vague_group, summary_group, total_groups };

/// What a run of rows adds to the tables of a DayIndex.
struct DayTables {
    DayTables(DayRange span, std::size_t facet_groups) : facets(span, facet_groups), totals(span, total_groups), vague(span) {}

    /// `stops`: see RowFilter; one a row from `from` on, with two parts enough. Pre: rows in order.
    void take(const Dataset& data, const FacetGroups& groups, RowId from, std::span<const std::uint8_t> stops);
    /// What later rows added.
    void add(const DayTables& later);
    void add_up();

    DayPrefix facets;
    DayPrefix totals;
    SpanLengths vague;        ///< passing, counted, SometimeWithin, of several days
    SelectionTotals whole;    ///< what no window changes
    std::int64_t dated = 0;   ///< counted, passing, with a date
    std::vector<RowId> undated_rows;

private:
    void take_total(const IncidentTable& table, RowId row);
};

}  // namespace kua
