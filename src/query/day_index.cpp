#include "query/day_index.h"

#include "query/people_class.h"
#include "query/row_filter.h"
#include "query/row_shares.h"

#include <algorithm>
#include <array>
#include <set>

namespace kua {
namespace {

constexpr std::size_t block_rows = DatedRows::most_rows;

/// The latest of the last days of each block of rows.
std::vector<Day> latest_by_block(const IncidentTable& table) {
    std::vector<Day> latest((table.size() + block_rows - 1) / block_rows);
    in_shares(latest.size(), share_count(table.size()), [&](std::size_t, std::size_t from, std::size_t to) {
        for (std::size_t block = from; block < to; ++block) {
            const Day* const days = table.last_day.data();
            latest[block] = *std::max_element(days + block * block_rows, days + std::min((block + 1) * block_rows, table.size()));
        }
    });
    return latest;
}

/// The number of rows that are dated: undated ones are the last.
std::size_t dated_rows(const IncidentTable& table) {
    const auto end = std::lower_bound(table.first_day.begin(), table.first_day.end(), undated);
    return static_cast<std::size_t>(end - table.first_day.begin());
}

/// From the first possible day to the last of the dated records among rows [from, to).
DayRange dated_span(const IncidentTable& table, const std::vector<Day>& latest, std::size_t from, std::size_t to) {
    to = std::min(to, dated_rows(table));
    if (from >= to) return {};
    Day last = table.first_day[from];
    for (std::size_t row = from; row < to;) {
        const bool whole_block = row % block_rows == 0 && row + block_rows <= to;
        last = std::max(last, whole_block ? latest[row / block_rows] : table.last_day[row]);
        row += whole_block ? block_rows : 1;
    }
    return {table.first_day[from], last + 1};
}

std::vector<std::int64_t> cut(const std::vector<std::int64_t>& counts, std::size_t from, std::size_t size) {
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(from);
    return {begin, begin + static_cast<std::ptrdiff_t>(size)};
}

bool is_set(const std::atomic<bool>* cancelled) { return cancelled != nullptr && *cancelled; }

}  // namespace

DayIndex::DayIndex(const Dataset& data, const RowProfiles& profiles, const Filter& filter, DayRange span)
    : groups_(data, filter), tables_(span, groups_.end, profiles), passing_(data.incidents.size()) {
    for (const auto& type : data.vocabulary.types) {
        const std::set<std::string> once(type.rights.begin(), type.rights.end());
        rights_of_type_.emplace_back(once.begin(), once.end());
    }
}

std::optional<DayIndex> DayIndex::build(const Dataset& data, const RowProfiles& profiles, const Filter& filter, const std::atomic<bool>* cancelled) {
    std::vector<Day> latest = latest_by_block(data.incidents);
    const DayRange span = dated_span(data.incidents, latest, 0, data.incidents.size());
    const std::size_t bytes = DayTables::bytes_for(span, FacetGroups(data, filter).end, profiles);
    if (bytes > most_bytes) return std::nullopt;
    DayIndex index(data, profiles, filter, span);
    index.latest_last_day_ = std::move(latest);
    index.take_rows({data, profiles, index.groups_}, filter, bytes < most_bytes / 2 ? share_count(data.incidents.size()) : 1, cancelled);
    if (is_set(cancelled)) return std::nullopt;
    index.tables_.add_up(index.groups_, profiles);
    return index;
}

/// Each core has tables of its own, of the days of its rows, which are added up in the end.
void DayIndex::take_rows(const DayTablesInput& input, const Filter& filter, std::size_t shares, const std::atomic<bool>* cancelled) {
    const IncidentTable& table = input.data.incidents;
    const RowFilter row_filter(input.data, filter);
    std::vector<std::optional<DayTables>> later(shares);
    in_shares(table.size(), shares, [&](std::size_t share, RowId from, RowId to) {
        DayTables& tables = share == 0 ? tables_ : later[share].emplace(dated_span(table, latest_last_day_, from, to), groups_.end, input.profiles);
        for (RowId begin = from; begin < to && !is_set(cancelled); begin += block_rows) {
            const std::span<std::uint8_t> stops(passing_.data() + begin, std::min<std::size_t>(block_rows, to - begin));
            row_filter.find_stops(begin, stops, 2);
            tables.take(input, begin, stops);
            for (std::uint8_t& stop : stops) stop = stop == 0 ? 1 : 0;
        }
    });
    for (std::size_t share = 1; share < shares; ++share) tables_.add(*later[share]);
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
