#include "core/ascii_lower.h"
#include "io/import_file.h"

#include "io/file_bytes.h"
#include "io/import_dates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace kua {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::uintmax_t largest_profile_bytes = std::uintmax_t{1} << 20U;

/// The first column of one of these names, case ignored; empty where there is none.
std::string column_named(const ImportCells& table, std::initializer_list<std::string_view> names) {
    for (const auto name : names)
        for (const std::string& column : table.columns())
            if (ascii_lower(column) == name) return column;
    return {};
}

bool holds_geojson(const ImportCells& table, const std::string& column) {
    const std::size_t at = *table.find_column(column);
    bool found = false;
    table.each_value(at, [&](std::string_view text) { return !(found = text.starts_with('{')); });
    return found;
}

/// What can be told by names alone. Precisions are not: a date says a day, not how well that day is known.
Json profile_by_names(const ImportTable& source) {
    const ImportCells& table = source.table;
    Json out{{"schema", "kua-import-profile/1"},
             {"title", "Columns taken by their names"},
             {"dataset", {{"id", "imported"}, {"title", "Imported table"}}}};
    const auto take = [&](const char* part, std::initializer_list<std::string_view> names) {
        if (const auto column = column_named(table, names); !column.empty()) out[part] = {{"column", column}};
    };
    take("id", {"id", "uid", "objectid", "event_id", "fid"});
    take("start", {"date", "event_date", "datetime", "timestamp", "start", "start_date", "begin", "time"});
    take("end", {"end", "end_date"});
    if (!source.geometry.empty()) out["geometry"] = {{"column", source.geometry}};
    else if (const auto column = column_named(table, {"geometry", "geom", "geojson", "_geojson"}); !column.empty() && holds_geojson(table, column))
        out["geometry"] = {{"column", column}};
    take("lon", {"lon", "longitude", "lng", "long", "x"});
    take("lat", {"lat", "latitude", "y"});
    take("place", {"place", "location", "settlement", "city"});
    take("adm1", {"adm1", "admin1", "region", "oblast"});
    take("title_text", {"title", "name"});
    take("summary", {"description", "notes", "desc", "summary"});
    take("source", {"source", "url", "link"});
    if (const auto column = column_named(table, {"type", "category", "event_type", "class"}); !column.empty())
        out["codes"] = {{"type", {{"column", column}}}};
    for (const char* name : {"killed", "detained", "injured", "fined"})
        if (const auto column = column_named(table, {name}); !column.empty())
            out["counts"][name] = {{"best", {{"column", column}}}, {"zero", "unknown"}};
    if (const auto column = column_named(table, {"fatalities"}); !column.empty() && column_named(table, {"killed"}).empty())
        out["counts"]["killed"] = {{"best", {{"column", column}}}, {"zero", "unknown"}};
    return out;
}

/// The shipped profile that knows this table best: the most telling columns, all of them there.
Result<Json> shipped_profile(const ImportCells& table, const DataHome& home) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(home.incidents / "profiles", error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".json") files.push_back(at->path());
    std::sort(files.begin(), files.end());
    Json best;
    std::size_t most = 0;
    for (const fs::path& file : files) {
        const auto profile = read_import_profile(file);
        if (!profile) return profile.error();
        const auto& wanted = profile->recognised_by;
        const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const auto& name) { return table.find_column(name); });
        if (!fits || wanted.size() <= most) continue;
        const auto bytes = read_file_bytes(file, largest_profile_bytes);
        if (!bytes) return bytes.error();
        best = Json::parse(*bytes);
        most = wanted.size();
    }
    return best;
}

/// Takes out what reads columns that are not there, and names them in `missing`.
class Fitter {
public:
    Fitter(const ImportCells& table, std::vector<std::string>& missing) : table_(table), missing_(missing) {}

    void fit(Json& profile) {
        erase_fields(profile);
        if (profile.contains("codes")) erase_fields(profile["codes"]);
        if (profile.contains("counts")) {
            for (auto& [name, count] : profile["counts"].items()) erase_fields(count);
            erase_where(profile["counts"], [](const Json& c) { return !c.contains("min") && !c.contains("best") && !c.contains("max"); });
        }
        if (!profile.contains("actors")) return;
        Json actors = Json::array();
        for (Json& actor : profile["actors"]) {
            erase_fields(actor);
            if (actor.contains("name")) actors.push_back(actor);
        }
        profile["actors"] = actors;
    }

private:
    template <class Wrong>
    static void erase_where(Json& object, const Wrong& is_wrong) {
        for (auto at = object.begin(); at != object.end();) at = is_wrong(*at) ? object.erase(at) : std::next(at);
    }
    void erase_fields(Json& object) {
        erase_where(object, [&](const Json& value) {
            if (!value.is_object() || !value.contains("column")) return false;
            const auto column = value["column"].get<std::string>();
            if (table_.find_column(column)) return false;
            if (std::find(missing_.begin(), missing_.end(), column) == missing_.end()) missing_.push_back(column);
            return true;
        });
    }

    const ImportCells& table_;
    std::vector<std::string>& missing_;
};

}  // namespace

std::vector<std::string> date_formats_of(const ImportTable& source, const ImportProfile& profile) {
    const auto zone = profile.time_zone.empty() ? std::nullopt : TimeZone::read(profile.time_zone);
    Arena made;
    const auto found = find_date_format(dates_of(source, profile, made), profile.date_formats.empty() ? known_date_formats() : profile.date_formats,
                                        zone ? &*zone : nullptr);
    if (found.format.empty()) return {};
    std::vector<std::string> out{found.format};
    out.insert(out.end(), found.also_fits.begin(), found.also_fits.end());
    return out;
}

Result<ProposedProfile> propose_profile(const ImportTable& source, const DataHome& home) {
    const ImportCells& table = source.table;
    auto known = shipped_profile(table, home);
    if (!known) return known.error();
    ProposedProfile out{.json = {}, .profile = {}, .is_shipped = !known->is_null(), .not_taken = {}, .missing = {}, .date_formats = {}, .wants_time_zone = false};
    Json json = out.is_shipped ? *std::move(known) : profile_by_names(source);
    Fitter(table, out.missing).fit(json);
    const auto has = [&](const char* part) { return json.contains(part); };
    if (!has("id") && !has("start") && !has("geometry") && !has("lon") && !has("place") && !has("adm1"))
        return Error{source.file, msg("no column looks like an id, a date or a place; write a profile that names them")};
    if (out.is_shipped && !json.contains("lon") && !source.geometry.empty()) json["geometry"] = {{"column", source.geometry}};
    auto profile = import_profile_from(parse_json(json.dump()).root, source.file);
    if (!profile) return profile.error();
    out.profile = *std::move(profile);
    out.date_formats = date_formats_of(source, out.profile);
    if (!out.date_formats.empty()) json["date_formats"] = out.profile.date_formats = out.date_formats;
    Arena made;
    const auto dates = dates_of(source, out.profile, made);
    out.wants_time_zone = out.date_formats.empty() && !dates.empty() && has_clock_time(dates.front());
    out.json = json.dump(2) + "\n";
    std::set<std::string> taken;
    for (const ImportField* field : fields_of(out.profile)) taken.insert(field->column);
    for (const std::string& column : table.columns())
        if (!taken.contains(column)) out.not_taken.push_back(column);
    return out;
}

}  // namespace kua
