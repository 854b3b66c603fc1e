#include "scene/surface_index.h"

#include "query/selection.h"

#include <cmath>
#include <utility>

namespace kua {

std::optional<SurfaceIndex> SurfaceIndex::build(const SurfaceTerms& terms, const IncidentTable& table, const BaseGeometry& base,
                                                std::span<const std::uint8_t> passing, const std::vector<MapPoint>& points,
                                                const std::atomic<bool>* cancelled) {
    const auto is_cancelled = [&] { return cancelled != nullptr && *cancelled; };
    const RecordPlaces places{table, base.projection, &points};
    std::vector<RowId> rows;
    for (RowId row = 0; row < table.size(); ++row)
        if (passing[row] != 0 && table.counted[row] != 0 && table.first_day[row] != undated) rows.push_back(row);
    SurfaceIndex index;
    index.terms_ = terms;
    if (is_cancelled()) return std::nullopt;
    CellMemo cells;
    index.scale_ = surface_scale(terms, base, places, rows, cells);
    if (is_cancelled()) return std::nullopt;
    if (!index.scale_) return index;
    if (!index.scale_->ground) {
        for (const RowId row : rows) {
            const MapPoint at = place_within(places, row, index.scale_->bandwidth_m);
            if (std::isnan(at.x_m)) continue;
            index.rows_.push_back(row);
            index.points_.push_back(at);
        }
        return index;
    }
    const CellGround& ground = *index.scale_->ground;
    RowCells& of_row = cells.of(ground, [&] { return RowCells(ground, table.size()); });
    const std::vector<std::int32_t> moved_to = of_row.sort();
    if (!index.scale_->middles.empty()) {
        std::vector<MapPoint> middles(index.scale_->middles.size());
        for (std::size_t cell = 0; cell < middles.size(); ++cell) middles[static_cast<std::size_t>(moved_to[cell])] = index.scale_->middles[cell];
        index.scale_->middles = std::move(middles);
    }
    index.cells_ = of_row.cells();
    auto counts = DensityIndex::build({table, of_row.of_rows(), passing, static_cast<std::int32_t>(index.cells_.size())},
                                      DensityIndex::most_key_bytes, cancelled);
    if (!counts) return std::nullopt;
    index.counts_ = *std::move(counts);
    return index;
}

SurfaceNumbers SurfaceIndex::numbers(const IncidentTable& table, DayRange window) const {
    SurfaceNumbers numbers;
    if (!counts_) {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (membership(table, rows_[i], window) != Membership::None) numbers.points.push_back(points_[i]);
        return numbers;
    }
    CellCounts counts;
    counts_->count(window, counts);
    numbers.by_cell.resize(cells_.size());
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) numbers.by_cell[cell] = std::int64_t{counts.certain[cell]} + counts.possible[cell];
    return numbers;
}

}  // namespace kua
