#include "query/row_order.h"

#include "query/row_filter.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace kua {
namespace {

bool is_set(const std::atomic<bool>* cancelled) { return cancelled != nullptr && *cancelled; }

/// The place of each name in the order of names; the same for equal names.
std::vector<std::int64_t> ranks(const std::vector<std::string>& names) {
    std::vector<std::string> sorted(names);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::int64_t> ranks;
    for (const std::string& name : names)
        ranks.push_back(std::lower_bound(sorted.begin(), sorted.end(), name) - sorted.begin());
    return ranks;
}

std::vector<std::int64_t> type_ranks(const Vocabulary& vocabulary, Lang lang) {
    std::vector<std::string> names;
    for (const auto& type : vocabulary.types) names.push_back(folded(type.label.in(lang)));
    return ranks(names);
}

std::vector<std::int64_t> unit_ranks(const BoundarySet& set, Lang lang) {
    std::vector<std::string> names;
    for (const auto& unit : set.units) names.push_back(folded(unit.name.in(lang)));
    return ranks(names);
}

std::int64_t rank_of(const std::vector<std::int64_t>& ranks, std::size_t i) {
    return i < ranks.size() ? ranks[i] : static_cast<std::int64_t>(i);
}

using NumberOf = std::function<std::int64_t(RowId)>;

NumberOf number_of(const Dataset& data, const RowOrder& order) {
    const IncidentTable& table = data.incidents;
    switch (order.key) {
        case RowKey::Type:
            return [&table, ranks = type_ranks(data.vocabulary, order.lang)](RowId row) { return rank_of(ranks, table.type[row]); };
        case RowKey::Place:
            return [&table, ranks = unit_ranks(data.boundaries, order.lang)](RowId row) { return rank_of(ranks, table.region[row]); };
        case RowKey::People: return [&table](RowId row) { return people_stated(table, row); };
        case RowKey::Status: return [&table](RowId row) { return static_cast<std::int64_t>(table.status[row]); };
        case RowKey::Sources: return [&table](RowId row) { return static_cast<std::int64_t>(table.sources[row].size()); };
        case RowKey::Id:
        case RowKey::Day: break;
    }
    return [&table](RowId row) { return std::int64_t{table.first_day[row].since_epoch}; };
}

void sort_by_id(const IncidentTable& table, std::vector<RowId>& rows, bool descending) {
    std::stable_sort(rows.begin(), rows.end(), [&](RowId a, RowId b) { return descending ? table.id[b] < table.id[a] : table.id[a] < table.id[b]; });
}

void sort_by_number(const NumberOf& number, std::vector<RowId>& rows, bool descending) {
    struct Entry {
        std::int64_t number;
        RowId row;
    };
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const RowId row : rows) entries.push_back({descending ? -number(row) : number(row), row});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.number < b.number; });
    std::transform(entries.begin(), entries.end(), rows.begin(), [](const Entry& entry) { return entry.row; });
}

}  // namespace

std::int64_t people_stated(const IncidentTable& table, RowId row) {
    std::int64_t most = unknown_count;
    for (const NamedCount& count : table.counts[row])
        most = std::max(most, count.range.min != unknown_count ? count.range.min : count.range.best);
    return most;
}

std::optional<std::vector<RowId>> ordered(const Dataset& data, const std::vector<RowId>& rows, const RowOrder& order,
                                          const std::atomic<bool>* cancelled) {
    std::vector<RowId> out;
    if (order.text.empty()) {
        out = rows;
    } else {
        Filter with_text;
        with_text.text = order.text;
        const RowFilter filter(data, with_text);
        for (const RowId row : rows) {
            if (is_set(cancelled)) return std::nullopt;
            std::uint8_t stop = 0;
            filter.find_stops(row, {&stop, 1}, 1);
            if (stop == 0) out.push_back(row);
        }
    }
    if (is_set(cancelled)) return std::nullopt;
    if (order.key == RowKey::Id) sort_by_id(data.incidents, out, order.descending);
    else if (order.key != RowKey::Day || order.descending) sort_by_number(number_of(data, order), out, order.descending);
    if (is_set(cancelled)) return std::nullopt;
    return out;
}

}  // namespace kua
