#include "digest/sha256.h"
#include "io/file_bytes.h"
#include "io/gdal_reader.h"
#include "io/shape_text.h"

#include <utility>

namespace kua {
namespace {

constexpr std::uintmax_t largest_bytes = std::uintmax_t{1} << 30U;

/// Bytes that are not UTF-8, which these formats should not hold and shapefiles do, are read as what they look like.
void decode_texts(ImportTable& table, const std::string& stated) {
    std::vector<std::string_view> texts{table.table.columns.begin(), table.table.columns.end()};
    for (const auto& row : table.table.rows) texts.insert(texts.end(), row.values.begin(), row.values.end());
    const ChosenEncoding chosen = choose_encoding(texts, {.from_cpg = stated, .name = stated});
    if (chosen.finding)
        table.problems.push_back({.severity = Severity::Warning, .rule = "encoding", .file = table.file, .what = *chosen.finding});
    const auto decoded = [&](std::string_view text) { return as_utf8(text, chosen.name).value_or(mended_utf8(text)); };
    for (std::string& column : table.table.columns) column = decoded(column);
    if (std::all_of(texts.begin(), texts.end(), is_utf8)) return;
    std::vector<std::string_view> values;
    for (auto& row : table.table.rows) {
        values.clear();
        for (const std::string_view value : row.values) values.push_back(table.table.cells.keep(decoded(value)));
        row.values = table.table.kept(values);
    }
}

/// The bytes of the file, and of those that belong to it.
Result<TableBytes> read_bytes(const std::filesystem::path& file, TableFormat format, ImportTable& out) {
    TableBytes bytes;
    if (format != TableFormat::Shapefile) {
        auto read = read_file_bytes(file, largest_bytes);
        if (!read) return read.error();
        out.sha256 = sha256_of(*read);
        bytes.file = *std::move(read);
        return bytes;
    }
    auto read = read_shape_files(file, out.problems);
    if (!read) return read.error();
    out.sha256 = sha256_of(read->shp + read->dbf);
    bytes.shape = *std::move(read);
    return bytes;
}

}  // namespace

Result<ImportTable> read_gdal_table(const std::filesystem::path& file, TableFormat format, std::string_view layer) {
    ImportTable out;
    out.file = file.string();
    out.counts_records = !is_sheet(format);
    auto bytes = read_bytes(file, format, out);
    if (!bytes) return bytes.error();
    const auto gdal = gdal_reader();
    if (!gdal) return gdal.error();
    if (auto done = (*gdal)->read_table(*bytes, format, layer, out); !done) return done.error();
    const std::string& cpg = bytes->shape.cpg;
    decode_texts(out, cpg.substr(0, cpg.find_first_of("\r\n")));
    return out;
}

}  // namespace kua
