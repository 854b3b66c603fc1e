#pragma once

#include "core/dataset.h"
#include "query/filter.h"

#include <cstdint>
#include <vector>

namespace kua {

/// Whether an incident lies in a span of days: surely, maybe (its date is vague), or not.
enum class Membership : std::uint8_t { None, Possible, Certain };

/// Membership of [first, last] (inclusive) in `window`. Throughout: certain where it overlaps. SometimeWithin: certain
/// where wholly inside, possible where it overlaps. Undated: None (after the precise and imprecise date
/// ranges of Security Force Monitor).
[[nodiscard]] Membership membership(Day first, Day last, Extent extent, DayRange window);
[[nodiscard]] Membership membership(const IncidentTable& table, RowId row, DayRange window);

/// Where an incident is drawn.
enum class Placement : std::uint8_t {
    Point,   ///< a mark at its coordinates (site, street, settlement, unspecified …)
    Region,  ///< a badge on its unit
    Margin   ///< the box "not on a place": country, area, water, unknown, no coordinates and no region
};
[[nodiscard]] Placement placement(const IncidentTable& table, RowId row);

/// The numbers of the sentence on top. total = shown + undated + outside + filtered; shown = certain + possible.
/// Only records that count are in them (see IncidentTable::counted).
struct SelectionTotals {
    std::int64_t total = 0;
    std::int64_t shown = 0;
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    std::int64_t not_on_a_place = 0;  ///< of the shown ones
    std::int64_t undated = 0;         ///< pass the filters, have no date
    std::int64_t outside = 0;         ///< pass the filters, dated, not in the window
    std::int64_t filtered = 0;        ///< stopped by the filters
    std::int64_t summaries = 0;       ///< shown aggregates: listed, adding no incident
    std::int64_t excluded = 0;        ///< duplicates, refuted, withdrawn: listed by `kua info`, counted nowhere
    friend bool operator==(const SelectionTotals&, const SelectionTotals&) = default;
};

/// The one answer to "what is shown": screen, figure, table and export read the same one.
struct Selection {
    DayRange window;
    std::vector<RowId> rows;              ///< shown incidents and shown aggregates, in table order
    std::vector<Membership> memberships;  ///< one a row of `rows`: Certain or Possible
    std::vector<RowId> undated_rows;      ///< pass the filters, have no date (aggregates too)
    SelectionTotals totals;
};

[[nodiscard]] Selection select(const Dataset& data, const Filter& filter, DayRange window);

}  // namespace kua
