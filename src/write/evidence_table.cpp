#include "write/evidence_table.h"

#include "write/evidence_fields.h"

#include <set>

namespace kua {
namespace {

using Cell = EvidenceTable::Cell;

Cell bound(std::int64_t value) { return {value == unknown_count ? std::string{} : std::to_string(value), true}; }

void add_people(std::vector<Cell>& cells, const IncidentTable& table, RowId row, CountName name) {
    CountRange range{unknown_count, unknown_count, unknown_count};
    if (row != no_row)
        for (const NamedCount& count : table.counts[row])
            if (count.name == name) {
                range = count.range;
                break;
            }
    for (const std::int64_t value : {range.min, range.best, range.max}) cells.push_back(bound(value));
}

Cell joined(const std::vector<EvidenceSource>& sources, std::string EvidenceSource::*part) {
    std::string list;
    for (std::size_t i = 0; i < sources.size(); ++i) list += (i == 0 ? "" : " | ") + sources[i].*part;
    return {std::move(list)};
}

std::set<CountName> stated_names(const IncidentTable& table, const std::vector<EvidenceRow>& rows) {
    std::set<CountName> names;
    for (const EvidenceRow& row : rows)
        if (row.row != no_row)
            for (const NamedCount& count : table.counts[row.row]) names.insert(count.name);
    return names;
}

}  // namespace

EvidenceTable evidence_table(const ReleasedDataset& released, const EvidenceHead& head,
                             const std::vector<EvidenceRow>& rows, Lang lang) {
    const Dataset& data = released.data();
    const auto names = stated_names(data.incidents, rows);
    EvidenceTable table;
    for (const EvidenceField& field : evidence_fields(data, {}, lang)) table.columns.emplace_back(field.name);
    for (const CountName name : names)
        for (const char* part : {"_min", "_best", "_max"}) table.columns.push_back(std::string(word(name)) + part);
    for (const char* name : {"source_types", "sources", "locators", "urls", "check_code"}) table.columns.emplace_back(name);
    for (const EvidenceRow& row : rows) {
        std::vector<Cell> cells;
        for (EvidenceField& field : evidence_fields(data, row, lang)) cells.push_back({std::move(field.text), field.is_number});
        for (const CountName name : names) add_people(cells, data.incidents, row.row, name);
        for (const auto part : {&EvidenceSource::type, &EvidenceSource::title, &EvidenceSource::locator, &EvidenceSource::url})
            cells.push_back(joined(row.sources, part));
        cells.push_back({head.check_code});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace kua
