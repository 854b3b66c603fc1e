#pragma once

#include "scene/scene.h"
#include "screen/physical_view.h"

#include <memory>

namespace sf {
class RenderTarget;
}

namespace kua {

/// Paints a Raster from a texture, which is filled anew only where its pixels change.
class RasterPicture {
public:
    RasterPicture();
    RasterPicture(RasterPicture&&) noexcept;
    RasterPicture& operator=(RasterPicture&&) noexcept;
    ~RasterPicture();

    /// Pre: the target's view is in physical pixels of the viewport.
    void paint(sf::RenderTarget& target, const Raster& raster, const PhysicalView& view);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
