#include "scene/figure_manifest.h"

#include "core/column_layout.h"
#include "scene/build_scene.h"
#include "scene/figure_words.h"
#include "scene/view_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace kua {
namespace {

using json = nlohmann::json;

constexpr std::size_t record_digits = 16;

/// The numbers of the sentence by their keys.
using TotalsMember = std::int64_t SelectionTotals::*;
constexpr std::array<std::pair<const char*, TotalsMember>, 10> totals_members{
    {{"total", &SelectionTotals::total},
     {"shown", &SelectionTotals::shown},
     {"certain", &SelectionTotals::certain},
     {"possible", &SelectionTotals::possible},
     {"not_on_a_place", &SelectionTotals::not_on_a_place},
     {"undated", &SelectionTotals::undated},
     {"outside", &SelectionTotals::outside},
     {"filtered", &SelectionTotals::filtered},
     {"summaries", &SelectionTotals::summaries},
     {"excluded", &SelectionTotals::excluded}}};

json rows_json(const std::vector<ManifestRow>& rows) {
    json list = json::array();
    for (const ManifestRow& row : rows) list.push_back({row.key, row.certain, row.possible});
    return list;
}

json records_json(const FigureManifest& manifest) {
    if (!manifest.lists_records) return nullptr;
    json list = json::array();
    for (const RecordPrint& record : manifest.print.records)
        list.push_back({record.id, record.sha256.substr(0, record_digits),
                        record.membership == Membership::Certain ? "c" : "p"});
    return list;
}

json document_of(const FigureManifest& manifest) {
    json files = json::array();
    for (const DataFile& file : manifest.files) files.push_back({{"name", file.path}, {"sha256", file.sha256}});
    json totals = json::object();
    for (const auto& [key, member] : totals_members) totals[key] = manifest.totals.*member;
    return {{"boundaries", manifest.boundaries_id},
            {"by_region", rows_json(manifest.by_region)},
            {"by_type", rows_json(manifest.by_type)},
            {"choices_sha256", manifest.print.choices_sha256},
            {"coarsened", manifest.coarsened},
            {"dataset", {{"id", manifest.dataset_id}, {"release", manifest.dataset_release}}},
            {"files", std::move(files)},
            {"kua", manifest.kua_version},
            {"libraries", manifest.libraries},
            {"records", records_json(manifest)},
            {"schema", manifest_schema},
            {"selection_sha256", manifest.print.sha256},
            {"sentence", manifest.sentence},
            {"totals", std::move(totals)},
            {"treated_as_public", manifest.treated_as_public},
            {"units_sha256", manifest.print.units_sha256},
            {"view", json::parse(to_json(manifest.view))},
            {"withheld", manifest.withheld}};
}

std::vector<ManifestRow> rows_of(const json& list) {
    std::vector<ManifestRow> rows;
    for (const json& row : list)
        rows.push_back({row.at(0).get<std::string>(), row.at(1).get<std::int64_t>(), row.at(2).get<std::int64_t>()});
    return rows;
}

void read_records(const json& list, FigureManifest& manifest) {
    manifest.lists_records = !list.is_null();
    if (!manifest.lists_records) return;
    for (const json& record : list)
        manifest.print.records.push_back({record.at(0).get<std::string>(), record.at(1).get<std::string>(),
                                          record.at(2) == "c" ? Membership::Certain : Membership::Possible});
}

/// Certain and possible incidents by `by`.
std::vector<ManifestRow> rows_by(const Dataset& data, const Selection& selection, GroupBy by) {
    std::vector<ManifestRow> rows;
    for (const CountRow& row : count_by(data, selection, by)) rows.push_back({row.key, row.certain, row.possible});
    return rows;
}

/// No manifest of ours is deeper: what is would exhaust the stack further on.
constexpr int deepest = 64;
struct TooDeep {};

json parsed(std::string_view text) {
    return json::parse(text, [](int depth, json::parse_event_t, const json&) {
        if (depth > deepest) throw TooDeep{};
        return true;
    });
}

/// Throws where a member is missing or of another type.
FigureManifest manifest_in(const json& document) {
    FigureManifest manifest;
    manifest.kua_version = document.at("kua");
    manifest.libraries = document.at("libraries").get<std::map<std::string, std::string>>();
    manifest.dataset_id = document.at("dataset").at("id");
    manifest.dataset_release = document.at("dataset").at("release");
    manifest.boundaries_id = document.at("boundaries");
    for (const json& file : document.at("files"))
        manifest.files.push_back({file.at("name").get<std::string>(), file.at("sha256").get<std::string>()});
    manifest.withheld = document.at("withheld");
    manifest.coarsened = document.at("coarsened");
    manifest.treated_as_public = document.at("treated_as_public");
    manifest.sentence = document.at("sentence");
    for (const auto& [key, member] : totals_members) manifest.totals.*member = document.at("totals").at(key);
    manifest.by_type = rows_of(document.at("by_type"));
    manifest.by_region = rows_of(document.at("by_region"));
    manifest.print.sha256 = document.at("selection_sha256");
    manifest.print.choices_sha256 = document.at("choices_sha256");
    manifest.print.units_sha256 = document.at("units_sha256");
    read_records(document.at("records"), manifest);
    return manifest;
}

}  // namespace

std::string to_json(const FigureManifest& manifest) {
    return document_of(manifest).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<FigureManifest> manifest_from_json(std::string_view text) {
    const Error unreadable{{}, msg("what the figure carries was altered or cut: it cannot be read")};
    try {
        const json document = parsed(text);
        if (document.at("schema") != manifest_schema)
            return Error{{}, msg("what the figure carries is of another kind than {0}", manifest_schema)};
        FigureManifest manifest = manifest_in(document);
        auto view = view_from_json(document.at("view").dump());
        if (!view) return view.error();
        manifest.view = *std::move(view);
        return manifest;
    } catch (const json::exception&) {
        return unreadable;
    } catch (const TooDeep&) {
        return unreadable;
    }
}

Result<ViewState> view_of_figure(std::string_view manifest_json,
                                 const std::function<std::string(const std::string& name)>& locate) {
    auto manifest = manifest_from_json(manifest_json);
    if (!manifest) return manifest.error();
    ViewState view = std::move(manifest->view);
    const auto found = [&](std::string& name) {
        if (!name.empty()) name = locate(name);
    };
    found(view.boundaries);
    for (std::string& name : view.other_boundaries) found(name);
    for (DataRef& file : view.incidents) {
        for (const DataFile& read : manifest->files)
            if (read.path == file.path) file.sha256 = read.sha256;
        found(file.path);
    }
    return view;
}

bool is_consistent(const FigureManifest& manifest) {
    return choices_sha256(manifest.view) == manifest.print.choices_sha256;
}

namespace {

/// Columns serve with one version of the program: a figure names the files that they were made of.
void name_sources_of_columns(ViewState& view, const Dataset& data) {
    const bool of_columns = std::any_of(view.incidents.begin(), view.incidents.end(),
                                        [](const DataRef& file) { return file.path.ends_with(column_file_ending); });
    if (!of_columns) return;
    std::vector<std::uint8_t> holds(data.files.size(), 0);
    for (const std::uint16_t file : data.incidents.file) holds[file] = 1;
    view.incidents.clear();
    for (std::size_t i = 0; i < holds.size(); ++i)
        if (holds[i] != 0) view.incidents.push_back({data.files[i].path, {}});
}

}  // namespace

FigureManifest manifest_of(const Dataset& data, const Selection& selection, const ViewState& view,
                           const Catalogue& text) {
    FigureManifest manifest;
    manifest.kua_version = KUA_VERSION;
    manifest.libraries["proj"] = Projection::library_version();
    manifest.dataset_id = data.info.id;
    manifest.dataset_release = data.info.release;
    manifest.boundaries_id = data.boundaries.id;
    manifest.files = data.files;
    manifest.sentence = sentence(selection.totals, selection.window, text);
    manifest.totals = selection.totals;
    manifest.by_type = rows_by(data, selection, GroupBy::Type);
    manifest.by_region = rows_by(data, selection, GroupBy::Region);
    manifest.print = selection_print(data, selection, view);
    manifest.lists_records = manifest.print.records.size() <= most_manifest_records;
    manifest.view = view;
    name_sources_of_columns(manifest.view, data);
    manifest.view = without_folders(std::move(manifest.view));
    for (DataRef& file : manifest.view.incidents) file.sha256.clear();  // in `files`
    return manifest;
}

}  // namespace kua
