#pragma once

#include "io/load.h"
#include "support/temp_folder.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace kua::test {

/// A sound record of the profile in Taraz, for tests to change.
inline nlohmann::json sound_record(const std::string& id = "EX-1") {
    auto record = nlohmann::json::parse(R"({
      "type": "Feature", "id": "", "geometry": {"type": "Point", "coordinates": [71.37, 42.9]},
      "properties": {
        "title": {"en": "Invented", "ru": "Пример"}, "type": "liberty.detention",
        "when": {"precision": "day", "start": "2021-01-10"},
        "where": {"precision": "settlement", "place": "Taraz", "country": "KZ", "adm1": "KZ-ZHA", "boundary_set": "kaz-2021"},
        "counts": {"affected": {"min": 3}},
        "verification": {"status": "alleged"}, "sources": [{"ref": "S1"}]}})");
    record["id"] = id;
    return record;
}

/// A collection of the profile with two sources and a public rule.
inline nlohmann::json collection_of(const std::vector<nlohmann::json>& records) {
    auto file = nlohmann::json::parse(R"({
      "type": "FeatureCollection", "schema": "kua-incidents/1",
      "dataset": {"id": "test", "title": "Test", "release": "1", "sensitivity": {"level": "public", "publish": "point"}},
      "sources": {"S1": {"type": "ngo_report", "title": "First source"}, "S2": {"type": "media"}}})");
    file["features"] = records;
    return file;
}

/// Loads `text` as an incident file against `boundaries` (empty: the shipped set).
inline Result<LoadReport> load_text(const TempFolder& folder, const std::string& text,
                                    const std::filesystem::path& boundaries = {}) {
    LoadRequest request;
    request.boundaries = boundaries;
    request.incidents = {folder.write("incidents.geojson", text)};
    request.with_base_map = false;
    return load(request, *find_data_home());
}

inline Result<LoadReport> load_records(const std::vector<nlohmann::json>& records,
                                       const std::filesystem::path& boundaries = {}) {
    const TempFolder folder;
    return load_text(folder, collection_of(records).dump(1), boundaries);
}

inline std::string described(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) out += in_english(problem) + "\n";
    return out;
}

/// "error V2 when.start" of each problem.
inline std::vector<std::string> brief(const Result<LoadReport>& report) {
    std::vector<std::string> out;
    if (!report) return {in_english(report.error())};
    for (const Problem& problem : report->problems)
        out.push_back(std::string(word(problem.severity)) + " " + problem.rule + " " + problem.field);
    return out;
}

}  // namespace kua::test
