#include "digest/sha256.h"
#include "io/gdal_reader.h"
#include "io/shape_text.h"

#include <algorithm>
#include <future>
#include <span>
#include <utility>

namespace kua {
namespace {

/// Rows of a table whose file is read where it lies take less memory than it; others are turned into texts first.
std::uintmax_t largest_bytes(TableFormat format) {
    const bool is_read_in_place = format == TableFormat::GeoPackage || format == TableFormat::FlatGeobuf;
    return std::uintmax_t{is_read_in_place ? 4U : 1U} << 30U;
}

/// True where all texts of a run of rows are UTF-8.
bool are_utf8(std::span<const CsvTable::Row> rows) {
    return std::ranges::all_of(rows, [](const CsvTable::Row& row) { return std::ranges::all_of(row.values, is_utf8); });
}

bool is_all_utf8(const ImportCells& table) {
    const std::span<const CsvTable::Row> rows = table.texts.rows;
    auto first_half = std::async(std::launch::async, [&] { return are_utf8(rows.first(rows.size() / 2)); });
    const bool second_half = are_utf8(rows.subspan(rows.size() / 2)) && std::ranges::all_of(table.columns(), [](const std::string& name) { return is_utf8(name); }) &&
                             std::ranges::all_of(table.blocks, [](const CellBlock& block) { return std::ranges::all_of(block.columns, [](const CellColumn& column) { return column.is_utf8(is_utf8); }); });
    return first_half.get() && second_half;
}

/// Bytes that are not UTF-8, which these formats should not hold and shapefiles do, are read as what they look like.
void decode_texts(ImportTable& table, const std::string& stated, bool is_shapefile) {
    const bool is_utf8_all = is_all_utf8(table.table);
    if (is_utf8_all && stated.empty()) return;
    table.table.become_texts();
    CsvTable& rows = table.table.texts;
    std::vector<std::string_view> texts{rows.columns.begin(), rows.columns.end()};
    for (const auto& row : rows.rows) texts.insert(texts.end(), row.values.begin(), row.values.end());
    const ChosenEncoding chosen = choose_encoding(texts, {.from_cpg = stated, .name = stated});
    const Message guessed = msg("the text is not UTF-8; read as {0}, which is a guess: look at the names, or save the file as UTF-8", chosen.name);
    if (chosen.finding)   // what may be stated is only asked of a shapefile
        table.problems.push_back({.severity = Severity::Warning, .rule = "encoding", .file = table.file, .what = is_shapefile ? *chosen.finding : guessed});
    const auto decoded = [&](std::string_view text) { return as_utf8(text, chosen.name).value_or(mended_utf8(text)); };
    for (std::string& column : rows.columns) column = decoded(column);
    if (is_utf8_all) return;
    std::vector<std::string_view> values;
    for (auto& row : rows.rows) {
        values.clear();
        for (const std::string_view value : row.values) values.push_back(rows.cells.keep(decoded(value)));
        row.values = rows.kept(values);
    }
}

/// A GeoPackage that another program has open, or left without an end, may have its last changes in a file of their own.
void check_beside(const std::filesystem::path& file, ImportTable& out) {
    for (const char* const ending : {"-wal", "-journal"}) {
        const std::filesystem::path beside = file.string() + ending;
        std::error_code ignored;
        if (const auto size = std::filesystem::file_size(beside, ignored); ignored || size == 0) continue;
        out.problems.push_back({.severity = Severity::Warning, .rule = "import", .file = out.file,
                                .what = msg("another program has it open, or left it so: changes that stand in {0} are not read; close it there and read it again", beside.filename().string())});
    }
}

/// The bytes of the file, and of those that belong to it.
Result<TableBytes> read_bytes(const std::filesystem::path& file, TableFormat format, ImportTable& out) {
    TableBytes bytes;
    if (format != TableFormat::Shapefile) {
        auto mapped = map_file(file, largest_bytes(format));
        if (!mapped) return mapped.error();
        bytes.file = *std::move(mapped);
        return bytes;
    }
    auto read = read_shape_files(file, out.problems);
    if (!read) return read.error();
    bytes.shape = *std::move(read);
    return bytes;
}

std::string digest_of(const TableBytes& bytes, TableFormat format) {
    return format == TableFormat::Shapefile ? sha256_of(bytes.shape.shp + bytes.shape.dbf) : sha256_of(bytes.file.bytes);
}

}  // namespace

Result<ImportTable> read_gdal_table(const std::filesystem::path& file, TableFormat format, std::string_view layer) {
    ImportTable out;
    out.file = file.string();
    out.counts_records = !is_sheet(format);
    auto bytes = read_bytes(file, format, out);
    if (!bytes) return bytes.error();
    if (format == TableFormat::GeoPackage) check_beside(file, out);
    const auto gdal = gdal_reader();
    if (!gdal) return gdal.error();
    if (auto done = (*gdal)->read_table(*bytes, format, layer, out); !done) return done.error();
    const std::string& cpg = bytes->shape.cpg;
    decode_texts(out, cpg.substr(0, cpg.find_first_of("\r\n")), format == TableFormat::Shapefile);
    out.sha256 = std::async(std::launch::async, [kept = *std::move(bytes), format] { return digest_of(kept, format); });
    return out;
}

}  // namespace kua
