#include "io/plain_units.h"

#include "core/unit_name.h"

#include <algorithm>
#include <array>
#include <set>

namespace kua {
namespace {

constexpr std::array<std::string_view, 24> code_names{
    "code",       "iso_3166_2", "iso3166_2", "iso_code", "iso",    "shapeiso", "hasc",  "hasc_1",
    "adm1_pcode", "gid_1",      "adm1_code", "iso_a2",   "iso_a3", "adm0_a3",  "gid_0", "fips",
    "geoid",      "osm_id",     "shapeid",   "id",       "polyid", "kod",      "fid",   "objectid"};
constexpr std::array<std::string_view, 6> english_names{"name_en",     "nam_en",   "adm1_en",
                                                        "adm1name_en", "name_eng", "name_latn"};
constexpr std::array<std::string_view, 6> russian_names{"name_ru",     "nam_ru",   "adm1_ru",
                                                        "adm1name_ru", "name_rus", "nl_name_1"};
constexpr std::array<std::string_view, 5> kazakh_names{"name_kk", "nam_kk", "adm1_kk", "name_kz", "name_kaz"};
constexpr std::array<std::string_view, 12> plain_names{"name",      "name_1",  "adm1_name", "shapename",
                                                       "name_long", "geounit", "region",    "nam",
                                                       "oblast",    "title",   "label",     "admin"};

using Field = std::optional<std::size_t>;

std::int64_t rows_without(const ShapeLayer& layer, std::size_t field) {
    return std::count_if(layer.rows.begin(), layer.rows.end(),
                         [&](const ShapeRow& row) { return row.values[field].empty(); });
}
/// All values differ. A few may be missing, as ISO's code of a country is that the UN do not list.
bool is_key(const ShapeLayer& layer, std::size_t field) {
    constexpr std::int64_t one_in = 20;
    std::set<std::string_view> seen;
    return one_in * rows_without(layer, field) <= static_cast<std::int64_t>(layer.rows.size()) &&
           std::all_of(layer.rows.begin(), layer.rows.end(), [&](const ShapeRow& row) {
               return row.values[field].empty() || seen.insert(row.values[field]).second;
           });
}
/// "#3": no code of the field's own.
std::string row_code(const ShapeRow& row) { return "#" + std::to_string(row.record); }
bool has_text(const ShapeLayer& layer, std::size_t field) {
    return std::any_of(layer.rows.begin(), layer.rows.end(),
                       [&](const ShapeRow& row) { return !row.values[field].empty(); });
}

template <class Names, class Fits>
Field first_field(const ShapeLayer& layer, const Names& names, const Fits& fits) {
    for (const std::string_view name : names)
        if (const auto field = layer.find_field(name); field && fits(layer, *field)) return field;
    return std::nullopt;
}

void report_choice(const ShapeLayer& layer, Field code, const std::array<Field, 3>& names, const std::string& file,
                   std::vector<Problem>& problems) {
    std::string taken;
    for (const Field& name : names)
        if (name) taken += (taken.empty() ? "" : ", ") + layer.fields[*name];
    Message what =
        code && !taken.empty()
            ? msg("no set.json: codes were taken from the field {0}, names from {1}", layer.fields[*code], taken)
        : code
            ? msg("no set.json: codes were taken from the field {0}; no field for names was found", layer.fields[*code])
        : !taken.empty()
            ? msg("no set.json: rows are numbered, no field has a code for each; names were taken from {0}", taken)
            : msg("no set.json: rows are numbered; no fields for codes and names were found");
    problems.push_back({.severity = Severity::Note, .rule = "fields", .file = file, .what = std::move(what)});
}

void report_nameless(const BoundarySet& set, const std::string& file, std::vector<Problem>& problems) {
    const auto n =
        std::count_if(set.units.begin(), set.units.end(), [](const auto& unit) { return is_numbered(unit); });
    if (n > 0)
        problems.push_back({.severity = Severity::Note,
                            .rule = "names",
                            .file = file,
                            .what = msg_n("{0} unit has no name and stays without a label on the map",
                                          "{0} units have no name and stay without a label on the map", n)});
}

}  // namespace

BoundarySet plain_units(const ShapeLayer& layer, const std::string& file, std::vector<Problem>& problems) {
    const Field code = first_field(layer, code_names, is_key);
    std::array<Field, 3> names{first_field(layer, english_names, has_text), first_field(layer, russian_names, has_text),
                               first_field(layer, kazakh_names, has_text)};
    if (!names[0]) names[0] = first_field(layer, plain_names, has_text);
    report_choice(layer, code, names, file, problems);

    BoundarySet set;
    for (const ShapeRow& row : layer.rows) {
        BoundaryUnit unit;
        unit.code = !code ? std::to_string(row.record) : row.values[*code].empty() ? row_code(row) : row.values[*code];
        for (std::size_t lang = 0; lang < names.size(); ++lang)
            if (names[lang]) unit.name.by_lang[lang] = row.values[*names[lang]];
        if (unit.name.empty()) unit.name = stand_in_name(unit.code);
        unit.shape = row.polygons;
        // How well an outline fits is not stated, so it is never taken as exact.
        unit.outline = unit.shape.empty() ? OutlineQuality::None : OutlineQuality::Approximate;
        if (code && row.values[*code].empty())
            problems.push_back({.severity = Severity::Note,
                                .rule = "fields",
                                .file = file,
                                .record = row.record,
                                .field = layer.fields[*code],
                                .what = msg("has no code there and is called {0}", unit.code)});
        if (!row.has_geometry)
            problems.push_back({.severity = Severity::Warning,
                                .rule = "geometry",
                                .file = file,
                                .record = row.record,
                                .id = unit.code,
                                .what = msg("has no shape: a unit without an outline")});
        set.units.push_back(std::move(unit));
    }
    report_nameless(set, file, problems);
    return set;
}

}  // namespace kua
