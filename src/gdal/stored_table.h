#pragma once

#include "core/message.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kua {

/// A row of a GeoPackage, each value in the type in which it is stored, whatever its column says.
class StoredRow {
public:
    enum class Kind : std::uint8_t { None, Whole, Real, Text, Bytes };

    [[nodiscard]] Kind kind(std::size_t column) const;
    [[nodiscard]] std::int64_t whole(std::size_t column) const;
    [[nodiscard]] double real(std::size_t column) const;
    /// Of a text in UTF-8, or as they are.
    [[nodiscard]] std::string_view bytes(std::size_t column) const;

private:
    friend class StoredTable;
    StoredRow(void* const* values, bool has_utf8) : values_(values), has_utf8_(has_utf8) {}

    void* const* values_;
    bool has_utf8_;   // SQLite has to turn texts into it where the file has UTF-16
};

/// From one to another, both included.
struct RowIds {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// A table or view of a GeoPackage, which is a database of SQLite. SQLite itself is asked, as GDAL gives out what does not fit a
/// column's type as something else, and in silence.
class StoredTable {
public:
    /// A copy of a file that says that it is written with a log beside it, which says that it is not: as it is, SQLite would look
    /// for the log. Nothing where it says none.
    [[nodiscard]] static std::optional<std::string> without_log(std::string_view file);
    /// Borrows the bytes of the file. Nothing where SQLite cannot ask for these columns: the file is none of its own, or a view
    /// calls what only GDAL has.
    /// `only`: rows of these ids.
    [[nodiscard]] static std::optional<StoredTable> open(std::string_view file, const std::string& table, std::span<const std::string> columns,
                                                         std::optional<RowIds> only);
    /// What is wrong with a view that comes to no first row, however long it is waited for.
    [[nodiscard]] static std::optional<Message> wrong_with_first_row(std::string_view file, const std::string& table);
    /// The ids by which the rows of a table are stored; nothing where there are none, and of a view.
    [[nodiscard]] static std::optional<RowIds> row_ids(std::string_view file, const std::string& table);
    StoredTable(StoredTable&&) noexcept;
    StoredTable& operator=(StoredTable&&) noexcept;
    ~StoredTable();

    /// Calls `take` with the rows in their order, until it is false. What is wrong, where they end before their time: the file is
    /// damaged, or a view computes on and on without giving a row.
    [[nodiscard]] std::optional<Message> read(const std::function<bool(const StoredRow&)>& take);

private:
    struct Impl;
    explicit StoredTable(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
