#pragma once

#include "screen/glyph_bitmap.h"

#include <memory>

namespace sf {
class Texture;
}

namespace kua {

/// One texture of all glyphs that were asked for, white with their shape in alpha, each at its own size and place within
/// a pixel. Its first corner is white, so that areas and letters can be painted in one go. Borrows the metrics.
class GlyphAtlas {
public:
    explicit GlyphAtlas(const TextMetrics& metrics);
    GlyphAtlas(GlyphAtlas&&) noexcept;
    GlyphAtlas& operator=(GlyphAtlas&&) noexcept;
    ~GlyphAtlas();

    /// Texture coordinates, texels, of a place that is white.
    static constexpr float white_uv = 1.0F;

    struct Key {
        FontFace face = FontFace::Regular;
        std::uint32_t glyph = 0;
        int size_64 = 0;   ///< type size, 1/64 px
        int shift_4 = 0;   ///< quarters of a pixel to the right, 0 to 3
        int halo_64 = 0;   ///< 1/64 px; 0 for the glyph itself
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    /// Where a glyph lies in the texture, and where its first pixel lies from its origin.
    struct Slot {
        int u = 0;
        int v = 0;
        int width_px = 0;
        int height_px = 0;
        int left_px = 0;
        int top_px = 0;
    };
    [[nodiscard]] Slot slot(const Key& key);

    /// Forgets all glyphs if they have filled the texture; then meshes with their coordinates are to be made again.
    [[nodiscard]] bool emptied_if_full();
    /// The texture with all glyphs asked for so far. Pre: an OpenGL context is active.
    [[nodiscard]] const sf::Texture& texture();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
