#include "write/csv_cell.h"
#include "write/evidence_fields.h"

#include <array>
#include <set>

namespace kua {
namespace {

std::string bound(std::int64_t value) { return value == unknown_count ? std::string{} : std::to_string(value); }

std::string people_cells(const IncidentTable& table, RowId row, CountName name) {
    if (row != no_row)
        for (const NamedCount& count : table.counts[row])
            if (count.name == name) return "," + bound(count.range.min) + "," + bound(count.range.best) + "," + bound(count.range.max);
    return ",,,";
}

std::string joined(const std::vector<EvidenceSource>& sources, std::string EvidenceSource::*part) {
    std::string list;
    for (std::size_t i = 0; i < sources.size(); ++i) list += (i == 0 ? "" : " | ") + sources[i].*part;
    return csv_cell(std::move(list));
}

std::set<CountName> stated_names(const IncidentTable& table, const std::vector<EvidenceRow>& rows) {
    std::set<CountName> names;
    for (const EvidenceRow& row : rows)
        if (row.row != no_row)
            for (const NamedCount& count : table.counts[row.row]) names.insert(count.name);
    return names;
}

std::string head_line(const Dataset& data, const std::set<CountName>& names, Lang lang) {
    std::string line;
    for (const EvidenceField& field : evidence_fields(data, {}, lang)) line += std::string(field.name) + ",";
    line.pop_back();
    for (const CountName name : names)
        for (const char* part : {"_min", "_best", "_max"}) line += "," + std::string(word(name)) + part;
    return line + ",source_types,sources,locators,urls,check_code" + csv_line_end;
}

}  // namespace

std::string evidence_as_csv(const ReleasedDataset& released, const EvidenceHead& head,
                            const std::vector<EvidenceRow>& rows, Lang lang) {
    const Dataset& data = released.data();
    const auto names = stated_names(data.incidents, rows);
    std::string out = head_line(data, names, lang);
    for (const EvidenceRow& row : rows) {
        std::string line;
        for (EvidenceField& field : evidence_fields(data, row, lang))
            line += (field.is_number ? field.text : csv_cell(std::move(field.text))) + ",";
        line.pop_back();
        for (const CountName name : names) line += people_cells(data.incidents, row.row, name);
        for (const auto part : {&EvidenceSource::type, &EvidenceSource::title, &EvidenceSource::locator, &EvidenceSource::url})
            line += "," + joined(row.sources, part);
        out += line + "," + head.check_code + csv_line_end;
    }
    return out;
}

}  // namespace kua
