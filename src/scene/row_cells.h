#pragma once

#include "scene/record_places.h"
#include "stats/grid.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace kua {

/// Cells, and how well the place of a record has to be known to be counted in one.
struct CellGround {
    CellGrid grid;
    double reach_m = 0.0;
    friend bool operator==(const CellGround&, const CellGround&) = default;
};

/// The cell that each record lies in, found out when it is first asked for.
class RowCells {
public:
    static constexpr std::int32_t none = -1;

    RowCells(const CellGround& ground, std::size_t records) : ground_(ground), of_row_(records, unknown) {}
    /// Index into `cells`; none of a record not known well enough. Pre: always of the same data and projection.
    [[nodiscard]] std::int32_t of(const RecordPlaces& places, RowId row) {
        if (of_row_[row] == unknown) of_row_[row] = found(places, row);
        return of_row_[row];
    }
    /// All that were found so far.
    [[nodiscard]] const std::vector<CellIndex>& cells() const { return cells_; }
    /// One number a row: as `of` gives them; another below 0 of a row that it was not asked for.
    [[nodiscard]] const std::vector<std::int32_t>& of_rows() const { return of_row_; }

    /// Puts the cells in order, by column, then row. By index before, the index now.
    std::vector<std::int32_t> sort();

private:
    static constexpr std::int32_t unknown = -2;
    [[nodiscard]] std::int32_t found(const RecordPlaces& places, RowId row);

    CellGround ground_;
    std::vector<std::int32_t> of_row_;
    std::vector<CellIndex> cells_;
    struct Hash {
        std::size_t operator()(const CellIndex& cell) const {
            return static_cast<std::size_t>(cell.column) * 0x9E37'79B9'7F4A'7C15U ^ static_cast<std::size_t>(cell.row);
        }
    };
    std::unordered_map<CellIndex, std::int32_t, Hash> index_;
};

}  // namespace kua
