#include "io/incident_columns.h"

#include "io/record_links.h"
#include "io/vocabulary_reader.h"

#include <algorithm>
#include <array>
#include <future>
#include <string_view>
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
        const auto found = known_.find(row.type);
        if (found != known_.end()) return found->second;
        const TypeId added = find_or_add_type(vocabulary_, row.type);
        known_.emplace(row.type, added);
        const bool is_stated = row.type != "other";  // what a record without a type of the vocabulary is read as
        batch_.problems.push_back({.severity = Severity::Warning,
                                   .rule = "vocabulary",
                                   .file = batch_.files[row.file].path,
                                   .record = row.record,
                                   .line = row.line,
                                   .id = row.id,
                                   .field = "type",
                                   .value = is_stated ? shortened(row.type) : std::string{},
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
    std::unordered_map<std::string, TypeId> known_;
};

/// By first day, then id. Days are compared apart from the rows, which are large and far from each other.
std::vector<std::size_t> sorted_order(const std::vector<IncidentRow>& rows) {
    std::vector<std::pair<Day, std::size_t>> by_day(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) by_day[i] = {rows[i].first_day, i};
    std::sort(by_day.begin(), by_day.end());
    std::vector<std::size_t> order;
    order.reserve(rows.size());
    for (auto first = by_day.begin(); first != by_day.end();) {
        const auto end = std::find_if(first, by_day.end(), [&](const auto& one) { return one.first != first->first; });
        std::vector<std::pair<std::string_view, std::size_t>> same_day;
        for (; first != end; ++first) same_day.emplace_back(rows[first->second].id, first->second);
        std::sort(same_day.begin(), same_day.end());
        for (const auto& [id, i] : same_day) order.push_back(i);
    }
    return order;
}

/// Room for the columns that hold most: a column that grows copies itself again and again.
void reserve(IncidentTable& table, const std::vector<IncidentRow>& rows) {
    std::size_t ids = 0, search_texts = 0, records = 0;
    std::array<std::size_t, 3> titles{};
    for (const IncidentRow& row : rows) {
        ids += row.id.size();
        search_texts += row.search_text.size();
        records += row.text.size();
        for (std::size_t lang = 0; lang < titles.size(); ++lang) titles[lang] += row.title[lang].size();
    }
    table.id.reserve(rows.size(), ids);
    table.search_text.reserve(rows.size(), search_texts);
    table.record.reserve(rows.size(), records);
    for (std::size_t lang = 0; lang < titles.size(); ++lang) table.title[lang].reserve(rows.size(), titles[lang]);
    table.first_day.reserve(rows.size());
    table.last_day.reserve(rows.size());
    table.at.reserve(rows.size());
}

/// The texts, which are most of the bytes; no other column.
void append_texts(IncidentTable& table, const IncidentRow& row) {
    table.id.push_back(row.id);
    for (std::size_t lang = 0; lang < table.title.size(); ++lang) table.title[lang].push_back(row.title[lang]);
    table.search_text.push_back(row.search_text);
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
    if (!row.region_in.empty()) table.set_on_day.push_back(row.set_on_day);
    table.region_in.resize(std::max(table.region_in.size(), row.region_in.size()));
    for (std::size_t set = 0; set < row.region_in.size(); ++set) table.region_in[set].push_back(row.region_in[set]);
    table.status.push_back(row.status);
    table.publish.push_back(row.publish);
    table.hidden.push_back(row.hidden);
    table.counts.push_back(row.counts);
    table.actors.push_back(row.actors);
    table.sources.push_back(row.sources);
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
    reserve(table, batch.rows);
    const auto texts = std::async(std::launch::async, [&] {
        for (const std::size_t i : order) append_texts(table, batch.rows[i]);
    });
    for (const std::size_t i : order) {
        const IncidentRow& row = batch.rows[i];
        append(table, row);
        table.type.push_back(types[i]);
        const bool is_listed =
            links.is_duplicate[i] == 0 && row.status != Status::Refuted && row.status != Status::Withdrawn;
        table.listed.push_back(is_listed ? 1 : 0);
        table.counted.push_back(is_listed && links.is_parent[i] == 0 ? 1 : 0);
        table.parent.push_back(links.parent[i] == ResolvedLinks::none ? no_row : place_of[links.parent[i]]);
    }
    texts.wait();
    return table;
}

}  // namespace kua
