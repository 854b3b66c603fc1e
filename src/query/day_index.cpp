#include "query/day_index.h"

#include <algorithm>
#include <array>
#include <set>

namespace kua {
namespace {

constexpr std::size_t block_rows = 1024;
enum TotalGroup : std::size_t { shown_group, margin_group, vague_group, summary_group, total_groups };

/// Bits of the parts that stop a record. Roles and kinds are one: one actor has both.
enum PartBit : std::uint16_t {
    types_bit = 1, regions_bit = 2, rights_bit = 4, precisions_bit = 8, statuses_bit = 16, actors_bit = 32, other_bit = 64
};

Filter only(const Filter& filter, PartBit part) {
    Filter out;
    switch (part) {
        case types_bit: out.types = filter.types; break;
        case regions_bit: out.regions = filter.regions; break;
        case rights_bit: out.rights = filter.rights; break;
        case precisions_bit: out.place_precisions = filter.place_precisions; break;
        case statuses_bit: out.statuses = filter.statuses; break;
        case actors_bit:
            out.actor_roles = filter.actor_roles;
            out.actor_kinds = filter.actor_kinds;
            break;
        case other_bit:
            out.text = filter.text;
            out.count_name = filter.count_name;
            out.count_at_least = filter.count_at_least;
            out.area = filter.area;
            break;
    }
    return out;
}

bool says_nothing(const Filter& filter) {
    Filter nothing;
    nothing.count_name = filter.count_name;
    return filter == nothing;
}

/// By row, the parts of the filter that stop it.
std::vector<std::uint16_t> failing_parts(const Dataset& data, const Filter& filter) {
    std::vector<std::uint16_t> failing(data.incidents.size(), 0);
    for (const PartBit part : {types_bit, regions_bit, rights_bit, precisions_bit, statuses_bit, actors_bit, other_bit}) {
        const Filter alone = only(filter, part);
        if (says_nothing(alone)) continue;
        const auto mask = passing(data, alone);
        for (std::size_t row = 0; row < mask.size(); ++row)
            failing[row] = static_cast<std::uint16_t>(failing[row] | (mask[row] != 0 ? 0 : part));
    }
    return failing;
}

template <class Enum, std::size_t count>
std::vector<std::uint8_t> wanted_words(const std::optional<std::vector<std::string>>& words) {
    std::vector<std::uint8_t> wanted(count, 1);
    if (!words) return wanted;
    for (std::size_t i = 0; i < count; ++i)
        wanted[i] = std::find(words->begin(), words->end(), word(static_cast<Enum>(i))) != words->end() ? 1 : 0;
    return wanted;
}

/// From the first possible day to the last of all dated records.
DayRange dated_span(const IncidentTable& table) {
    DayRange span{undated, undated};
    for (RowId row = 0; row < table.size(); ++row) {
        if (table.first_day[row] == undated) break;  // the last ones
        if (span.first == undated) span = {table.first_day[row], table.last_day[row] + 1};
        span.end = std::max(span.end, table.last_day[row] + 1);
    }
    return span.first == undated ? DayRange{} : span;
}

std::vector<std::int64_t> cut(const std::vector<std::int64_t>& counts, std::size_t from, std::size_t to) {
    return {counts.begin() + static_cast<std::ptrdiff_t>(from), counts.begin() + static_cast<std::ptrdiff_t>(to)};
}

std::size_t group_count(const Dataset& data) {
    return 2 * data.vocabulary.types.size() + data.boundaries.units.size() + 1 + actor_role_count + actor_kind_count +
           place_precision_count + status_count;
}

}  // namespace

DayIndex::DayIndex(const Dataset& data, DayRange span)
    : passing_(data.incidents.size(), 0), facets_(span, group_count(data)), totals_(span, total_groups), vague_(span) {
    groups_.types = 0;
    groups_.regions = data.vocabulary.types.size();
    groups_.roles = groups_.regions + data.boundaries.units.size() + 1;
    groups_.kinds = groups_.roles + actor_role_count;
    groups_.precisions = groups_.kinds + actor_kind_count;
    groups_.statuses = groups_.precisions + place_precision_count;
    groups_.rights_types = groups_.statuses + status_count;
    groups_.end = groups_.rights_types + data.vocabulary.types.size();
    for (const auto& type : data.vocabulary.types) {
        const std::set<std::string> once(type.rights.begin(), type.rights.end());
        rights_of_type_.emplace_back(once.begin(), once.end());
    }
}

std::optional<DayIndex> DayIndex::build(const Dataset& data, const Filter& filter, const std::atomic<bool>* cancelled) {
    const DayRange span = dated_span(data.incidents);
    const auto rows_of_tables = static_cast<std::size_t>(days_in(span)) + 1;
    if (rows_of_tables * (group_count(data) + total_groups) * 2 * sizeof(std::uint32_t) > most_bytes) return std::nullopt;
    const auto failing = failing_parts(data, filter);
    if (cancelled != nullptr && *cancelled) return std::nullopt;
    DayIndex index(data, span);
    index.wanted_roles_ = wanted_words<ActorRole, actor_role_count>(filter.actor_roles);
    index.wanted_kinds_ = wanted_words<ActorKind, actor_kind_count>(filter.actor_kinds);
    index.take_rows(data, failing);
    if (index.vague_.bytes() > most_bytes || (cancelled != nullptr && *cancelled)) return std::nullopt;
    index.facets_.add_up();
    index.totals_.add_up();
    index.vague_.add_up();
    index.note_last_days(data.incidents);
    return index;
}

void DayIndex::take_rows(const Dataset& data, const std::vector<std::uint16_t>& failing) {
    const IncidentTable& table = data.incidents;
    for (RowId row = 0; row < table.size(); ++row) {
        const bool passes = failing[row] == 0;
        passing_[row] = passes ? 1 : 0;
        const bool counts = table.counted[row] != 0;
        const bool is_single_stop = (failing[row] & (failing[row] - 1)) == 0;
        if (counts && is_single_stop && table.first_day[row] != undated) take_facets(data, row, failing[row]);
        if (table.listed[row] == 0) {
            ++whole_.excluded;
            continue;
        }
        if (counts) ++whole_.total;
        if (!passes) {
            whole_.filtered += counts ? 1 : 0;
        } else if (table.first_day[row] == undated) {
            whole_.undated += counts ? 1 : 0;
            undated_rows_.push_back(row);
        } else {
            take_total(table, row);
        }
    }
}

/// `failing` is no part or one: the record counts in the tables of all parts, or of that one.
void DayIndex::take_facets(const Dataset& data, RowId row, std::uint16_t failing) {
    const IncidentTable& table = data.incidents;
    const Day first = table.first_day[row], last = table.last_day[row];
    const auto counts_in = [&](PartBit part) { return failing == 0 || failing == part; };
    const std::size_t type = table.type[row];
    if (type < data.vocabulary.types.size()) {
        if (counts_in(types_bit)) facets_.add(first, last, groups_.types + type);
        if (counts_in(rights_bit)) facets_.add(first, last, groups_.rights_types + type);
    }
    if (counts_in(regions_bit))
        facets_.add(first, last, groups_.regions + std::min<std::size_t>(table.region[row], data.boundaries.units.size()));
    if (counts_in(precisions_bit))
        facets_.add(first, last, groups_.precisions + static_cast<std::size_t>(table.place_precision[row]));
    if (counts_in(statuses_bit)) facets_.add(first, last, groups_.statuses + static_cast<std::size_t>(table.status[row]));
    if (!counts_in(actors_bit)) return;
    std::uint32_t roles = 0, kinds = 0;
    for (const ActorPart actor : table.actors[row]) {
        const auto role = static_cast<std::size_t>(actor.role), kind = static_cast<std::size_t>(actor.kind);
        if (wanted_kinds_[kind] != 0 && (roles & 1U << role) == 0) {
            roles |= 1U << role;
            facets_.add(first, last, groups_.roles + role);
        }
        if (wanted_roles_[role] != 0 && (kinds & 1U << kind) == 0) {
            kinds |= 1U << kind;
            facets_.add(first, last, groups_.kinds + kind);
        }
    }
}

void DayIndex::take_total(const IncidentTable& table, RowId row) {
    const Day first = table.first_day[row], last = table.last_day[row];
    if (table.counted[row] == 0) return totals_.add(first, last, summary_group);
    ++dated_;
    totals_.add(first, last, shown_group);
    if (placement(table, row) == Placement::Margin) totals_.add(first, last, margin_group);
    if (table.extent[row] != Extent::SometimeWithin || first == last) return;
    totals_.add(first, last, vague_group);
    vague_.add(first, last);
}

void DayIndex::note_last_days(const IncidentTable& table) {
    for (std::size_t from = 0; from < table.size(); from += block_rows) {
        const auto begin = table.last_day.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = table.last_day.begin() + static_cast<std::ptrdiff_t>(std::min(from + block_rows, table.size()));
        latest_last_day_.push_back(*std::max_element(begin, end));
    }
}

SelectionTotals DayIndex::totals(DayRange window) const {
    std::array<std::int64_t, total_groups> counts{};
    totals_.overlapping(window, counts);
    SelectionTotals totals = whole_;
    totals.shown = counts[shown_group];
    totals.possible = counts[vague_group] - (days_in(window) > 0 ? vague_.inside(window) : 0);
    totals.certain = totals.shown - totals.possible;
    totals.not_on_a_place = counts[margin_group];
    totals.summaries = counts[summary_group];
    totals.outside = dated_ - totals.shown;
    return totals;
}

FacetCounts DayIndex::facets(DayRange window) const {
    std::vector<std::int64_t> counts(groups_.end);
    facets_.overlapping(window, counts);
    FacetCounts facets;
    facets.types = cut(counts, groups_.types, groups_.regions);
    facets.regions = cut(counts, groups_.regions, groups_.roles);
    facets.actor_roles = cut(counts, groups_.roles, groups_.kinds);
    facets.actor_kinds = cut(counts, groups_.kinds, groups_.precisions);
    facets.place_precisions = cut(counts, groups_.precisions, groups_.statuses);
    facets.statuses = cut(counts, groups_.statuses, groups_.rights_types);
    for (std::size_t type = 0; type < rights_of_type_.size(); ++type)
        for (const std::string& right : rights_of_type_[type]) facets.rights[right] += counts[groups_.rights_types + type];
    return facets;
}

Selection DayIndex::select(const Dataset& data, DayRange window) const {
    const IncidentTable& table = data.incidents;
    Selection selection;
    selection.window = window;
    selection.totals = totals(window);
    selection.undated_rows = undated_rows_;
    if (days_in(window) == 0) return selection;
    const auto end = std::lower_bound(table.first_day.begin(), table.first_day.end(), window.end) - table.first_day.begin();
    for (std::size_t from = 0; from < static_cast<std::size_t>(end); from += block_rows) {
        if (latest_last_day_[from / block_rows] < window.first) continue;
        const std::size_t to = std::min(from + block_rows, static_cast<std::size_t>(end));
        for (std::size_t row = from; row < to; ++row) {
            if (passing_[row] == 0 || table.listed[row] == 0) continue;
            const Membership in_window = membership(table, static_cast<RowId>(row), window);
            if (in_window == Membership::None) continue;
            selection.rows.push_back(static_cast<RowId>(row));
            selection.memberships.push_back(in_window);
        }
    }
    return selection;
}

std::size_t DayIndex::bytes() const {
    return passing_.size() + facets_.bytes() + totals_.bytes() + vague_.bytes() + latest_last_day_.size() * sizeof(Day);
}

}  // namespace kua
