#include "io/import_file.h"

#include "io/import_dates.h"
#include "io/incident_reader.h"
#include "io/record_links.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace kua {
namespace {

using Json = nlohmann::ordered_json;

Result<Done> check_columns(const ImportTable& source, const ImportProfile& profile) {
    for (const ImportField* field : fields_of(profile))
        if (!source.table.find_column(field->column))
            return Error{source.file, msg("has no column \"{0}\", which the profile names", field->column)};
    return Done{};
}

/// The zone that the profile names; nothing where it names none.
Result<std::optional<TimeZone>> zone_of(const ImportProfile& profile) {
    if (profile.time_zone.empty()) return std::optional<TimeZone>();
    auto zone = TimeZone::read(profile.time_zone);
    if (!zone)
        return Error{"time_zone", has_time_zones() ? msg("\"{0}\" is no zone of the IANA list; want a name as in Asia/Almaty", profile.time_zone)
                                                   : msg("the package tzdata is not installed, and zones are in it")};
    return zone;
}

Result<std::string> date_format_of(const ImportTable& source, const ImportProfile& profile, const TimeZone* zone) {
    const auto dates = dates_of(source, profile);
    if (dates.empty()) return std::string();
    const DateFormat found = find_date_format(dates, profile.date_formats.empty() ? known_date_formats() : profile.date_formats, zone);
    if (found.format.empty() && zone == nullptr && has_clock_time(dates.front()))
        return Error{source.file, msg("\"{0}\" has a time of day; name the zone where these things happened as \"time_zone\" in the "
                                      "profile (Asia/Almaty), so that their day is known",
                                      std::string(dates.front()))};
    if (found.format.empty())
        return Error{source.file, msg("no date such as \"{0}\" can be read; name the format in \"date_formats\" of the profile",
                                      std::string(dates.front()))};
    if (!found.also_fits.empty())
        return Error{source.file, msg("the dates can be read as {0} and as {1}, which are other days; leave the right one in "
                                      "\"date_formats\" of the profile",
                                      found.format, found.also_fits.front())};
    return found.format;
}

/// The collection of these features; one a line, so that a line of it leads to its row.
std::string collection(const ImportTable& source, const ImportProfile& profile, const std::string& sources,
                       const std::vector<std::string>& features) {
    const std::string name = std::filesystem::path(source.file).filename().string();
    const Json dataset{{"id", profile.dataset_id},
                       {"title", {{"en", profile.dataset_title}}},
                       {"release", "import of " + name + ", SHA-256 " + source.sha256.substr(0, 16)},
                       {"sensitivity", {{"level", profile.level}, {"publish", profile.publish}}}};
    std::string out = "{\"type\": \"FeatureCollection\", \"schema\": \"kua-incidents/1\",\n\"dataset\": " +
                      dataset.dump(-1, ' ', false, Json::error_handler_t::replace) + ",\n\"sources\": " + sources + ",\n\"features\": [";
    std::size_t bytes = out.size() + 8;
    for (const std::string& feature : features) bytes += feature.size() + 2;
    out.reserve(bytes);   // hundreds of megabytes, which a string that grows would copy again and again
    for (std::size_t i = 0; i < features.size(); ++i) out.append(i > 0 ? ",\n" : "\n").append(features[i]);
    return out.append("\n]}\n");
}

/// In a file without lines, its records are counted.
void count_records(Problem& problem) { problem.record = std::exchange(problem.line, 0); }

struct Draft {
    std::vector<std::string> features;
    std::vector<std::int64_t> lines;
    std::string collection;   ///< of the features, where none was taken out
};

/// Lets the reader of incident files look at the draft, so that an import passes the same rules as any file; takes out
/// what it rejects.
Result<Done> check_draft(const ImportTable& source, const ImportProfile& profile, const std::string& sources,
                         const Dataset& ground, Draft& draft, std::vector<Problem>& problems) {
    std::istringstream text(collection(source, profile, sources, draft.features));
    const RegionJoin regions(ground.boundaries);
    IncidentBatch batch;
    const auto read = read_incidents(text, source.file, 0, {regions, ground.places, ground.vocabulary}, {}, batch);
    if (!read) return read.error();
    check_across(batch);
    std::set<std::int64_t> bad;
    for (Problem& problem : batch.problems) {
        const auto record = static_cast<std::size_t>(problem.record);
        if (record > 0 && problem.severity == Severity::Error) bad.insert(problem.record);
        problem.line = record > 0 ? draft.lines[record - 1] : 0;
        problem.record = 0;
        problem.column = 0;
        problems.push_back(std::move(problem));
    }
    if (bad.empty()) {
        draft.collection = std::move(text).str();
        return Done{};
    }
    Draft kept;
    for (std::size_t i = 0; i < draft.features.size(); ++i)
        if (!bad.contains(static_cast<std::int64_t>(i + 1))) {
            kept.features.push_back(std::move(draft.features[i]));
            kept.lines.push_back(draft.lines[i]);
        }
    draft = std::move(kept);
    return Done{};
}

}  // namespace

std::vector<std::string_view> dates_of(const ImportTable& source, const ImportProfile& profile) {
    std::vector<std::string_view> out;
    for (const ImportField* field : {&profile.start, &profile.end})
        if (const auto column = source.table.find_column(field->column); column && !field->column.empty())
            for (const auto& row : source.table.rows) out.emplace_back(row.values[*column]);
    std::erase_if(out, [](auto text) { return text.empty(); });
    return out;
}

Result<ImportResult> import_table(const ImportTable& source, const ImportProfile& profile, const Dataset& ground) {
    if (const auto fit = check_columns(source, profile); !fit) return fit.error();
    const auto zone = zone_of(profile);
    if (!zone) return zone.error();
    const TimeZone* const clock = *zone ? &**zone : nullptr;
    auto format = date_format_of(source, profile, clock);
    if (!format) return format.error();
    RowImporter importer(profile, source.table, ground.boundaries, source.file, *std::move(format), clock);
    ImportResult out{.problems = source.problems};
    Draft draft;
    for (const CsvTable::Row& row : source.table.rows) {
        std::string feature = importer.feature(row, out.problems);
        if (feature.empty()) continue;
        draft.features.push_back(std::move(feature));
        draft.lines.push_back(row.line);
    }
    const std::string sources = importer.sources_json();
    if (const auto checked = check_draft(source, profile, sources, ground, draft, out.problems); !checked)
        return checked.error();
    const auto not_rows = std::count_if(source.problems.begin(), source.problems.end(),
                                        [](const Problem& p) { return p.severity == Severity::Error; });
    out.rows = static_cast<std::int64_t>(source.table.rows.size()) + not_rows;
    out.refused = out.rows - static_cast<std::int64_t>(draft.features.size());
    out.changes = importer.changes();
    out.geojson = draft.collection.empty() ? collection(source, profile, sources, draft.features) : std::move(draft.collection);
    out.features = std::move(draft.features);
    std::stable_sort(out.problems.begin(), out.problems.end(), [](const Problem& a, const Problem& b) { return a.line < b.line; });
    if (source.counts_records) {
        for (Problem& problem : out.problems) count_records(problem);
        for (ImportChange& change : out.changes) count_records(change.problem);
    }
    return out;
}

}  // namespace kua
