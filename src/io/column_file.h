#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "core/result.h"
#include "io/json_scan.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kua {

/// What a file of columns holds (`write/column_file.h` writes it).
struct ColumnFile {
    IncidentTable table;              ///< its columns lie in the file; `file` counts the files of the boundaries, then `files`
    DatasetInfo info;
    std::vector<Source> sources;
    std::vector<DataFile> files;      ///< the incident files that it was made of
    std::vector<Problem> problems;    ///< what was found in them, and what has happened to them since
    std::int64_t records_read = 0;
    std::int64_t records_rejected = 0;
};

/// How much of a file of columns is looked at before it is used.
enum class ColumnCheck : std::uint8_t {
    Columns,   ///< digests and values of all columns but the texts of the records
    Whole      ///< those too, and whether the incident files still are what it was made of
};

/// By the ending of its name.
[[nodiscard]] bool is_column_file(const std::filesystem::path& file);

/// The program and its version, as a file of columns names them.
[[nodiscard]] std::string column_file_maker();

/// Opens the columns where they lie; nothing is read twice. Pre: the files of `ground` are those of its boundaries. Types of
/// incidents that its vocabulary lacks are added to it. An Error where the file is no such file, is damaged, was made by
/// another version of the program, or with other boundaries or another vocabulary: it has to be made anew then.
[[nodiscard]] Result<ColumnFile> read_column_file(const std::filesystem::path& file, Dataset& ground, ColumnCheck check,
                                                  const ProgressShare& share);

/// The incident files that columns were made of, for when they cannot serve; none where the head cannot be read or one of them is
/// no longer there.
[[nodiscard]] std::vector<std::filesystem::path> sources_of_columns(const std::filesystem::path& file);

}  // namespace kua
