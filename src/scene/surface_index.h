#pragma once

#include "query/density_index.h"
#include "scene/surface_scale.h"

#include <atomic>
#include <optional>
#include <span>
#include <vector>

namespace kua {

/// A surface of some filter for every window: what stands still on it, and its incidents by cell from cumulative counts
/// (query/density_index.h), so that a step of the slider asks no record. 4 bytes a record and the key grids.
class SurfaceIndex {
public:
    /// `passing` is one byte a record, `points` one place as map_points gives them. Nothing where `cancelled` became true.
    [[nodiscard]] static std::optional<SurfaceIndex> build(const SurfaceTerms& terms, const IncidentTable& table, const BaseGeometry& base,
                                                           std::span<const std::uint8_t> passing, const std::vector<MapPoint>& points,
                                                           const std::atomic<bool>* cancelled = nullptr);

    [[nodiscard]] const SurfaceTerms& terms() const { return terms_; }
    /// Nothing where there is no such surface.
    [[nodiscard]] const std::optional<SurfaceScale>& scale() const { return scale_; }
    [[nodiscard]] const std::vector<CellIndex>& cells() const { return cells_; }
    /// As surface_numbers gives them of the rows that pass in this window. Pre: the table it was built from; there is a scale.
    [[nodiscard]] SurfaceNumbers numbers(const IncidentTable& table, DayRange window) const;

private:
    SurfaceTerms terms_;
    std::optional<SurfaceScale> scale_;
    std::vector<CellIndex> cells_;
    std::optional<DensityIndex> counts_;   ///< where the scale has a ground
    std::vector<RowId> rows_;              ///< where it has none: those that the surface is made from, and
    std::vector<MapPoint> points_;         ///< where they lie
};

/// What is known of a surface whose numbers are counted beside the frames.
struct CountedSurface {
    const SurfaceIndex* index = nullptr;   ///< null while there is none
    bool outdated = false;                 ///< it is that of the filter or choice before
};

}  // namespace kua
