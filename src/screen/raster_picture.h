#pragma once

#include "scene/scene.h"
#include "screen/physical_view.h"

#include <memory>

namespace sf {
class RenderTarget;
class Shader;
}

namespace kua {

class ShaderSet;

/// Paints a Raster from a texture, which is filled anew only where its cells change, and without shaders its colours.
class RasterPicture {
public:
    RasterPicture();
    RasterPicture(RasterPicture&&) noexcept;
    RasterPicture& operator=(RasterPicture&&) noexcept;
    ~RasterPicture();

    /// Pre: the target's view is in physical pixels of the viewport. `shaders` may be none.
    void paint(sf::RenderTarget& target, const Raster& raster, const PhysicalView& view, ShaderSet* shaders);
    /// Makes ShaderSet::squares() paint it over the kept base map. False where there is nothing to paint.
    [[nodiscard]] bool prepare(sf::Shader& squares, const Raster& raster, const PhysicalView& view);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
