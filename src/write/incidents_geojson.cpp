#include "write/incidents_geojson.h"

#include "query/stand_alone.h"
#include "write/incident_feature.h"
#include "write/json_object.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::array<std::string_view, 5> effort_words{"none", "remote_only", "partial", "full", "unknown"};

std::string coverage_json(const Dataset& data) {
    JsonArray list;
    for (const Coverage& coverage : data.info.coverage) {
        JsonObject entry;
        entry.add_text("area", coverage.area);
        if (is_unit(coverage.region)) entry.add_text("boundary_set", data.boundaries.id);
        entry.add_text("start", to_string(coverage.first));
        entry.add_text("end", to_string(coverage.last));
        entry.add_text("effort", effort_words[static_cast<std::size_t>(coverage.effort)]);
        if (!coverage.note.empty()) entry.add("note", local_text_json(coverage.note));
        list.add(entry.str());
    }
    return list.empty() ? std::string{} : list.str();
}

std::string named_days_json(const std::vector<NamedDay>& days) {
    JsonArray list;
    for (const NamedDay& named : days)
        list.add(R"({"day": )" + json_string(to_string(named.day)) + R"(, "label": )" + local_text_json(named.label) + "}");
    return list.empty() ? std::string{} : list.str();
}

/// Every record in the file may be published as it stands there.
std::string dataset_json(const Dataset& data) {
    const DatasetInfo& info = data.info;
    JsonObject out;
    out.add_text("id", info.id.empty() ? "selection" : info.id);
    out.add("title", info.title.empty() ? json_string(info.id) : local_text_json(info.title));
    out.add_text("release", info.release.empty() ? "unstated" : info.release);
    out.add_if_any("released", info.released);
    out.add_if_any("licence", info.licence);
    out.add_if_any("publisher", info.publisher);
    out.add("sensitivity", R"({"publish": "point"})");
    if (info.focus)
        out.add("focus", R"({"start": )" + json_string(to_string(info.focus->first)) + R"(, "end": )" +
                             json_string(to_string(last_day(*info.focus))) + "}");
    if (const auto days = named_days_json(info.named_days); !days.empty()) out.add("named_days", days);
    if (const auto coverage = coverage_json(data); !coverage.empty()) out.add("coverage", coverage);
    return out.str();
}

std::string sources_json(const Dataset& data, const std::vector<RowId>& rows) {
    std::vector<std::uint16_t> cited;
    for (const RowId row : rows)
        for (const std::uint16_t source : data.incidents.sources[row]) cited.push_back(source);
    std::sort(cited.begin(), cited.end());
    cited.erase(std::unique(cited.begin(), cited.end()), cited.end());
    JsonObject out;
    for (const std::uint16_t index : cited) out.add(source_key(data, index), source_json(data.sources[index]));
    return out.str();
}

/// For each row of the table its parts among `rows`.
std::vector<std::vector<RowId>> parts_of(const IncidentTable& table, const std::vector<RowId>& rows) {
    std::vector<std::vector<RowId>> parts(table.size());
    for (const RowId row : rows)
        if (table.parent[row] != no_row) parts[table.parent[row]].push_back(row);
    return parts;
}

/// Takes out summaries without a part, and those whose only parts were such summaries.
void drop_without_parts(const IncidentTable& table, std::vector<RowId>& rows, std::int64_t& dropped) {
    std::vector<std::uint32_t> parts(table.size(), 0);
    std::vector<std::uint8_t> gone(table.size(), 0);
    for (const RowId row : rows)
        if (table.parent[row] != no_row) ++parts[table.parent[row]];
    std::vector<RowId> bare;
    for (const RowId row : rows)
        if (table.is_aggregate(row) && parts[row] == 0) bare.push_back(row);
    while (!bare.empty()) {
        const RowId row = bare.back();
        bare.pop_back();
        gone[row] = 1;
        const RowId parent = table.parent[row];
        if (parent != no_row && --parts[parent] == 0 && std::binary_search(rows.begin(), rows.end(), parent))
            bare.push_back(parent);
    }
    dropped = static_cast<std::int64_t>(std::erase_if(rows, [&](RowId row) { return gone[row] != 0; }));
}

}  // namespace

IncidentsFile incidents_geojson(const ReleasedDataset& released, const Selection& selection,
                                const std::vector<RecordWords>& words) {
    const Dataset& data = released.data();
    const IncidentTable& table = data.incidents;
    IncidentsFile file;
    std::vector<RowId> rows = selection.rows;
    file.not_by_themselves =
        static_cast<std::int64_t>(std::erase_if(rows, [&](RowId row) { return !may_stand_alone(table, row); }));
    drop_without_parts(table, rows, file.without_parts);

    const auto parts = parts_of(table, rows);
    JsonArray features;
    for (std::size_t i = 0; i < selection.rows.size(); ++i) {
        const RowId row = selection.rows[i];
        if (std::binary_search(rows.begin(), rows.end(), row))
            features.add(feature_json(data, row, words[i], parts[row]), "\n    ");
    }
    file.geojson = "{\n  \"type\": \"FeatureCollection\",\n  \"schema\": \"kua-incidents/1\",\n  \"dataset\": " + dataset_json(data) +
                   ",\n  \"sources\": " + sources_json(data, rows) + ",\n  \"features\": " + features.str() + "\n}\n";
    return file;
}

}  // namespace kua
