#include "app/preview_texture.h"

#include <SFML/Graphics/Texture.hpp>

namespace kua {

PreviewTexture::PreviewTexture() = default;
PreviewTexture::~PreviewTexture() = default;

std::uint64_t PreviewTexture::of(const std::shared_ptr<const FigurePixels>& pixels) {
    if (pixels == nullptr) return 0;
    if (texture_ == nullptr) texture_ = std::make_unique<sf::Texture>();
    if (filled_ != pixels) {
        filled_ = pixels;
        if (!texture_->create(static_cast<unsigned>(pixels->columns), static_cast<unsigned>(pixels->rows))) return 0;
        texture_->setSmooth(true);
        texture_->update(pixels->rgba.data());
    }
    return texture_->getNativeHandle();
}

}  // namespace kua
