#include "io/incident_columns.h"

#include "io/record_links.h"
#include "io/vocabulary_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <future>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace kua {
namespace {

/// Gives every type its index; one that the vocabulary lacks is added and reported at its first record.
class TypeLookup {
public:
    TypeLookup(IncidentBatch& batch, Vocabulary& vocabulary) : batch_(batch), vocabulary_(vocabulary) {
        for (std::size_t i = 0; i < vocabulary.types.size(); ++i)
            known_.emplace(vocabulary.types[i].code, static_cast<TypeId>(i));
    }
    TypeId operator()(const IncidentRow& row) {
        const std::string_view type = row.texts.type();
        const auto found = known_.find(type);
        if (found != known_.end()) return found->second;
        const TypeId added = find_or_add_type(vocabulary_, type);
        known_.emplace(type, added);
        const bool is_stated = type != "other";  // what a record without a type of the vocabulary is read as
        batch_.problems.push_back({.severity = Severity::Warning,
                                   .rule = "vocabulary",
                                   .file = batch_.files[row.file].path,
                                   .record = row.record,
                                   .line = row.line,
                                   .id = std::string(row.texts.id()),
                                   .field = "type",
                                   .value = is_stated ? shortened(type) : std::string{},
                                   .what = is_stated
                                               ? msg("the vocabulary has no such type; shown under the family {0}",
                                                     vocabulary_.family_of(added).code)
                                               : msg("no type of the vocabulary is stated; shown under the family {0}",
                                                     vocabulary_.family_of(added).code)});
        return added;
    }

private:
    IncidentBatch& batch_;
    Vocabulary& vocabulary_;
    std::unordered_map<std::string_view, TypeId> known_;
};

struct DatedRow {
    Day day;
    std::uint32_t row = 0;
};

/// By day, rows of one day in the order that they came in: two passes over 16 bits each (LSD radix sort).
void sort_by_day(std::vector<DatedRow>& rows) {
    constexpr std::size_t buckets = std::size_t{1} << 16U;
    std::vector<DatedRow> sorted(rows.size());
    for (const unsigned shift : {0U, 16U}) {
        const auto bucket = [&](const DatedRow& row) {
            const auto key = static_cast<std::uint32_t>(row.day.since_epoch) ^ 0x80000000U;  // negative ones first
            return key >> shift & (buckets - 1);
        };
        std::vector<std::uint32_t> next(buckets + 1);
        for (const DatedRow& row : rows) ++next[bucket(row) + 1];
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (const DatedRow& row : rows) sorted[next[bucket(row)]++] = row;
        rows.swap(sorted);
    }
}

/// An id with its first bytes as a number, which tell most ids apart without a look at the text.
struct IdKey {
    std::uint64_t head = 0;
    std::string_view id;
    std::uint32_t row = 0;

    IdKey(std::string_view text, std::uint32_t of_row) : id(text), row(of_row) {
        for (std::size_t i = 0; i < 8; ++i) head = head << 8U | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    }
    friend bool operator<(const IdKey& a, const IdKey& b) {
        return a.head != b.head ? a.head < b.head : std::tie(a.id, a.row) < std::tie(b.id, b.row);
    }
};

/// Sorts the rows of each day by id.
void sort_by_id(std::span<DatedRow> by_day, const std::vector<IncidentRow>& rows) {
    std::vector<IdKey> same_day;
    for (auto first = by_day.begin(); first != by_day.end();) {
        const auto end = std::find_if(first, by_day.end(), [&](const auto& one) { return one.day != first->day; });
        same_day.clear();
        for (auto at = first; at != end; ++at) same_day.emplace_back(rows[at->row].texts.id(), at->row);
        std::sort(same_day.begin(), same_day.end());
        for (const IdKey& one : same_day) (first++)->row = one.row;
    }
}

/// By first day, then id.
std::vector<std::uint32_t> sorted_order(const std::vector<IncidentRow>& rows) {
    std::vector<DatedRow> by_day(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) by_day[i] = {rows[i].first_day, static_cast<std::uint32_t>(i)};
    sort_by_day(by_day);
    auto middle = by_day.begin() + static_cast<std::ptrdiff_t>(by_day.size() / 2);
    if (middle != by_day.end()) middle = std::find_if(middle, by_day.end(), [day = middle->day](const DatedRow& one) { return one.day != day; });
    auto lower = std::async(std::launch::async, [&] { sort_by_id({by_day.begin(), middle}, rows); });
    sort_by_id({middle, by_day.end()}, rows);
    lower.get();
    std::vector<std::uint32_t> order(rows.size());
    std::transform(by_day.begin(), by_day.end(), order.begin(), [](const DatedRow& one) { return one.row; });
    return order;
}

/// Room for the columns that hold most: a column that grows copies itself again and again.
void reserve(IncidentTable& table, const std::vector<IncidentRow>& rows) {
    std::size_t ids = 0, search_texts = 0;
    std::array<std::size_t, 3> titles{};
    for (const IncidentRow& row : rows) {
        ids += row.texts.id().size();
        search_texts += row.texts.search_text().size();
        for (std::size_t lang = 0; lang < titles.size(); ++lang) titles[lang] += row.texts.title(lang).size();
    }
    table.id.reserve(rows.size(), ids);
    table.search_text.reserve(rows.size(), search_texts);
    table.record.reserve(rows.size());
    for (std::size_t lang = 0; lang < titles.size(); ++lang) table.title[lang].reserve(rows.size(), titles[lang]);
    const auto each = [&](auto&... columns) { (columns.reserve(rows.size()), ...); };
    each(table.file, table.first_day, table.last_day, table.extent, table.time_precision, table.at, table.radius_m,
         table.place_precision, table.region, table.type, table.status, table.publish, table.hidden, table.counted,
         table.listed, table.parent);
}

/// Rows are taken in an order that no processor foresees.
void prefetch_row(const std::vector<IncidentRow>& rows, const std::vector<std::uint32_t>& order, std::size_t at) {
    constexpr std::size_t ahead = 10;
    if (at + ahead >= order.size()) return;
    const auto* const row = reinterpret_cast<const char*>(&rows[order[at + ahead]]);
    for (std::size_t byte = 0; byte < sizeof(IncidentRow); byte += 64) __builtin_prefetch(row + byte);
}

/// The texts, which are most of the bytes; no other column.
void append_texts(IncidentTable& table, const IncidentRow& row) {
    table.id.push_back(row.texts.id());
    for (std::size_t lang = 0; lang < table.title.size(); ++lang) table.title[lang].push_back(row.texts.title(lang));
    table.search_text.push_back(row.texts.search_text());
    table.record.push_back(row.text);
}

void append(IncidentTable& table, const IncidentRow& row) {
    table.file.push_back(row.file);
    table.first_day.push_back(row.first_day);
    table.last_day.push_back(row.last_day);
    table.extent.push_back(row.extent);
    table.time_precision.push_back(row.time_precision);
    table.at.push_back(row.at);
    table.radius_m.push_back(row.radius_m);
    table.place_precision.push_back(row.place_precision);
    table.region.push_back(row.region);
    const auto& region_in = row.lists->region_in;
    if (!region_in.empty()) table.set_on_day.push_back(row.set_on_day);
    table.region_in.resize(std::max(table.region_in.size(), region_in.size()));
    for (std::size_t set = 0; set < region_in.size(); ++set) table.region_in[set].push_back(region_in[set]);
    table.status.push_back(row.status);
    table.publish.push_back(row.publish);
    table.hidden.push_back(row.hidden);
    table.counts.add(row.lists->counts);
    table.actors.add(row.lists->actors);
    table.sources.add(row.lists->sources);
}

}  // namespace

IncidentTable columns_from(IncidentBatch& batch, Vocabulary& vocabulary) {
    const ResolvedLinks links = resolve_links(batch);
    std::vector<TypeId> types;
    types.reserve(batch.rows.size());
    TypeLookup type_of(batch, vocabulary);
    for (const IncidentRow& row : batch.rows) types.push_back(type_of(row));

    const auto order = sorted_order(batch.rows);
    std::vector<RowId> place_of(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place_of[order[i]] = static_cast<RowId>(i);
    IncidentTable table;
    for (const auto& text : batch.texts) table.record.keep(text);
    reserve(table, batch.rows);
    auto texts = std::async(std::launch::async, [&] {
        for (std::size_t at = 0; at < order.size(); ++at) {
            prefetch_row(batch.rows, order, at);
            append_texts(table, batch.rows[order[at]]);
        }
    });
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::uint32_t i = order[at];
        prefetch_row(batch.rows, order, at);
        const IncidentRow& row = batch.rows[i];
        append(table, row);
        table.type.push_back(types[i]);
        const bool is_listed =
            links.is_duplicate[i] == 0 && row.status != Status::Refuted && row.status != Status::Withdrawn;
        table.listed.push_back(is_listed ? 1 : 0);
        table.counted.push_back(is_listed && links.is_parent[i] == 0 ? 1 : 0);
        table.parent.push_back(links.parent[i] == ResolvedLinks::none ? no_row : place_of[links.parent[i]]);
    }
    texts.get();
    return table;
}

}  // namespace kua
