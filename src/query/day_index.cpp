#include "query/day_index.h"

#include "query/people_class.h"
#include "query/row_filter.h"
#include "query/row_shares.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace kua {
namespace {

constexpr std::size_t block_rows = DatedRows::most_rows;

/// From the first possible day to the last of the dated records among rows [from, to).
DayRange dated_span(const IncidentTable& table, RowId from, RowId to) {
    Day latest = undated;
    for (RowId row = from; row < to && table.first_day[row] != undated; ++row)  // undated ones are the last
        latest = row == from ? table.last_day[row] : std::max(latest, table.last_day[row]);
    return latest == undated ? DayRange{} : DayRange{table.first_day[from], latest + 1};
}

DayRange dated_span(const IncidentTable& table) { return dated_span(table, 0, static_cast<RowId>(table.size())); }

std::vector<std::int64_t> cut(const std::vector<std::int64_t>& counts, std::size_t from, std::size_t size) {
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(from);
    return {begin, begin + static_cast<std::ptrdiff_t>(size)};
}

bool is_set(const std::atomic<bool>* cancelled) { return cancelled != nullptr && *cancelled; }

}  // namespace

DayIndex::DayIndex(const Dataset& data, const Filter& filter, DayRange span)
    : groups_(data, filter), tables_(span, groups_.end), passing_(data.incidents.size()) {
    for (const auto& type : data.vocabulary.types) {
        const std::set<std::string> once(type.rights.begin(), type.rights.end());
        rights_of_type_.emplace_back(once.begin(), once.end());
    }
}

std::size_t DayIndex::bytes_for(const Dataset& data) {
    Filter asks_rights;
    asks_rights.rights.emplace();
    return DayPrefix::bytes_for(dated_span(data.incidents), FacetGroups(data, asks_rights).end + total_groups);
}

std::optional<DayIndex> DayIndex::build(const Dataset& data, const Filter& filter, const std::atomic<bool>* cancelled) {
    if (bytes_for(data) > most_bytes) return std::nullopt;
    DayIndex index(data, filter, dated_span(data.incidents));
    index.take_rows(data, filter, cancelled);
    if (is_set(cancelled)) return std::nullopt;
    index.tables_.add_up();
    index.note_last_days(data.incidents);
    return index;
}

/// Each core has tables of its own, of the days of its rows, which are added up in the end.
void DayIndex::take_rows(const Dataset& data, const Filter& filter, const std::atomic<bool>* cancelled) {
    const std::size_t rows = data.incidents.size();
    const std::size_t shares = bytes_for(data) < most_bytes / 2 ? share_count(rows) : 1;
    const RowFilter row_filter(data, filter);
    std::vector<std::optional<DayTables>> later(shares);
    in_shares(rows, shares, [&](std::size_t share, RowId from, RowId to) {
        DayTables& tables = share == 0 ? tables_ : later[share].emplace(dated_span(data.incidents, from, to), groups_.end);
        for (RowId begin = from; begin < to && !is_set(cancelled); begin += block_rows) {
            const std::span<std::uint8_t> stops(passing_.data() + begin, std::min<std::size_t>(block_rows, to - begin));
            row_filter.find_stops(begin, stops, 2);
            tables.take(data, groups_, begin, stops);
            for (std::uint8_t& stop : stops) stop = stop == 0 ? 1 : 0;
        }
    });
    for (std::size_t share = 1; share < shares; ++share) tables_.add(*later[share]);
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
    tables_.totals.overlapping(window, counts);
    SelectionTotals totals = tables_.whole;
    totals.shown = counts[placed_group] + counts[margin_group];
    totals.possible = counts[vague_group] - (days_in(window) > 0 ? tables_.vague.inside(window) : 0);
    totals.certain = totals.shown - totals.possible;
    totals.not_on_a_place = counts[margin_group];
    totals.summaries = counts[summary_group];
    totals.outside = tables_.dated - totals.shown;
    return totals;
}

FacetCounts DayIndex::facets(DayRange window) const {
    std::vector<std::int64_t> counts(groups_.end);
    tables_.facets.overlapping(window, counts);
    FacetCounts facets;
    facets.types = cut(counts, groups_.types, groups_.type_count);
    facets.regions = cut(counts, groups_.regions, groups_.unit_count + 1);
    facets.actor_roles = cut(counts, groups_.roles, actor_role_count);
    facets.actor_kinds = cut(counts, groups_.kinds, actor_kind_count);
    facets.place_precisions = cut(counts, groups_.precisions, place_precision_count);
    facets.statuses = cut(counts, groups_.statuses, status_count);
    facets.people = cut(counts, groups_.people, people_class_floors.size());
    if (!groups_.asks_people) facets.people[0] = totals(window).shown - std::reduce(facets.people.begin(), facets.people.end());
    for (std::size_t type = 0; type < rights_of_type_.size(); ++type)
        for (const std::string& right : rights_of_type_[type]) facets.rights[right] += counts[groups_.rights_types + type];
    return facets;
}

Timeline DayIndex::timeline(DayRange span, TimeUnit unit) const {
    Timeline line;
    if (days_in(span) == 0) return line;
    for (Day start = unit_start(span.first, unit); start < span.end;) {
        const Day next = next_unit_start(start, unit);
        const SelectionTotals bar = totals({start, next});
        line.starts.push_back(start);
        line.certain.push_back(static_cast<std::int32_t>(bar.certain));
        line.possible.push_back(static_cast<std::int32_t>(bar.possible));
        start = next;
    }
    return line;
}

Selection DayIndex::select(const Dataset& data, DayRange window) const {
    const IncidentTable& table = data.incidents;
    Selection selection;
    selection.window = window;
    selection.totals = totals(window);
    selection.undated_rows = tables_.undated_rows;
    if (days_in(window) == 0) return selection;
    const auto size = static_cast<std::size_t>(selection.totals.shown + selection.totals.summaries);
    selection.rows.reserve(size);
    selection.memberships.reserve(size);
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
    return passing_.size() + tables_.facets.bytes() + tables_.totals.bytes() + tables_.vague.bytes() +
           latest_last_day_.size() * sizeof(Day);
}

}  // namespace kua
