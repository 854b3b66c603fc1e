#include "query/counts.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace kua {
namespace {

constexpr std::array<std::pair<std::string_view, GroupBy>, 8> group_words{{{"type", GroupBy::Type},
                                                                           {"family", GroupBy::Family},
                                                                           {"region", GroupBy::Region},
                                                                           {"day", GroupBy::Day},
                                                                           {"week", GroupBy::Week},
                                                                           {"month", GroupBy::Month},
                                                                           {"status", GroupBy::Status},
                                                                           {"precision", GroupBy::PlacePrecision}}};

std::optional<TimeUnit> time_unit(GroupBy by) {
    switch (by) {
        case GroupBy::Day:
            return TimeUnit::Day;
        case GroupBy::Week:
            return TimeUnit::Week;
        case GroupBy::Month:
            return TimeUnit::Month;
        default:
            return std::nullopt;
    }
}

/// Stands for a type that the vocabulary does not have, and for no region.
constexpr const char* no_key = "-";

/// The keys of all groups in their order; the last is for what belongs to none.
std::vector<std::string> keys(const Dataset& data, GroupBy by) {
    std::vector<std::string> all;
    if (by == GroupBy::Type)
        for (const auto& type : data.vocabulary.types) all.push_back(type.code);
    if (by == GroupBy::Family)
        for (const auto& family : data.vocabulary.families) all.push_back(family.code);
    if (by == GroupBy::Region)
        for (const auto& unit : data.boundaries.units) all.push_back(unit.code);
    if (by == GroupBy::Region) all.emplace_back(unattributed_code);
    if (by == GroupBy::Status)
        for (std::size_t i = 0; i < status_count; ++i) all.emplace_back(word(static_cast<Status>(i)));
    if (by == GroupBy::PlacePrecision)
        for (std::size_t i = 0; i < place_precision_count; ++i) all.emplace_back(word(static_cast<PlacePrecision>(i)));
    all.emplace_back(no_key);
    return all;
}

/// Index of the row's group; beyond the groups for none.
std::size_t group_of(const Dataset& data, GroupBy by, RowId row) {
    constexpr std::size_t none = 0xFFFFFFFF;
    const IncidentTable& table = data.incidents;
    const TypeId type = table.type[row];
    switch (by) {
        case GroupBy::Type:
            return type;
        case GroupBy::Family:
            return type < data.vocabulary.types.size() ? data.vocabulary.types[type].family : none;
        case GroupBy::Region:
            return table.region[row] == unattributed_region ? data.boundaries.units.size() : table.region[row];
        case GroupBy::Status:
            return static_cast<std::size_t>(table.status[row]);
        case GroupBy::PlacePrecision:
            return static_cast<std::size_t>(table.place_precision[row]);
        default:
            return none;
    }
}

/// A row of the table in the making.
struct Group {
    CountRow row;
    std::vector<Membership> memberships;
};

void put(Group& group, const IncidentTable& table, RowId row, Membership membership) {
    if (table.is_aggregate(row))
        ++group.row.summaries;
    else
        ++(membership == Membership::Certain ? group.row.certain : group.row.possible);
    group.row.rows.push_back(row);
    group.memberships.push_back(membership);
}

std::vector<Group> by_kind(const Dataset& data, const Selection& selection, GroupBy by) {
    std::vector<Group> groups;
    for (auto& key : keys(data, by)) {
        groups.emplace_back();
        groups.back().row.key = std::move(key);
    }
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        const RowId row = selection.rows[i];
        const std::size_t group = std::min(group_of(data, by, row), groups.size() - 1);
        put(groups[group], data.incidents, row, selection.memberships[i]);
    }
    std::erase_if(groups, [](const Group& group) { return group.row.rows.empty(); });
    return groups;
}

/// Days on which `row` may lie inside `window`. Pre: they overlap.
DayRange overlap(const IncidentTable& table, RowId row, DayRange window) {
    return {std::max(table.first_day[row], window.first), std::min(table.last_day[row] + 1, window.end)};
}

std::vector<Group> by_time(const Dataset& data, const Selection& selection, TimeUnit unit) {
    const IncidentTable& table = data.incidents;
    if (selection.rows.empty()) return {};
    DayRange all = overlap(table, selection.rows.front(), selection.window);
    for (const RowId row : selection.rows) {
        const DayRange days = overlap(table, row, selection.window);
        all = {std::min(all.first, days.first), std::max(all.end, days.end)};
    }
    std::vector<Day> starts;
    for (Day start = unit_start(all.first, unit); start < all.end; start = next_unit_start(start, unit))
        starts.push_back(start);
    std::vector<Group> groups(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i) groups[i].row.key = to_string(starts[i]);

    for (const RowId row : selection.rows) {
        const DayRange days = overlap(table, row, selection.window);
        const auto first = std::upper_bound(starts.begin(), starts.end(), days.first) - 1;
        for (auto start = first; start != starts.end() && *start < days.end; ++start) {
            const DayRange bar{std::max(*start, selection.window.first),
                               std::min(next_unit_start(*start, unit), selection.window.end)};
            put(groups[static_cast<std::size_t>(start - starts.begin())], table, row, membership(table, row, bar));
        }
    }
    return groups;
}

}  // namespace

std::optional<GroupBy> parse_group_by(std::string_view text) {
    for (const auto& [name, by] : group_words)
        if (name == text) return by;
    return std::nullopt;
}

std::string_view word(GroupBy by) {
    for (const auto& [name, value] : group_words)
        if (value == by) return name;
    return {};
}

std::vector<CountRow> count_by(const Dataset& data, const Selection& selection, GroupBy by) {
    assert(selection.rows.size() == selection.memberships.size());
    const auto unit = time_unit(by);
    std::vector<CountRow> rows;
    for (Group& group : unit ? by_time(data, selection, *unit) : by_kind(data, selection, by)) {
        group.row.people = people(data, group.row.rows, group.memberships);
        rows.push_back(std::move(group.row));
    }
    return rows;
}

}  // namespace kua
