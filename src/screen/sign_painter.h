#pragma once

#include "screen/glyph_atlas.h"
#include "screen/mesh.h"
#include "screen/physical_view.h"

namespace sf {
class RenderTarget;
}

namespace kua {

class ShaderSet;

/// How much of the theme's ink darkens the mark under the pointer: an alpha.
inline constexpr std::uint8_t hover_alpha = 46;

/// With what signs are drawn. Borrows.
struct SignPaint {
    ShaderSet* shaders = nullptr;   ///< none where no vertex is a code
    GlyphAtlas& atlas;
    double ui_scale = 1.0;
    PixelShift moved{};             ///< how far the map has moved since the signs were made
    MeshRange darker{};             ///< mixed with `ink`; by the shader only
    Rgba8 ink{};
};

/// Draws what a SignMesher has made. Pre: the target's view is in physical pixels of the viewport.
void draw_signs(sf::RenderTarget& target, const SignPaint& paint, const Mesh& signs);

}  // namespace kua
