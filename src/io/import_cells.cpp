#include "io/import_cells.h"

#include <algorithm>

namespace kua {

std::size_t ImportCells::size() const {
    std::size_t rows = texts.rows.size();
    for (const CellBlock& block : blocks) rows += block.lines.size();
    return rows;
}

bool ImportCells::keeps_texts(std::size_t column) const {
    return std::all_of(blocks.begin(), blocks.end(), [&](const CellBlock& block) { return block.columns[column].keeps_texts(); });
}

void ImportCells::become_texts() {
    if (blocks.empty()) return;
    std::vector<std::string_view> kept(columns().size());
    each_row(0, size(), [&](const CsvTable::Row& row) {
        for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = texts.cells.keep(row.values[i]);
        texts.add(row.line, kept);
    });
    blocks.clear();
}

}  // namespace kua
