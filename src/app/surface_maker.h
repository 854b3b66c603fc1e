#pragma once

#include "app/job.h"
#include "scene/surface_index.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace kua {

/// What a surface is to be counted for.
struct SurfaceWish {
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const BaseGeometry> base;
    std::shared_ptr<const std::vector<std::uint8_t>> passing;   ///< the filter, one byte a record; the same object as long as it is the same
    std::shared_ptr<const std::vector<MapPoint>> points;        ///< of the records on `base`; null where they are not known yet
    SurfaceTerms terms;
};

/// Keeps the index of a surface where records are many. One of another filter or choice is made beside the frames, and the one before
/// goes on serving, and says so, until it is there.
class SurfaceMaker {
public:
    SurfaceMaker() = default;
    SurfaceMaker(const SurfaceMaker&) = delete;
    SurfaceMaker& operator=(const SurfaceMaker&) = delete;
    ~SurfaceMaker();

    /// What to show now. `changed`: since the answer before.
    struct Answer {
        CountedSurface surface;
        bool changed = false;
    };
    Answer update(const SurfaceWish& wish);
    /// True while an index is being made.
    [[nodiscard]] bool busy() const { return job_.running(); }
    /// The map wants no surface, or asks each record: lets go of what is kept.
    void rest();

private:
    struct Made {
        SurfaceWish wish;
        std::shared_ptr<const SurfaceIndex> index;   ///< null where it was given up
    };
    void start(const SurfaceWish& wish);

    std::optional<Made> now_;
    std::optional<SurfaceWish> under_way_;
    CountedSurface answered_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    Job<Made> job_;
};

}  // namespace kua
