#pragma once

#include "core/dataset.h"
#include "query/selection.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// A sum of vague numbers. `best` and `max` are missing where any summand lacks them.
/// min: of certain records only, an unknown min being 0. best: of certain records. max: of certain and possible ones.
struct IntervalSum {
    std::int64_t min = 0;
    std::optional<std::int64_t> best = 0;
    std::optional<std::int64_t> max = 0;
    std::int64_t lacking_best = 0;  ///< certain records without a best figure
    std::int64_t lacking_max = 0;   ///< records without an upper bound
    std::int64_t records = 0;       ///< how many state this count
    /// Takes in the sum of other records.
    void add(const IntervalSum& other);
    friend bool operator==(const IntervalSum&, const IntervalSum&) = default;
};

/// People by count name over some selected rows, aggregates against their children: max(parent, sum of children),
/// bound by bound, over the children that are among the rows (children's children too where the link between is not).
/// Only names that a row states. Pre: IncidentTable::parent has no cycles.
[[nodiscard]] std::map<CountName, IntervalSum> people(const Dataset& data, const std::vector<RowId>& rows,
                                                      const std::vector<Membership>& memberships);

enum class GroupBy : std::uint8_t { Type, Family, Region, Day, Week, Month, Status, PlacePrecision };
[[nodiscard]] std::optional<GroupBy> parse_group_by(std::string_view text);
[[nodiscard]] std::string_view word(GroupBy by);

/// One row of a table of numbers.
struct CountRow {
    std::string key;           ///< type code, unit code, "not_attributable" or "-", first day of the unit of time, status word
    std::int64_t certain = 0;  ///< incidents; aggregates add none
    std::int64_t possible = 0;
    std::int64_t summaries = 0;  ///< aggregates listed in this row
    std::map<CountName, IntervalSum> people;
    std::vector<RowId> rows;  ///< what was counted, aggregates included
};

/// The selection cut into groups, rows in a fixed order: types, families, units in the order of their lists ("not_attributable" and "-"
/// last); time ascending. Groups that hold nothing are left out, save those of time between the first and the last.
/// For Day, Week, Month each bar is a window of its own (cut to the selection's window), so a vague incident is
/// possible in several and one that lasted is certain in several.
[[nodiscard]] std::vector<CountRow> count_by(const Dataset& data, const Selection& selection, GroupBy by);

/// Bars of the timeline: incidents that pass the filter, by unit of time, from the unit that holds the first day of
/// `span` to that of its last. Bar i is the whole unit from `starts[i]` on. Aggregates are in none.
struct Timeline {
    std::vector<Day> starts;
    std::vector<std::int32_t> certain;
    std::vector<std::int32_t> possible;
};
[[nodiscard]] Timeline timeline(const Dataset& data, const std::vector<std::uint8_t>& passing, DayRange span,
                                TimeUnit unit);

/// How many shown incidents each choice of one filter part would leave, the other parts and the window holding.
/// Index: type id; unit index, then one more for no region; role; kind; precision; status; class of people
/// (query/people_class.h, under the count name of the filter). A role counts incidents
/// with an actor who has it and one of the wanted kinds, and a kind likewise. `rights` has all of the vocabulary's.
struct FacetCounts {
    std::vector<std::int64_t> types;
    std::vector<std::int64_t> regions;
    std::vector<std::int64_t> actor_roles;
    std::vector<std::int64_t> actor_kinds;
    std::vector<std::int64_t> place_precisions;
    std::vector<std::int64_t> statuses;
    std::vector<std::int64_t> people;
    std::map<std::string, std::int64_t, std::less<>> rights;
};
[[nodiscard]] FacetCounts facet_counts(const Dataset& data, const Filter& filter, DayRange window);

}  // namespace kua
