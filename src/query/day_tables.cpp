#include "query/day_tables.h"

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

/// The groups of one record, in the order that they were put in.
class GroupList {
public:
    void put(std::size_t group) { groups_[size_++] = static_cast<std::uint16_t>(group); }
    [[nodiscard]] std::span<const std::uint16_t> all() const { return {groups_.data(), size_}; }

private:
    std::array<std::uint16_t, 5 + actor_role_count + actor_kind_count> groups_;
    std::size_t size_ = 0;
};

void put_actors(GroupList& list, const FacetGroups& groups, ListColumn<ActorPart>::View actors) {
    std::uint32_t roles = 0, kinds = 0;
    for (const ActorPart actor : actors) {
        const auto role = static_cast<std::size_t>(actor.role), kind = static_cast<std::size_t>(actor.kind);
        if (groups.wanted_kind[kind] != 0 && (roles & 1U << role) == 0) {
            roles |= 1U << role;
            list.put(groups.roles + role);
        }
        if (groups.wanted_role[role] != 0 && (kinds & 1U << kind) == 0) {
            kinds |= 1U << kind;
            list.put(groups.kinds + kind);
        }
    }
}

/// A record that no part of the filter stops counts in every chart, one that a single part stops in that part's.
GroupList groups_of(const IncidentTable& table, const FacetGroups& groups, RowId row, std::uint8_t stop) {
    GroupList list;
    const auto counts_in = [&](StopBit part) { return stop == 0 || stop == part; };
    const std::size_t type = table.type[row];
    if (type < groups.type_count) {
        if (counts_in(types_stop)) list.put(groups.types + type);
        if (groups.rights_types != groups.types && counts_in(rights_stop)) list.put(groups.rights_types + type);
    }
    if (counts_in(regions_stop)) list.put(groups.regions + std::min<std::size_t>(table.region[row], groups.unit_count));
    if (counts_in(precisions_stop)) list.put(groups.precisions + static_cast<std::size_t>(table.place_precision[row]));
    if (counts_in(statuses_stop)) list.put(groups.statuses + static_cast<std::size_t>(table.status[row]));
    if (counts_in(actors_stop)) put_actors(list, groups, table.actors[row]);
    return list;
}

bool is_single(std::uint8_t stop) { return (stop & (stop - 1U)) == 0; }

}  // namespace

FacetGroups::FacetGroups(const Dataset& data, const Filter& filter)
    : regions(data.vocabulary.types.size()),
      roles(regions + data.boundaries.units.size() + 1),
      kinds(roles + actor_role_count),
      precisions(kinds + actor_kind_count),
      statuses(precisions + place_precision_count),
      rights_types(filter.types || filter.rights ? statuses + status_count : types),
      end(statuses + status_count + (rights_types == types ? 0 : data.vocabulary.types.size())),
      type_count(data.vocabulary.types.size()),
      unit_count(data.boundaries.units.size()),
      wanted_role(wanted_words<ActorRole, actor_role_count>(filter.actor_roles)),
      wanted_kind(wanted_words<ActorKind, actor_kind_count>(filter.actor_kinds)) {}

void DayTables::take(const Dataset& data, const FacetGroups& groups, RowId from, std::span<const std::uint8_t> stops) {
    const IncidentTable& table = data.incidents;
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const RowId row = from + static_cast<RowId>(i);
        if (table.listed[row] == 0) {
            ++whole.excluded;
            continue;
        }
        const bool counts = table.counted[row] != 0, is_dated = table.first_day[row] != undated;
        if (counts) ++whole.total;
        if (counts && is_dated && is_single(stops[i]))
            facets.add(table.first_day[row], table.last_day[row], groups_of(table, groups, row, stops[i]).all());
        if (stops[i] != 0) {
            whole.filtered += counts ? 1 : 0;
        } else if (!is_dated) {
            whole.undated += counts ? 1 : 0;
            undated_rows.push_back(row);
        } else {
            take_total(table, row);
        }
    }
}

void DayTables::take_total(const IncidentTable& table, RowId row) {
    const Day first = table.first_day[row], last = table.last_day[row];
    if (table.counted[row] == 0) {
        constexpr std::uint16_t summary[] = {summary_group};
        return totals.add(first, last, summary);
    }
    ++dated;
    std::array<std::uint16_t, total_groups> list{shown_group};
    std::size_t size = 1;
    if (placement(table, row) == Placement::Margin) list[size++] = margin_group;
    if (table.extent[row] == Extent::SometimeWithin && first != last) {
        list[size++] = vague_group;
        vague.add(first, last);
    }
    totals.add(first, last, {list.data(), size});
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
