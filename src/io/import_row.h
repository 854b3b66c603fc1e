#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "io/import_cells.h"
#include "io/import_profile.h"
#include "io/time_zone.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kua {

/// Something that an import takes otherwise than it stands there.
struct ImportChange {
    Problem problem;  ///< a Note about the first row concerned
    std::int64_t rows = 0;
};

/// What came of a run of rows.
struct MadeRows {
    std::string features;               ///< a Feature of each row that was taken, as JSON, one a line
    std::vector<std::size_t> ends;      ///< of each, in `features`, without its newline
    std::vector<std::int64_t> lines;    ///< of each, in the table
    std::vector<Problem> problems;      ///< an Error of each row that cannot be taken
    std::map<std::string, ImportChange> changes;
};

/// Makes records of kua-incidents/1 out of the rows of a table as a profile says. Borrows all it is given.
class RowImporter {
public:
    /// `date_format`: of the whole file; see find_date_format. `zone` may be null.
    RowImporter(const ImportProfile& profile, const ImportCells& table, const BoundarySet& boundaries,
                std::string file, std::string date_format, const TimeZone* zone);

    /// Of the rows of the table from `first` up to `end`, in their order. From any thread.
    [[nodiscard]] MadeRows make(std::size_t first, std::size_t end) const;
    /// The sources that rows of the table refer to, as the JSON of the file's `sources`.
    [[nodiscard]] std::string sources_json() const;
    [[nodiscard]] bool has_decimal_comma() const { return decimal_comma_; }

private:
    friend class FeatureMaker;

    [[nodiscard]] std::string_view cell(const CsvTable::Row& row, const std::string& column) const;
    void name_sources();
    /// `name` for comparison: case and the word for "region" or "city" do not count, since data write names without them.
    static std::string unit_key(std::string_view name);

    const ImportProfile& profile_;
    const ImportCells& table_;
    const BoundarySet& boundaries_;
    std::string file_, date_format_;
    const TimeZone* zone_;
    std::map<std::string, std::size_t> columns_;
    std::map<std::string, std::vector<RegionId>> units_;  // by unit_key
    std::unordered_map<std::string, std::string> source_keys_;   // title -> key
    std::vector<std::string> source_titles_;
    bool decimal_comma_ = false;
};

}  // namespace kua
