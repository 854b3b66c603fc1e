#pragma once

#include "paper/figure_pixels.h"

#include <memory>

namespace sf {
class Texture;
}

namespace kua {

/// The previewed page where Dear ImGui can draw it.
class PreviewTexture {
public:
    PreviewTexture();
    ~PreviewTexture();
    PreviewTexture(const PreviewTexture&) = delete;
    PreviewTexture& operator=(const PreviewTexture&) = delete;

    /// OpenGL's name of a texture with these pixels, filled where they are others than last; 0 where there are none or
    /// the graphics card refuses. Pre: an OpenGL context is active.
    [[nodiscard]] std::uint64_t of(const std::shared_ptr<const FigurePixels>& pixels);

private:
    std::unique_ptr<sf::Texture> texture_;
    std::shared_ptr<const FigurePixels> filled_;
};

}  // namespace kua
