#pragma once

#include "screen/physical_view.h"

#include <functional>
#include <memory>

namespace sf {
class RenderTarget;
class Shader;
}

namespace kua {

/// The still part of a map, kept in a texture of the viewport's size. When the map has moved by whole pixels, only the
/// strips that came into view are painted: the texture is a torus, whose upper left corner moves with the map.
class StillPicture {
public:
    /// Paints what lies in `region` (physical pixels of the viewport). The target's view is in these pixels, and what
    /// lies outside the region is cut off.
    using Paint = std::function<void(sf::RenderTarget& target, const ScreenBox& region)>;

    /// Likewise, a part of it; true where all is painted.
    using PaintOn = std::function<bool(sf::RenderTarget& target, const ScreenBox& region)>;

    StillPicture();
    StillPicture(StillPicture&&) noexcept;
    StillPicture& operator=(StillPicture&&) noexcept;
    ~StillPicture();

    /// Nothing of what is kept holds any more.
    void forget();
    /// True where `view` is the kept picture, or that moved by whole pixels and less than half the viewport.
    [[nodiscard]] bool is_near(const PhysicalView& view) const;
    /// Makes the picture that of `view`. False where the system gives no texture.
    bool update(const PhysicalView& view, const Paint& paint);
    /// Begins a picture of `view` that is painted in parts. False where the system gives no texture.
    [[nodiscard]] bool begin(const PhysicalView& view);
    /// Paints the next part: true where all is there. Pre: `begin` was successful.
    bool grow(const PaintOn& paint);
    /// Draws the picture, or what there is of it, with `shader` where there is one. Pre: `update` or `grow` was called; the target's view is in physical pixels of the viewport.
    void draw(sf::RenderTarget& target, const sf::Shader* shader = nullptr) const;
    /// The same of a picture on a clear ground: over what is there.
    void draw_over(sf::RenderTarget& target, const sf::Shader* shader = nullptr) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
