#pragma once

#include "core/result.h"
#include "io/json_tree.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {

/// Where a part of an incident comes from: a column, what its words mean here, and what holds where nothing stands.
struct ImportField {
    std::string column;                        ///< empty: `otherwise` for every row
    std::map<std::string, std::string> values; ///< word of the column -> ours; empty: taken as it is
    std::optional<std::string> otherwise;      ///< for an empty cell or a word that `values` lacks
    std::string prefix;                        ///< led before every value
    std::string split;                         ///< parts a cell into several values; empty: one value

    [[nodiscard]] bool is_set() const { return !column.empty() || otherwise.has_value(); }
};

struct ImportCount {
    std::string name;  ///< word of CountName
    ImportField min, best, max;
    bool zero_is_unknown = false;  ///< the data write 0 where nothing was reported
};

struct ImportActor {
    std::string role;
    ImportField name, kind;
};

/// Which column of a table is what, "schema": "kua-import-profile/1".
struct ImportProfile {
    std::string title;
    std::vector<std::string> recognised_by;  ///< columns that a table of this kind has
    std::string dataset_id, dataset_title;
    std::vector<std::string> date_formats;   ///< "YYYY-MM-DD", "DD MONTH YYYY"; empty: found per file
    ImportField id;                          ///< unset: made from the row, and changes with it
    ImportField version, start, end, time_precision;
    std::string time_zone;                   ///< where the clock hung that times of day were read from; empty: no times
    ImportField geometry;                    ///< GeoJSON; where it is empty, lon and lat
    ImportField lon, lat, place, place_precision, place_basis, adm1, adm2, country;
    std::optional<double> radius_m;          ///< of records near a settlement
    ImportField type, title_text, summary, tags, source, status, clarity;
    std::string language = "en";             ///< of titles, summaries and places
    std::string source_type = "other";
    std::map<std::string, ImportField> codes;
    std::vector<ImportCount> counts;
    std::vector<ImportActor> actors;
    std::string level = "restricted", publish = "aggregate_only";
};

/// The profile in a JSON value. An Error names the first key that is unknown, missing, or not of the form it must have.
[[nodiscard]] Result<ImportProfile> import_profile_from(const JsonNode& root, const std::string& file);
[[nodiscard]] Result<ImportProfile> read_import_profile(const std::filesystem::path& file);

/// The profile as its file: reading it gives `profile` again. Ends with a newline.
[[nodiscard]] std::string profile_json(const ImportProfile& profile);

/// The parts that are one field each, by the key of the file.
[[nodiscard]] std::vector<std::pair<std::string_view, const ImportField*>> named_fields(const ImportProfile& profile);
[[nodiscard]] std::vector<std::pair<std::string_view, ImportField*>> named_fields(ImportProfile& profile);

/// Every field of `profile` that names a column, for checks and reports.
[[nodiscard]] std::vector<const ImportField*> fields_of(const ImportProfile& profile);

}  // namespace kua
