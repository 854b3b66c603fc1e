#include "query/day_tables.h"

#include "query/people_class.h"
#include "query/row_filter.h"

#include <algorithm>

namespace kua {
namespace {

template <class Enum, std::size_t count>
std::array<std::uint8_t, count> wanted_words(const std::optional<std::vector<std::string>>& words) {
    std::array<std::uint8_t, count> wanted{};
    for (std::size_t i = 0; i < count; ++i)
        wanted[i] = !words || std::find(words->begin(), words->end(), word(static_cast<Enum>(i))) != words->end() ? 1 : 0;
    return wanted;
}

/// Calls `count` for each group of roles and of kinds that one of the actors is in.
template <class Count>
void for_actor_groups(const FacetGroups& groups, ListColumn<ActorPart>::View actors, Count&& count) {
    std::uint32_t roles = 0, kinds = 0;
    for (const ActorPart actor : actors) {
        const auto role = static_cast<std::uint32_t>(actor.role), kind = static_cast<std::uint32_t>(actor.kind);
        const std::uint32_t new_role = groups.wanted_kind[kind] != 0 ? (1U << role) & ~roles : 0;
        const std::uint32_t new_kind = groups.wanted_role[role] != 0 ? (1U << kind) & ~kinds : 0;
        roles |= new_role;
        kinds |= new_kind;
        if (new_role != 0) count(groups.roles + role);
        if (new_kind != 0) count(groups.kinds + kind);
    }
}

/// Of a record, in the chart of one part of the filter.
struct ColumnGroups {
    const IncidentTable& table;
    const FacetGroups& groups;

    [[nodiscard]] std::size_t type(RowId row) const { return table.type[row] < groups.type_count ? groups.types + table.type[row] : groups.none; }
    [[nodiscard]] std::size_t right(RowId row) const { return table.type[row] < groups.type_count ? groups.rights_types + table.type[row] : groups.none; }
    [[nodiscard]] std::size_t region(RowId row) const { return groups.regions + std::min<std::size_t>(table.region[row], groups.unit_count); }
    [[nodiscard]] std::size_t precision(RowId row) const { return groups.precisions + static_cast<std::size_t>(table.place_precision[row]); }
    [[nodiscard]] std::size_t people(RowId row) const { return groups.people + people_class(least_people(table.counts[row], groups.count_name)); }
    [[nodiscard]] std::size_t status(RowId row) const { return groups.statuses + static_cast<std::size_t>(table.status[row]); }
};

/// By place precision: what `placement` makes of a record that has a point, or only a unit.
struct PlacementTable {
    std::array<std::uint8_t, place_precision_count> takes_point{}, takes_unit{};
    PlacementTable() {
        IncidentTable one;
        one.at = {{0.0, 0.0}};
        one.region = {no_region};
        one.place_precision = {PlacePrecision::Site};
        for (std::size_t i = 0; i < place_precision_count; ++i) {
            one.place_precision[0] = static_cast<PlacePrecision>(i);
            one.region[0] = no_region;
            takes_point[i] = placement(one, 0) == Placement::Point ? 1 : 0;
            one.region[0] = 0;
            takes_unit[i] = placement(one, 0) != Placement::Margin ? 1 : 0;
        }
    }
    /// The same as `placement(table, row) == Placement::Margin`, without its branches.
    [[nodiscard]] bool is_margin(const IncidentTable& table, RowId row) const {
        const auto precision = static_cast<std::size_t>(table.place_precision[row]);
        const int at_point = takes_point[precision] & int{is_valid(table.at[row])};
        return (at_point | (takes_unit[precision] & int{is_unit(table.region[row])})) == 0;
    }
};

}  // namespace

FacetGroups::FacetGroups(const Dataset& data, const Filter& filter)
    : regions(data.vocabulary.types.size()),
      roles(regions + data.boundaries.units.size() + 1),
      kinds(roles + actor_role_count),
      precisions(kinds + actor_kind_count),
      statuses(precisions + place_precision_count),
      people(statuses + status_count),
      rights_types(filter.types || filter.rights ? people + people_class_floors.size() : types),
      none(people + people_class_floors.size() + (rights_types == types ? 0 : data.vocabulary.types.size())),
      end(none + 1),
      type_count(data.vocabulary.types.size()),
      unit_count(data.boundaries.units.size()),
      count_name(filter.count_name),
      asks_people(filter.count_at_least > 0),
      wanted_role(wanted_words<ActorRole, actor_role_count>(filter.actor_roles)),
      wanted_kind(wanted_words<ActorKind, actor_kind_count>(filter.actor_kinds)) {}

template <class Rows, class GroupOf>
void DayTables::count(DayPrefix& into, const Rows& rows, GroupOf&& group_of) {
    for (const auto& one : rows.days()) into.add(one.day, group_of(one.row));
    for (const auto& span : rows.spans()) into.add(span.first, span.last, group_of(span.row));
}

void DayTables::take(const Dataset& data, const FacetGroups& groups, RowId from, std::span<const std::uint8_t> stops) {
    const IncidentTable& table = data.incidents;
    DatedRows passing;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const RowId row = from + static_cast<RowId>(i);
        const bool counts = table.counted[row] != 0;
        if (table.listed[row] == 0) {
            ++whole.excluded;
        } else if (stops[i] != 0) {
            if (counts) take_stopped(data, groups, row, stops[i]);
        } else if (counts && table.first_day[row] != undated) {
            passing.put(row, facets.day_of(table.first_day[row]), facets.day_of(table.last_day[row]));
        } else {
            take_uncounted_or_undated(table, row);
        }
    }
    take_passing(data, groups, passing);
    take_totals(table, passing);
}

/// One that a single part stops counts in the chart of that part.
void DayTables::take_stopped(const Dataset& data, const FacetGroups& groups, RowId row, std::uint8_t stop) {
    const IncidentTable& table = data.incidents;
    ++whole.total;
    ++whole.filtered;
    if ((stop & (stop - 1U)) != 0 || table.first_day[row] == undated) return;
    const std::uint32_t first = facets.day_of(table.first_day[row]), last = facets.day_of(table.last_day[row]);
    const auto add = [&](std::size_t group) { first == last ? facets.add(first, group) : facets.add(first, last, group); };
    const ColumnGroups of{table, groups};
    switch (stop) {
        case types_stop: return add(of.type(row));
        case rights_stop: return add(of.right(row));
        case regions_stop: return add(of.region(row));
        case precisions_stop: return add(of.precision(row));
        case statuses_stop: return add(of.status(row));
        case counts_stop: return add(of.people(row));
        case actors_stop: return for_actor_groups(groups, table.actors[row], add);
        default: return;   // parts that have no chart
    }
}

/// Chart by chart: each reads one column and writes one table.
void DayTables::take_passing(const Dataset& data, const FacetGroups& groups, const DatedRows& rows) {
    const IncidentTable& table = data.incidents;
    const ColumnGroups of{table, groups};
    count(facets, rows, [&](RowId row) { return of.type(row); });
    if (groups.rights_types != groups.types) count(facets, rows, [&](RowId row) { return of.right(row); });
    count(facets, rows, [&](RowId row) { return of.region(row); });
    count(facets, rows, [&](RowId row) { return of.precision(row); });
    count(facets, rows, [&](RowId row) { return of.status(row); });
    take_people(table, groups, rows);
    for (const auto& one : rows.days())
        for_actor_groups(groups, table.actors[one.row], [&](std::size_t group) { facets.add(one.day, group); });
    for (const auto& span : rows.spans())
        for_actor_groups(groups, table.actors[span.row], [&](std::size_t group) { facets.add(span.first, span.last, group); });
}

/// Most records state no number: those are what is left of all that pass, and are not counted one by one.
void DayTables::take_people(const IncidentTable& table, const FacetGroups& groups, const DatedRows& rows) {
    const auto class_of = [&](RowId row) {
        const auto counts = table.counts[row];
        return counts.empty() ? 0 : people_class(least_people(counts, groups.count_name));
    };
    for (const auto& one : rows.days())
        if (const std::size_t people = class_of(one.row); people > 0) facets.add(one.day, groups.people + people);
    for (const auto& span : rows.spans())
        if (const std::size_t people = class_of(span.row); people > 0) facets.add(span.first, span.last, groups.people + people);
}

void DayTables::take_totals(const IncidentTable& table, const DatedRows& rows) {
    static const PlacementTable places;
    count(totals, rows, [&](RowId row) { return places.is_margin(table, row) ? margin_group : placed_group; });
    for (const auto& span : rows.spans()) {
        if (table.extent[span.row] != Extent::SometimeWithin) continue;
        totals.add(span.first, span.last, vague_group);
        vague.add(table.first_day[span.row], table.last_day[span.row]);
    }
    const auto counted = static_cast<std::int64_t>(rows.days().size() + rows.spans().size());
    whole.total += counted;
    dated += counted;
}

void DayTables::take_uncounted_or_undated(const IncidentTable& table, RowId row) {
    const bool counts = table.counted[row] != 0;
    whole.total += counts ? 1 : 0;
    if (table.first_day[row] == undated) {
        whole.undated += counts ? 1 : 0;
        undated_rows.push_back(row);
        return;
    }
    const std::uint32_t first = totals.day_of(table.first_day[row]), last = totals.day_of(table.last_day[row]);
    first == last ? totals.add(first, summary_group) : totals.add(first, last, summary_group);
}

void DayTables::add(const DayTables& later) {
    facets.add(later.facets);
    totals.add(later.totals);
    vague.add(later.vague);
    dated += later.dated;
    whole.excluded += later.whole.excluded;
    whole.total += later.whole.total;
    whole.filtered += later.whole.filtered;
    whole.undated += later.whole.undated;
    undated_rows.insert(undated_rows.end(), later.undated_rows.begin(), later.undated_rows.end());
}

void DayTables::add_up() {
    facets.add_up();
    totals.add_up();
    vague.add_up();
}

}  // namespace kua
