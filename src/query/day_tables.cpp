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
template <class Actors, class Count>
void for_actor_groups(const FacetGroups& groups, const Actors& actors, Count&& count) {
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
    const RowProfiles& profiles;
    const FacetGroups& groups;

    [[nodiscard]] std::size_t type(RowId row) const { return table.type[row] < groups.type_count ? groups.types + table.type[row] : groups.none; }
    [[nodiscard]] std::size_t right(RowId row) const { return table.type[row] < groups.type_count ? groups.rights_types + table.type[row] : groups.none; }
    [[nodiscard]] std::size_t region(RowId row) const { return groups.regions + std::min<std::size_t>(table.region[row], groups.unit_count); }
    [[nodiscard]] std::size_t precision(RowId row) const { return groups.precisions + static_cast<std::size_t>(table.place_precision[row]); }
    [[nodiscard]] std::size_t people(RowId row) const { return groups.people + profiles.people[row]; }
    [[nodiscard]] std::size_t status(RowId row) const { return groups.statuses + static_cast<std::size_t>(table.status[row]); }
};

/// Of each kind of record, the groups that it is in, by `groups_of`.
template <class GroupsOf>
std::vector<std::vector<std::size_t>> groups_by_kind(const RowProfiles& profiles, GroupsOf&& groups_of) {
    std::vector<std::vector<std::size_t>> groups;
    for (const RowProfiles::Kind& kind : profiles.kinds) groups.push_back(groups_of(kind));
    return groups;
}

/// Adds one to each of the groups that a record is in. All tables are written in one go: counts of the same group follow each
/// other closely, and each has to wait for the one before; those of other tables fill the gap.
struct RowCounter {
    const TypeId* type;
    const RegionId* region;
    const std::uint8_t* people;
    const std::uint8_t* kind;
    const std::uint8_t* list;
    std::size_t types, rights_types, regions, people_from, type_count, unit_count, none;

    RowCounter(const IncidentTable& table, const RowProfiles& profiles, const FacetGroups& groups)
        : type(table.type.data()), region(table.region.data()), people(profiles.people.data()), kind(profiles.kind.data()),
          list(profiles.actors.data()), types(groups.types), rights_types(groups.rights_types), regions(groups.regions),
          people_from(groups.people), type_count(groups.type_count), unit_count(groups.unit_count), none(groups.none) {}

    /// Two groups of types where the filter asks for them: see FacetGroups::rights_types. False where the record's actors are
    /// none of the lists kept, and so not counted.
    [[nodiscard]] bool count(RowId row, std::uint32_t* facets, std::uint32_t* kinds, std::uint32_t* lists) const {
        const bool known = type[row] < type_count;
        ++facets[known ? types + type[row] : none];
        if (rights_types != types) ++facets[known ? rights_types + type[row] : none];
        ++facets[regions + std::min<std::size_t>(region[row], unit_count)];
        ++facets[people_from + people[row]];
        ++kinds[kind[row]];
        if (list[row] == RowProfiles::other_actors) return false;
        ++lists[list[row]];
        return true;
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
      wanted_role(wanted_words<ActorRole, actor_role_count>(filter.actor_roles)),
      wanted_kind(wanted_words<ActorKind, actor_kind_count>(filter.actor_kinds)) {}

std::size_t DayTables::bytes_for(DayRange span, std::size_t facet_groups, const RowProfiles& profiles) {
    return DayPrefix::bytes_for(span, facet_groups + total_groups + profiles.kinds.size() + profiles.actor_lists.size());
}

void DayTables::take(const DayTablesInput& input, RowId from, std::span<const std::uint8_t> stops) {
    const IncidentTable& table = input.data.incidents;
    DatedRows passing;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const RowId row = from + static_cast<RowId>(i);
        const bool counts = table.counted[row] != 0;
        if (table.listed[row] == 0) {
            ++whole.excluded;
        } else if (stops[i] != 0) {
            if (counts) take_stopped(input, row, stops[i]);
        } else if (counts && table.first_day[row] != undated) {
            passing.put(row, facets.day_of(table.first_day[row]), facets.day_of(table.last_day[row]));
        } else {
            take_uncounted_or_undated(table, row);
        }
    }
    take_passing(input, passing);
    take_vague(table, passing);
}

/// One that a single part stops counts in the chart of that part.
void DayTables::take_stopped(const DayTablesInput& input, RowId row, std::uint8_t stop) {
    const IncidentTable& table = input.data.incidents;
    ++whole.total;
    ++whole.filtered;
    if ((stop & (stop - 1U)) != 0 || table.first_day[row] == undated) return;
    const std::uint32_t first = facets.day_of(table.first_day[row]), last = facets.day_of(table.last_day[row]);
    const auto add = [&](std::size_t group) { first == last ? facets.add(first, group) : facets.add(first, last, group); };
    const ColumnGroups of{table, input.profiles, input.groups};
    switch (stop) {
        case types_stop: return add(of.type(row));
        case rights_stop: return add(of.right(row));
        case regions_stop: return add(of.region(row));
        case precisions_stop: return add(of.precision(row));
        case statuses_stop: return add(of.status(row));
        case counts_stop: return add(of.people(row));
        case actors_stop: return for_actor_groups(input.groups, table.actors[row], add);
        default: return;   // parts that have no chart
    }
}

void DayTables::take_passing(const DayTablesInput& input, const DatedRows& rows) {
    const RowCounter counter(input.data.incidents, input.profiles, input.groups);
    const auto& actors = input.data.incidents.actors;
    for (const auto& one : rows.days())
        if (!counter.count(one.row, facets.one_day(one.day), kinds_.one_day(one.day), actor_lists_.one_day(one.day)))
            for_actor_groups(input.groups, actors[one.row], [&](std::size_t group) { facets.add(one.day, group); });
    for (const auto& span : rows.spans()) {
        const bool begun = counter.count(span.row, facets.begins(span.first), kinds_.begins(span.first), actor_lists_.begins(span.first));
        const bool ended = counter.count(span.row, facets.ends(span.last), kinds_.ends(span.last), actor_lists_.ends(span.last));
        if (!begun || !ended)
            for_actor_groups(input.groups, actors[span.row], [&](std::size_t group) { facets.add(span.first, span.last, group); });
    }
    const auto counted = static_cast<std::int64_t>(rows.days().size() + rows.spans().size());
    whole.total += counted;
    dated += counted;
}

void DayTables::take_vague(const IncidentTable& table, const DatedRows& rows) {
    for (const auto& span : rows.spans()) {
        if (table.extent[span.row] != Extent::SometimeWithin) continue;
        totals.add(span.first, span.last, vague_group);
        vague.add(table.first_day[span.row], table.last_day[span.row]);
    }
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
    kinds_.add(later.kinds_);
    actor_lists_.add(later.actor_lists_);
    dated += later.dated;
    whole.excluded += later.whole.excluded;
    whole.total += later.whole.total;
    whole.filtered += later.whole.filtered;
    whole.undated += later.whole.undated;
    undated_rows.insert(undated_rows.end(), later.undated_rows.begin(), later.undated_rows.end());
}

void DayTables::add_up(const FacetGroups& groups, const RowProfiles& profiles) {
    facets.add(kinds_, groups_by_kind(profiles, [&](const RowProfiles::Kind& kind) {
                   return std::vector{groups.precisions + static_cast<std::size_t>(kind.precision), groups.statuses + static_cast<std::size_t>(kind.status)};
               }));
    totals.add(kinds_, groups_by_kind(profiles, [](const RowProfiles::Kind& kind) { return std::vector<std::size_t>{kind.is_margin ? margin_group : placed_group}; }));
    std::vector<std::vector<std::size_t>> of_lists;
    for (const auto& list : profiles.actor_lists)
        for_actor_groups(groups, list, [&, &own = of_lists.emplace_back()](std::size_t group) { own.push_back(group); });
    facets.add(actor_lists_, of_lists);
    kinds_ = actor_lists_ = DayPrefix({}, 0);
    facets.add_up();
    totals.add_up();
    vague.add_up();
}

}  // namespace kua
