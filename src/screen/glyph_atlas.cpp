#include "screen/glyph_atlas.h"

#include <SFML/Graphics/Texture.hpp>

#include <algorithm>
#include <map>

namespace kua {
namespace {

constexpr int width = 1024;
constexpr int first_height = 256;
constexpr int fullest_height = 2048;

}  // namespace

struct GlyphAtlas::Impl {
    explicit Impl(const TextMetrics& text_metrics) : metrics(text_metrics) { clear(); }

    void clear() {
        slots.clear();
        height = first_height;
        rgba.assign(std::size_t{width} * first_height * 4, 255);
        for (std::size_t i = 3; i < rgba.size(); i += 4) rgba[i] = 0;
        for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 2; ++x) alpha_at(x, y) = 255;
        shelf_x = 4;
        shelf_y = 0;
        shelf_height = 4;
        dirty_from = 0;
        dirty_to = height;
    }
    std::uint8_t& alpha_at(int x, int y) {
        return rgba[(static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)) * 4 + 3];
    }
    /// Room of that size, with a clear line around it.
    void place(Slot& slot) {
        if (shelf_x + slot.width_px + 1 > width) {
            shelf_y += shelf_height + 1;
            shelf_x = 0;
            shelf_height = 0;
        }
        shelf_height = std::max(shelf_height, slot.height_px);
        while (shelf_y + shelf_height + 1 > height) grow();
        slot.u = shelf_x;
        slot.v = shelf_y;
        shelf_x += slot.width_px + 1;
    }
    void grow() {
        const std::size_t before = rgba.size();
        height *= 2;
        rgba.resize(before * 2, 255);
        for (std::size_t i = before + 3; i < rgba.size(); i += 4) rgba[i] = 0;
    }
    void draw(const GlyphBitmap& bitmap, const Slot& slot) {
        for (int y = 0; y < bitmap.height_px; ++y)
            for (int x = 0; x < bitmap.width_px; ++x)
                alpha_at(slot.u + x, slot.v + y) = bitmap.alpha[static_cast<std::size_t>(y * bitmap.width_px + x)];
        dirty_from = std::min(dirty_from, slot.v);
        dirty_to = std::max(dirty_to, slot.v + slot.height_px);
    }

    const TextMetrics& metrics;
    std::map<Key, Slot> slots;
    std::vector<std::uint8_t> rgba;
    int height = first_height;
    int shelf_x = 0, shelf_y = 0, shelf_height = 0;
    int dirty_from = 0, dirty_to = 0;
    sf::Texture texture;
};

GlyphAtlas::GlyphAtlas(const TextMetrics& metrics) : impl_(std::make_unique<Impl>(metrics)) {}
GlyphAtlas::GlyphAtlas(GlyphAtlas&&) noexcept = default;
GlyphAtlas& GlyphAtlas::operator=(GlyphAtlas&&) noexcept = default;
GlyphAtlas::~GlyphAtlas() = default;

GlyphAtlas::Slot GlyphAtlas::slot(const Key& key) {
    const auto known = impl_->slots.find(key);
    if (known != impl_->slots.end()) return known->second;
    const auto outline = impl_->metrics.outline(key.face, key.glyph);
    const GlyphBitmap bitmap = glyph_bitmap(outline, key.size_64 / 64.0, key.shift_4 / 4.0, key.halo_64 / 64.0);
    Slot slot{0, 0, bitmap.width_px, bitmap.height_px, bitmap.left_px, bitmap.top_px};
    if (slot.width_px + 1 > width) slot = {};  // larger than any text of a map
    if (slot.width_px > 0) {
        impl_->place(slot);
        impl_->draw(bitmap, slot);
    }
    return impl_->slots.emplace(key, slot).first->second;
}

bool GlyphAtlas::emptied_if_full() {
    if (impl_->height <= fullest_height) return false;
    impl_->clear();
    return true;
}

const sf::Texture& GlyphAtlas::texture() {
    Impl& atlas = *impl_;
    const auto wanted_height = static_cast<unsigned>(atlas.height);
    if (atlas.texture.getSize().y != wanted_height) {
        atlas.texture.create(width, wanted_height);
        atlas.dirty_from = 0;
        atlas.dirty_to = atlas.height;
    }
    if (atlas.dirty_from < atlas.dirty_to) {
        const auto rows = static_cast<unsigned>(atlas.dirty_to - atlas.dirty_from);
        atlas.texture.update(atlas.rgba.data() + static_cast<std::size_t>(atlas.dirty_from) * width * 4, width, rows, 0,
                             static_cast<unsigned>(atlas.dirty_from));
        atlas.dirty_from = atlas.height;
        atlas.dirty_to = 0;
    }
    return atlas.texture;
}

}  // namespace kua
