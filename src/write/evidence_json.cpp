#include "write/evidence_fields.h"
#include "core/json_text.h"

namespace kua {
namespace {

std::string bound(std::int64_t value) { return value == unknown_count ? std::string("null") : std::to_string(value); }

std::string value_of(const EvidenceField& field) {
    if (field.text.empty()) return "null";
    return field.is_number ? field.text : json_string(field.text);
}

std::string counts_of(const IncidentTable& table, RowId row) {
    std::string out;
    if (row != no_row)
        for (const NamedCount& count : table.counts[row])
            out += (out.empty() ? "" : ", ") + json_string(word(count.name)) + R"(: {"min": )" + bound(count.range.min) +
                   R"(, "best": )" + bound(count.range.best) + R"(, "max": )" + bound(count.range.max) + "}";
    return "{" + out + "}";
}

std::string sources_of(const EvidenceRow& row) {
    std::string out;
    for (const EvidenceSource& source : row.sources)
        out += (out.empty() ? "" : ", ") + std::string(R"({"type": )") + json_string(source.type) + R"(, "title": )" +
               json_string(source.title) + R"(, "locator": )" + json_string(source.locator) + R"(, "url": )" +
               json_string(source.url) + "}";
    return "[" + out + "]";
}

std::string as_json(const Dataset& data, const EvidenceRow& row, Lang lang) {
    std::string out;
    for (const EvidenceField& field : evidence_fields(data, row, lang))
        out += json_string(field.name) + ": " + value_of(field) + ", ";
    return "{" + out + R"("counts": )" + counts_of(data.incidents, row.row) + R"(, "sources": )" + sources_of(row) + "}";
}

}  // namespace

std::string evidence_as_json(const ReleasedDataset& released, const Selection& selection, const EvidenceHead& head,
                             const std::vector<EvidenceRow>& rows, Lang lang) {
    const Dataset& data = released.data();
    const bool is_empty = days_in(selection.window) == 0;
    const auto day = [&](Day value) { return is_empty ? std::string("null") : json_string(to_string(value)); };
    std::string out = "{\n";
    const auto field = [&](const char* name, const std::string& value) {
        out += "  " + json_string(name) + ": " + value + ",\n";
    };
    field("schema", json_string("kua-evidence/1"));
    field("dataset", json_string(data.info.id));
    field("release", json_string(data.info.release));
    field("check_code", json_string(head.check_code));
    field("from", day(selection.window.first));
    field("to", day(last_day(selection.window)));
    field("sentence", json_string(head.sentence));
    field("incidents", std::to_string(selection.totals.shown));
    field("summaries", std::to_string(selection.totals.summaries));
    field("withheld_records", std::to_string(released.withheld_records()));
    field("treated_as_public", released.treated_as_public() ? "true" : "false");
    std::string lines;
    for (const EvidenceRow& row : rows) lines += (lines.empty() ? "\n    " : ",\n    ") + as_json(data, row, lang);
    return out + R"(  "rows": [)" + lines + (lines.empty() ? "]" : "\n  ]") + "\n}\n";
}

}  // namespace kua
