#pragma once

#include "core/message.h"
#include "gdal/to_lon_lat.h"
#include "io/import_cells.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A column that is asked of a GeoPackage.
struct StoredColumn {
    std::string name;
    CellColumn::Reals reals = CellColumn::Reals::Double;
    bool holds_bytes = false;   ///< which are no text
    bool holds_shapes = false;  ///< one column may
};

/// What is to be said of a row, or of one of its columns.
struct RowFinding {
    enum class Kind : std::uint8_t { ZeroByte, NoGeometry, NoPlace };
    Kind kind;
    std::int64_t row = 0;   ///< from 1
    std::size_t column = 0;
};

/// The rows of a table of a GeoPackage, or the first of them.
struct StoredRows {
    std::vector<CellBlock> blocks;     ///< lines are rows, from 1
    std::vector<RowFinding> findings;  ///< by row. Rows without a geometry where one should be, or without its place, are left out
    std::int64_t rows = 0;             ///< that there were
    std::optional<Message> wrong;      ///< why there are no more
};

/// Reads at most `most_rows` and one more, on all cores where the table has ids by which it can be parted. Borrows the bytes of
/// the file. Nothing where SQLite cannot ask for these columns, see StoredTable.
[[nodiscard]] std::optional<StoredRows> read_stored_rows(std::string_view file, const std::string& table, std::span<const StoredColumn> columns,
                                                         const ToLonLat& ground, std::int64_t most_rows);

}  // namespace kua
