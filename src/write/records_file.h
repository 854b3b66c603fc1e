#pragma once

#include "write/evidence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kua {

/// Files that records leave in: tables of evidence, and GeoJSON that Kua reads.
enum class RecordsFormat : std::uint8_t { Csv, Xlsx, GeoJson };

/// The format that a file's ending names; nothing for another.
[[nodiscard]] std::optional<RecordsFormat> records_format_of(std::string_view file_name);
/// ".csv" and so on.
[[nodiscard]] std::string_view ending_of(RecordsFormat format);

/// The bytes of a file of records, and how many are not in it.
struct RecordsFile {
    std::string bytes;
    std::int64_t not_by_themselves = 0;  ///< may leave as part of a number only; in a table they are summed up
    std::int64_t without_parts = 0;      ///< summaries of which no part is shown
};

/// `words` are of selection.rows, one each; a workbook is drafted in `folder`. An Error as evidence_as_xlsx has.
[[nodiscard]] Result<RecordsFile> records_file(RecordsFormat format, const ReleasedDataset& released, const Selection& selection,
                                               const std::vector<RecordWords>& words, const EvidenceHead& head, Lang lang,
                                               const std::filesystem::path& folder);

}  // namespace kua
