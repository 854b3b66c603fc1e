#include "screen/text_mesh.h"

#include <cmath>

namespace kua {
namespace {

int in_64ths(double px) { return static_cast<int>(std::lround(px * 64.0)); }

/// The nearest whole number; a half always goes the same way, whatever the last digits of a moving map say.
double nearest(double value) { return std::floor(value + 0.51); }

void add_glyph(Mesh& mesh, const GlyphAtlas::Slot& slot, double x, double y, Rgba8 color) {
    const auto corner = [&](int dx, int dy) {
        return MeshVertex{static_cast<float>(x + slot.left_px + dx), static_cast<float>(y + slot.top_px + dy), color,
                          static_cast<float>(slot.u + dx), static_cast<float>(slot.v + dy)};
    };
    const int w = slot.width_px;
    const int h = slot.height_px;
    mesh.insert(mesh.end(), {corner(0, 0), corner(w, 0), corner(0, h), corner(w, 0), corner(w, h), corner(0, h)});
}

}  // namespace

const std::vector<PlacedGlyph>& TextMesher::placed(const ScreenText& line) {
    constexpr std::size_t most_layouts = 4096;
    if (layouts_.size() > most_layouts) layouts_.clear();
    const auto [at, is_new] = layouts_.try_emplace(Key{line.text, line.face, line.size_px, line.letter_spacing_px});
    if (is_new) at->second = metrics_.placed(line.text, line.face, line.size_px, line.letter_spacing_px);
    return at->second;
}

void TextMesher::add(Mesh& mesh, const ScreenText& line) {
    const auto& glyphs = placed(line);
    const auto pass = [&](double halo_px, Rgba8 color) {
        for (const PlacedGlyph& glyph : glyphs) {
            const double quarters = nearest((line.at.x_px + glyph.at.x_px * line.ui_scale) * 4.0);
            const double x = std::floor(quarters / 4.0);
            const double y = nearest(line.at.y_px + glyph.at.y_px * line.ui_scale);
            const auto slot = atlas_.slot({line.face, glyph.glyph, in_64ths(line.size_px * line.ui_scale),
                                           static_cast<int>(quarters - 4.0 * x), in_64ths(halo_px * line.ui_scale)});
            if (slot.width_px > 0) add_glyph(mesh, slot, x, y, color);
        }
    };
    if (line.halo_px > 0.0 && line.halo.a > 0) pass(line.halo_px, line.halo);
    pass(0.0, line.color);
}

}  // namespace kua
