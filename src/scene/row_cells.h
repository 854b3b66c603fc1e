#pragma once

#include "scene/record_places.h"
#include "stats/grid.h"

#include <cstdint>
#include <map>
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
    [[nodiscard]] const CellGround& ground() const { return ground_; }

private:
    static constexpr std::int32_t unknown = -2;
    [[nodiscard]] std::int32_t found(const RecordPlaces& places, RowId row);

    CellGround ground_;
    std::vector<std::int32_t> of_row_;
    std::vector<CellIndex> cells_;
    std::map<CellIndex, std::int32_t> index_;
};

}  // namespace kua
