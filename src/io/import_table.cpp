#include "core/ascii_lower.h"
#include "io/import_formats.h"

#include "digest/sha256.h"
#include "io/file_bytes.h"
#include "io/mapped_file.h"
#include "io/shape_text.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{512} << 20U;

char separator_of(std::string_view text) {
    const std::string_view head = text.substr(0, text.find('\n'));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char separator : {',', ';', '\t'})
        if (const auto n = std::count(head.begin(), head.end(), separator); n > most) {
            best = separator;
            most = n;
        }
    return best;
}

Result<std::string> decoded(std::string bytes, const std::string& file, std::vector<Problem>& problems) {
    drop_byte_order_mark(bytes);
    if (bytes.find('\0') != std::string::npos)
        return Error{file, msg("is no text: it holds zero bytes; save it as CSV in UTF-8")};
    const std::string encoding = choose_encoding({bytes}, {}).name;
    auto text = as_utf8(bytes, encoding);
    if (!text) return Error{file, msg("is neither UTF-8 nor {0}; save it as CSV in UTF-8", encoding)};
    if (!is_utf8(bytes))
        problems.push_back({.severity = Severity::Warning,
                            .rule = "encoding",
                            .file = file,
                            .what = msg("the text is not UTF-8; read as {0}, which is a guess: look at the names, or save "
                                        "the file as UTF-8",
                                        encoding)});
    return *std::move(text);
}

/// The first character of a file that is no space; nothing where there is none.
char first_character(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return 0;   // a pipe would be waited for
    std::ifstream in(file, std::ios::binary);
    for (char c = 0; in.get(c);)
        if (c == '[' || c == '{' || (c > 0x20 && c < 0x7F)) return c;
    return 0;
}

Result<ImportTable> read_as(const std::filesystem::path& file, std::string_view layer) {
    const TableFormat format = table_format_of(file);
    if (format == TableFormat::Csv) return read_csv_table(file);
    if (format == TableFormat::JsonRecords) return read_json_records(file);
    return read_gdal_table(file, format, layer);
}

}  // namespace

TableFormat table_format_of(const std::filesystem::path& file) {
    static const std::map<std::string, TableFormat> known{
        {".gpkg", TableFormat::GeoPackage},      {".fgb", TableFormat::FlatGeobuf},       {".geojson", TableFormat::GeoJson},
        {".shp", TableFormat::Shapefile},        {".xlsx", TableFormat::Xlsx},            {".ods", TableFormat::Ods},
        {".geojsonl", TableFormat::GeoJsonSequence}, {".geojsons", TableFormat::GeoJsonSequence},
        {".ndjson", TableFormat::GeoJsonSequence},   {".jsonl", TableFormat::GeoJsonSequence}};
    const std::string ending = ascii_lower(file.extension().string());
    if (ending == ".json") return first_character(file) == '[' ? TableFormat::JsonRecords : TableFormat::GeoJson;
    const auto found = known.find(ending);
    return found != known.end() ? found->second : TableFormat::Csv;
}

Result<ImportTable> read_import_table(const std::filesystem::path& file, std::string_view layer) {
    auto out = read_as(file, layer);
    if (!out) return out;
    std::set<std::string> names;
    for (const std::string& name : out->table.columns())
        if (!name.empty() && !names.insert(name).second)
            return Error{out->counts_records ? out->file : out->file + ": line 1", msg("two columns are called \"{0}\"", name)};
    return out;
}

Result<ImportTable> read_csv_table(const std::filesystem::path& file) {
    auto mapped = map_file(file, largest_bytes);
    if (!mapped) return mapped.error();
    ImportTable out;
    out.file = file.string();
    auto text = decoded(std::string(mapped->bytes), out.file, out.problems);
    if (!text) return text.error();
    const char separator = separator_of(*text);
    auto table = csv_from(*std::move(text), separator, out.file, out.problems);
    if (!table) return table.error();
    out.table.texts = *std::move(table);
    out.sha256 = std::async(std::launch::async, [kept = *std::move(mapped)] { return sha256_of(kept.bytes); });
    return out;
}

}  // namespace kua
