#pragma once

#include "core/arena.h"
#include "io/import_cells.h"
#include "io/import_profile.h"
#include "io/import_row.h"
#include "io/load.h"

#include <filesystem>
#include <future>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A table from outside, read but not yet understood.
struct ImportTable {
    ImportCells table;
    std::string file;
    std::shared_future<std::string> sha256;   ///< of the file; made while its rows are looked at
    std::string geometry;          ///< the column that holds shapes as GeoJSON; empty where there is none
    bool counts_records = false;   ///< rows have no lines, their lines count records
    std::vector<Problem> problems;  ///< rows that are none, and what was assumed about encoding and separator
};

/// Reads a table by the ending of its name: GeoPackage, FlatGeobuf (at most 4 GiB), shapefile, GeoJSON, GeoJSON sequence,
/// XLSX and ODS (1 GiB) through GDAL; a list of JSON objects (64 MiB); else CSV (512 MiB), parted by comma, semicolon or tab,
/// whichever the first line has most of, UTF-8, else windows-1251 or ISO 8859-1 by its bytes, which is said. `layer` names the
/// layer or sheet, which must be where a file has several. An Error where it cannot be read or a column name stands twice.
[[nodiscard]] Result<ImportTable> read_import_table(const std::filesystem::path& file, std::string_view layer = {});

/// A profile that fits a table, for a person to look at before it is used.
struct ProposedProfile {
    std::string json;                    ///< kua-import-profile/1, ends with a newline
    ImportProfile profile;
    bool is_shipped = false;             ///< the table was recognised; else the columns were taken by their names
    std::vector<std::string> not_taken;  ///< columns that no part of it reads; they stay in origin.raw
    std::vector<std::string> missing;    ///< columns of a shipped profile that this table lacks; taken out of it
    std::vector<std::string> date_formats;  ///< more than one: all of them read the dates, but as other days
    bool wants_time_zone = false;           ///< the dates have times of day, and the profile names no zone
};

/// What stands in the columns of days, where anything does. Borrows the table and `made`, where texts lie that the table has not.
[[nodiscard]] std::vector<std::string_view> dates_of(const ImportTable& table, const ImportProfile& profile, Arena& made);
/// The format that reads most dates; more than one where others read as many, but as other days. Of the profile's formats,
/// where it names any.
[[nodiscard]] std::vector<std::string> date_formats_of(const ImportTable& table, const ImportProfile& profile);

/// The shipped profile all of whose `recognised_by` columns are there; else one made of columns of common names.
[[nodiscard]] Result<ProposedProfile> propose_profile(const ImportTable& table, const DataHome& home);

/// What became of a table.
struct ImportResult {
    std::string geojson;                ///< "schema": "kua-incidents/1"; ends with a newline
    std::vector<std::string> first_features;   ///< its first records, at most ten, as JSON
    std::vector<Problem> problems;      ///< by line; each refused row has an Error, or is one of those that are counted in one
    std::vector<ImportChange> changes;
    std::int64_t rows = 0;
    std::int64_t refused = 0;
};

/// Makes incidents of the rows, checked by the rules of the incident format against `ground`'s boundaries. An Error where
/// the profile does not fit the table as a whole: a column is missing, or its dates can be read in two ways; or where it was
/// cancelled.
[[nodiscard]] Result<ImportResult> import_table(const ImportTable& table, const ImportProfile& profile,
                                                const Dataset& ground, LoadProgress* progress = nullptr);

}  // namespace kua
