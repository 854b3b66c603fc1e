#pragma once

#include "core/arena.h"
#include "core/problem.h"
#include "core/result.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A table whose columns have names: a CSV file (RFC 4180, UTF-8), whose first line they are, or what reads like one.
struct CsvTable {
    std::vector<std::string> columns;
    struct Row {
        std::int64_t line = 0;  ///< of the file, from 1
        std::span<const std::string_view> values;  ///< one a column
    };
    std::vector<Row> rows;
    std::shared_ptr<const std::string> text;  ///< the values lie in it; null where none does
    Arena cells;                              ///< and in this

    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;
    /// A row of these values. They stay where they are: in `text`, in `cells` or for ever.
    void add(std::int64_t line, std::span<const std::string_view> values) { rows.push_back({line, kept(values)}); }
    [[nodiscard]] std::span<const std::string_view> kept(std::span<const std::string_view> values) {
        const std::span<std::string_view> out = cells.make<std::string_view>(values.size());
        std::copy(values.begin(), values.end(), out.begin());
        return out;
    }
};

/// Reads a CSV of at most 64 MiB. Rows with another number of values than there are columns, and rows that are not
/// UTF-8, are left out and named in `problems`. An Error where the file cannot be read, a quote is never closed, or a
/// column of `wanted` is missing.
[[nodiscard]] Result<CsvTable> read_csv(const std::filesystem::path& file, const std::vector<std::string_view>& wanted,
                                        std::vector<Problem>& problems);

/// The same of a text that is at hand, without its byte order mark; `separator` parts the values.
[[nodiscard]] Result<CsvTable> csv_from(std::string text, char separator, const std::string& file,
                                        std::vector<Problem>& problems);

/// The whole of `text` as a number, nothing where it is not one.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parse_whole_number(std::string_view text);

}  // namespace kua
