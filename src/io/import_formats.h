#pragma once

#include "io/import_file.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kua {

/// What a file of incidents from elsewhere may be.
enum class TableFormat : std::uint8_t { Csv, JsonRecords, GeoPackage, FlatGeobuf, GeoJson, GeoJsonSequence, Shapefile, Xlsx, Ods };

/// True for the workbooks of spreadsheet programs.
[[nodiscard]] inline bool is_sheet(TableFormat format) { return format == TableFormat::Xlsx || format == TableFormat::Ods; }

/// By the ending of the name; a .json file is told by its first character. Csv for every other ending.
[[nodiscard]] TableFormat table_format_of(const std::filesystem::path& file);

/// The parts of import_table.cpp that read one kind of file each; `import_file.h` says what they have in common.
[[nodiscard]] Result<ImportTable> read_csv_table(const std::filesystem::path& file);
/// A list of objects, one a row: its keys are the columns, lists of words are parted by ";", other lists and objects stand as
/// JSON. Such are the events of TimeMap.
[[nodiscard]] Result<ImportTable> read_json_records(const std::filesystem::path& file);
/// Through GDAL. Shapes come as GeoJSON in longitude and latitude, in a column of their own.
[[nodiscard]] Result<ImportTable> read_gdal_table(const std::filesystem::path& file, TableFormat format, std::string_view layer);

}  // namespace kua
