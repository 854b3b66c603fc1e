#pragma once

#include "core/cell_column.h"
#include "io/csv.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Rows that follow each other, as columns.
struct CellBlock {
    std::vector<std::uint32_t> lines;   ///< of each row, in its file
    std::vector<CellColumn> columns;
};

/// What a row is shown in.
struct RowText {
    std::vector<std::string_view> values;   ///< by column
    std::vector<std::string> made;          ///< of those that lie nowhere else
};

/// The rows of a table for import: as texts where its file holds these, else as columns.
struct ImportCells {
    CsvTable texts;                  ///< the names of the columns; and rows, where there are no blocks
    std::vector<CellBlock> blocks;

    [[nodiscard]] const std::vector<std::string>& columns() const { return texts.columns; }
    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const { return texts.find_column(name); }
    /// How many rows there are.
    [[nodiscard]] std::size_t size() const;
    /// Calls `take` with each row from `first` up to `end`; its texts hold for the call only.
    template <class Take>
    void each_row(std::size_t first, std::size_t end, const Take& take) const;
    /// Calls `take` with the text of each row in a column, in order, until it is false. The text holds for the call only, unless
    /// the table keeps the texts of this column.
    template <class Take>
    void each_value(std::size_t column, const Take& take) const;
    [[nodiscard]] bool keeps_texts(std::size_t column) const;
    /// All rows as texts.
    void become_texts();
};

template <class Take>
void ImportCells::each_row(std::size_t first, std::size_t end, const Take& take) const {
    if (blocks.empty()) {
        for (std::size_t row = first; row < end; ++row) take(texts.rows[row]);
        return;
    }
    RowText text;
    text.values.resize(columns().size());
    text.made.resize(columns().size());
    std::size_t begin = 0;
    for (const CellBlock& block : blocks) {
        const std::size_t rows = block.lines.size();
        for (std::size_t row = first > begin ? first - begin : 0; row < rows && begin + row < end; ++row) {
            for (std::size_t column = 0; column < block.columns.size(); ++column) text.values[column] = block.columns[column].text(row, text.made[column]);
            take(CsvTable::Row{block.lines[row], text.values});
        }
        begin += rows;
        if (begin >= end) return;
    }
}

template <class Take>
void ImportCells::each_value(std::size_t column, const Take& take) const {
    for (const CsvTable::Row& row : texts.rows)
        if (!take(row.values[column])) return;
    std::string made;
    for (const CellBlock& block : blocks)
        for (std::size_t row = 0; row < block.lines.size(); ++row)
            if (!take(block.columns[column].text(row, made))) return;
}

}  // namespace kua
