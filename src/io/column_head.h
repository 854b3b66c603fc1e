#pragma once

#include "io/column_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Where the bytes of a column lie in a file of columns, or of a part of one.
struct ColumnSection {
    std::uint64_t at = 0;      ///< from where the first column begins
    std::uint64_t bytes = 0;
    std::uint64_t empty_before = 0;   ///< entries before those that are there, which hold nothing
    std::string sha256;
};

/// The head of a file of columns: all of it but the columns.
struct ColumnHead {
    std::string made_by, layout;
    std::uint64_t rows = 0;
    std::vector<std::string> boundaries;   ///< SHA-256 of each of their files
    std::vector<std::vector<std::string>> units;   ///< codes of the units of each set
    std::vector<std::string> types;        ///< codes of the vocabulary
    std::map<std::string, ColumnSection, std::less<>> sections;
    struct Made {
        std::string called;                ///< the path when it was read
        std::int64_t bytes = 0, changed = 0;
    };
    std::vector<Made> made_of;             ///< one of each file of `content`
    ColumnFile content;                    ///< without its table
};

/// Reads the head's JSON; paths are from `folder`. Nothing where it is not what `write_column_file` writes.
[[nodiscard]] std::optional<ColumnHead> read_column_head(std::string_view json, const std::filesystem::path& folder);

}  // namespace kua
