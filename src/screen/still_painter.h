#pragma once

#include "core/result.h"
#include "scene/map_view.h"
#include "screen/shader_set.h"
#include "screen/sign_mesh.h"
#include "screen/still_batch.h"

#include <memory>

namespace sf {
class RenderTarget;
}

namespace kua {

/// A view measured in physical pixels: a map view's width, height and metres_per_px, and what one px of the layout is.
struct PhysicalView {
    MapView view;           ///< physical pixels
    double ui_scale = 1.0;
    friend bool operator==(const PhysicalView&, const PhysicalView&) = default;
};
[[nodiscard]] inline PhysicalView physical_view(const MapView& map, double ui_scale) {
    return {{map.centre, map.metres_per_px / ui_scale, map.width_px * ui_scale, map.height_px * ui_scale}, ui_scale};
}

/// Paints the still part of a scene: areas, hatches, borders, dots and names. Keeps the meshes of what it has painted.
class StillPainter {
public:
    /// Without shaders it paints with feathered triangles, made anew for each scale.
    explicit StillPainter(std::unique_ptr<ShaderSet> shaders);
    StillPainter(StillPainter&&) noexcept;
    StillPainter& operator=(StillPainter&&) noexcept;
    ~StillPainter();

    /// Paints `batches`, which were made of the scene's items, in order. Pre: the target's view is in physical pixels from
    /// the map's top left corner.
    void paint(sf::RenderTarget& target, const Scene& scene, std::span<const StillBatch> batches, const PhysicalView& frame,
               SignMesher& signs);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
