#include "slow_answers.h"

#include <algorithm>
#include <sstream>

namespace kua::test {
namespace {

using Words = std::optional<std::vector<std::string>>;

bool allows(const Words& words, std::string_view text) {
    return !words || std::count(words->begin(), words->end(), std::string(text)) > 0;
}

bool right_passes(const IncidentType& type, const Words& rights) {
    if (!rights) return true;
    for (const auto& right : type.rights)
        if (allows(rights, right)) return true;
    return false;
}

bool actor_passes(const IncidentTable& table, RowId row, const Filter& filter) {
    if (!filter.actor_roles && !filter.actor_kinds) return true;
    for (const ActorPart actor : table.actors[row])
        if (allows(filter.actor_roles, word(actor.role)) && allows(filter.actor_kinds, word(actor.kind))) return true;
    return false;
}

bool text_passes(std::string_view search_text, const std::string& text) {
    std::istringstream in(folded(text));
    for (std::string wanted; in >> wanted;)
        if (std::string(search_text).find(wanted) == std::string::npos) return false;
    return true;
}

bool count_passes(const IncidentTable& table, RowId row, const Filter& filter) {
    if (filter.count_at_least <= 0) return true;
    for (const NamedCount& count : table.counts[row]) {
        if (filter.count_name && count.name != *filter.count_name) continue;
        if (count.range.min >= filter.count_at_least) return true;
        if (count.range.min == unknown_count && count.range.best >= filter.count_at_least) return true;
    }
    return false;
}

bool area_passes(const IncidentTable& table, RowId row, const std::vector<LonLat>& area) {
    return area.empty() || (placement(table, row) == Placement::Point && contains(area, table.at[row]));
}

/// A bound that may be unknown; what is added to or compared with the unknown is unknown.
using Bound = std::optional<std::int64_t>;
Bound plus(Bound a, Bound b) { return a && b ? Bound(*a + *b) : Bound(); }
Bound most(Bound a, Bound b) { return a && b ? Bound(std::max(*a, *b)) : Bound(); }
Bound known(std::int64_t n) { return n < 0 ? Bound() : Bound(n); }

struct People {
    const Dataset& data;
    const Selection& selection;
    CountName name;

    [[nodiscard]] bool is_shown(RowId row) const {
        return std::count(selection.rows.begin(), selection.rows.end(), row) > 0;
    }
    /// The shown aggregate right above `row`, seen through aggregates that are not shown.
    [[nodiscard]] RowId holder(RowId row) const {
        RowId up = data.incidents.parent[row];
        while (up != no_row && !is_shown(up)) up = data.incidents.parent[up];
        return up;
    }
    [[nodiscard]] IntervalSum own(RowId row) const {
        const auto at = std::find(selection.rows.begin(), selection.rows.end(), row) - selection.rows.begin();
        const bool certain = selection.memberships[static_cast<std::size_t>(at)] == Membership::Certain;
        IntervalSum sum;
        for (const NamedCount& count : data.incidents.counts[row]) {
            if (count.name != name) continue;
            sum.records += 1;
            sum.max = plus(sum.max, known(count.range.max));
            if (count.range.max < 0) sum.lacking_max += 1;
            if (!certain) continue;
            sum.min += std::max<std::int64_t>(count.range.min, 0);
            sum.best = plus(sum.best, known(count.range.best));
            if (count.range.best < 0) sum.lacking_best += 1;
        }
        return sum;
    }
    /// All that is held by `up`, or by nothing for no_row.
    [[nodiscard]] IntervalSum held_by(RowId up) const {
        IntervalSum sum;
        for (const RowId row : selection.rows) {
            if (holder(row) != up) continue;
            const IntervalSum mine = own(row);
            const IntervalSum below = held_by(row);
            sum.min += std::max(mine.min, below.min);
            sum.best = plus(sum.best, most(mine.best, below.best));
            sum.max = plus(sum.max, most(mine.max, below.max));
            sum.lacking_best += mine.lacking_best + below.lacking_best;
            sum.lacking_max += mine.lacking_max + below.lacking_max;
            sum.records += mine.records + below.records;
        }
        return sum;
    }
};

}  // namespace

bool slow_passes(const Dataset& data, RowId row, const Filter& filter) {
    const IncidentTable& table = data.incidents;
    const IncidentType& type = data.vocabulary.types[table.type[row]];
    const RegionId region = table.region[row];
    return allows(filter.types, type.code) &&
           allows(filter.regions, region == no_region ? no_region_code : data.boundaries.units[region].code) &&
           right_passes(type, filter.rights) && allows(filter.place_precisions, word(table.place_precision[row])) &&
           allows(filter.statuses, word(table.status[row])) && actor_passes(table, row, filter) &&
           text_passes(std::string(table.search_text[row]) + '\n' + folded(table.id[row]), filter.text) && count_passes(table, row, filter) &&
           area_passes(table, row, filter.area);
}

Filter slow_without(Filter filter, FilterPart part) {
    const Filter nothing;
    if (part == FilterPart::Types) filter.types = nothing.types;
    if (part == FilterPart::Regions) filter.regions = nothing.regions;
    if (part == FilterPart::ActorRoles) filter.actor_roles = nothing.actor_roles;
    if (part == FilterPart::ActorKinds) filter.actor_kinds = nothing.actor_kinds;
    if (part == FilterPart::Rights) filter.rights = nothing.rights;
    if (part == FilterPart::PlacePrecisions) filter.place_precisions = nothing.place_precisions;
    if (part == FilterPart::Statuses) filter.statuses = nothing.statuses;
    if (part == FilterPart::Text) filter.text = nothing.text;
    if (part == FilterPart::Counts) filter.count_at_least = nothing.count_at_least;
    if (part == FilterPart::Area) filter.area = nothing.area;
    return filter;
}

Membership slow_membership(const IncidentTable& table, RowId row, DayRange window) {
    if (table.first_day[row] == undated) return Membership::None;
    bool on_some_day = false;
    bool on_every_day = true;
    for (Day day = table.first_day[row]; day <= table.last_day[row]; day = day + 1) {
        const bool inside = contains(window, day);
        on_some_day = on_some_day || inside;
        on_every_day = on_every_day && inside;
    }
    if (!on_some_day) return Membership::None;
    // What held throughout was there on each of its days. What happened sometime was there on one that we do not know:
    // each of its days is a world of its own.
    const bool in_every_world = table.extent[row] == Extent::Throughout || on_every_day;
    return in_every_world ? Membership::Certain : Membership::Possible;
}

IntervalSum slow_people(const Dataset& data, const Selection& selection, CountName name) {
    return People{data, selection, name}.held_by(no_row);
}

std::vector<RowId> slow_shown(const Dataset& data, const Filter& filter, DayRange window) {
    std::vector<RowId> shown;
    for (RowId row = 0; row < data.incidents.size(); ++row)
        if (data.incidents.counted[row] != 0 && slow_passes(data, row, filter) &&
            slow_membership(data.incidents, row, window) != Membership::None)
            shown.push_back(row);
    return shown;
}

}  // namespace kua::test
