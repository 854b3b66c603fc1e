#include "io/incident_columns.h"

#include "io/record_links.h"
#include "io/vocabulary_reader.h"

#include <algorithm>
#include <cstdint>
#include <future>
#include <numeric>
#include <optional>
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
        for (std::size_t i = 0; i < vocabulary.types.size(); ++i) known_.emplace(vocabulary.types[i].code, static_cast<TypeId>(i));
    }
    TypeId operator()(std::size_t row) {
        const std::uint32_t number = batch_.rows.type[row];
        if (found_.size() <= number) found_.resize(batch_.rows.type_codes.size());
        if (!found_[number]) found_[number] = looked_up(row, batch_.rows.type_codes[number]);
        return *found_[number];
    }

private:
    TypeId looked_up(std::size_t row, const std::string& type) {
        if (const auto known = known_.find(type); known != known_.end()) return known->second;
        const TypeId added = full_ ? *full_ : add_type(vocabulary_, type);
        if (vocabulary_.types[added].code != type) full_ = added;
        const bool is_stated = type != "other";  // what a record without a type of the vocabulary is read as
        batch_.problems.push_back({.severity = Severity::Warning,
                                   .rule = "vocabulary",
                                   .file = batch_.files[batch_.rows.table.file[row]].path,
                                   .record = batch_.rows.record[row],
                                   .line = batch_.rows.line[row],
                                   .id = std::string(batch_.rows.table.id[row]),
                                   .field = "type",
                                   .value = is_stated ? shortened(type) : std::string{},
                                   .what = is_stated
                                               ? msg("the vocabulary has no such type; shown under the family {0}",
                                                     vocabulary_.family_of(added).code)
                                               : msg("no type of the vocabulary is stated; shown under the family {0}",
                                                     vocabulary_.family_of(added).code)});
        return added;
    }

    IncidentBatch& batch_;
    Vocabulary& vocabulary_;
    std::vector<std::optional<TypeId>> found_;        ///< by number of the code
    std::unordered_map<std::string, TypeId> known_;   ///< of the vocabulary as it was
    std::optional<TypeId> full_;                      ///< what stands for all further types, where there can be no more
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
void sort_by_id(std::span<DatedRow> by_day, const TextColumn& ids) {
    std::vector<IdKey> same_day;
    for (auto first = by_day.begin(); first != by_day.end();) {
        const auto end = std::find_if(first, by_day.end(), [&](const auto& one) { return one.day != first->day; });
        same_day.clear();
        for (auto at = first; at != end; ++at) same_day.emplace_back(ids[at->row], at->row);
        std::sort(same_day.begin(), same_day.end());
        for (const IdKey& one : same_day) (first++)->row = one.row;
    }
}

/// By first day, then id.
std::vector<std::uint32_t> sorted_order(const IncidentTable& table) {
    std::vector<DatedRow> by_day(table.size());
    for (std::size_t i = 0; i < by_day.size(); ++i) by_day[i] = {table.first_day[i], static_cast<std::uint32_t>(i)};
    sort_by_day(by_day);
    auto middle = by_day.begin() + static_cast<std::ptrdiff_t>(by_day.size() / 2);
    if (middle != by_day.end()) middle = std::find_if(middle, by_day.end(), [day = middle->day](const DatedRow& one) { return one.day != day; });
    auto lower = std::async(std::launch::async, [&] { sort_by_id({by_day.begin(), middle}, table.id); });
    sort_by_id({middle, by_day.end()}, table.id);
    lower.get();
    std::vector<std::uint32_t> order(by_day.size());
    std::transform(by_day.begin(), by_day.end(), order.begin(), [](const DatedRow& one) { return one.row; });
    return order;
}

/// What the links between records make of them.
void take_links(const ResolvedLinks& links, const std::vector<std::uint32_t>& order, IncidentTable& table) {
    std::vector<RowId> place_of(order.size());
    for (std::size_t at = 0; at < order.size(); ++at) place_of[order[at]] = static_cast<RowId>(at);
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::uint32_t row = order[at];
        if (links.is_duplicate[row] != 0) table.listed[at] = table.counted[at] = 0;
        if (links.is_parent[row] != 0) table.counted[at] = 0;
        if (links.parent[row] != ResolvedLinks::none) table.parent[at] = place_of[links.parent[row]];
    }
}

}  // namespace

IncidentTable columns_from(IncidentBatch& batch, Vocabulary& vocabulary) {
    const std::size_t count = batch.rows.size();
    std::vector<TypeId> types;
    types.reserve(count);
    TypeLookup type_of(batch, vocabulary);
    for (std::size_t row = 0; row < count; ++row) types.push_back(type_of(row));

    const ResolvedLinks links = resolve_links(batch);
    batch.rows.forget_places();
    const auto order = sorted_order(batch.rows.table);
    batch.rows.pick(order);
    IncidentTable table = std::exchange(batch.rows, {}).table;
    for (const auto& text : batch.texts) table.record.keep(text);
    std::vector<TypeId> sorted_types(count);
    std::vector<std::uint8_t> listed(count);
    for (std::size_t at = 0; at < count; ++at) {
        sorted_types[at] = types[order[at]];
        listed[at] = table.status[at] != Status::Refuted && table.status[at] != Status::Withdrawn ? 1 : 0;
    }
    table.type = std::move(sorted_types);
    table.listed = std::move(listed);
    table.counted = table.listed;
    table.parent.assign(count, no_row);
    if (!links.parent.empty()) take_links(links, order, table);
    return table;
}

}  // namespace kua
