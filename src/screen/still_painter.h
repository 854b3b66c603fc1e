#pragma once

#include "screen/physical_view.h"
#include "screen/shader_set.h"
#include "screen/sign_mesh.h"
#include "screen/still_batch.h"

#include <memory>
#include <optional>
#include <span>

namespace sf {
class RenderTarget;
}

namespace kua {

/// Paints the still part of a scene: the sea, areas, hatches, borders, dots and names. Keeps the meshes of what it has painted.
class StillPainter {
public:
    /// Without shaders it paints with feathered triangles, made anew for each scale.
    explicit StillPainter(std::shared_ptr<ShaderSet> shaders);
    StillPainter(StillPainter&&) noexcept;
    StillPainter& operator=(StillPainter&&) noexcept;
    ~StillPainter();

    /// What one call paints: batches made of the scene's items, in order, as far as they lie in `region` (physical pixels
    /// of the viewport).
    struct Job {
        const Scene& scene;
        std::span<const StillBatch> batches;
        PhysicalView view;
        ScreenBox region;
        std::optional<Rgba8> ground;   ///< put over the region first, whatever is there
    };
    /// Pre: the target's view is in physical pixels of the viewport and cuts off what lies outside the region.
    void paint(sf::RenderTarget& target, const Job& job, SignMesher& signs);
    /// The same in parts, for one picture over several frames: waits for no mesh, stops after about a frame's spare time, and is
    /// true where all is painted. Pre: as of `paint`; `prepare` was called, and each call has its job.
    [[nodiscard]] bool paint_on(sf::RenderTarget& target, const Job& job, SignMesher& signs);
    /// Begins a picture in parts: has the meshes made that are missing. Pre: the batches stay where they are until all is
    /// painted or given up.
    void prepare(const Job& job);
    /// Gives up a picture in parts: its batches may go.
    void stop();

private:

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
