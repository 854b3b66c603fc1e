#pragma once

#include "screen/glyph_atlas.h"
#include "screen/mesh.h"

#include <map>
#include <string>
#include <tuple>

namespace kua {

/// A line of text on the screen. `at` is the left end of the baseline in physical pixels; the other sizes are px of the
/// layout, `ui_scale` physical pixels each.
struct ScreenText {
    ScreenPoint at;
    std::string_view text;
    FontFace face = FontFace::Regular;
    double size_px = 11.0;
    double letter_spacing_px = 0.0;
    Rgba8 color;
    Rgba8 halo;
    double halo_px = 0.0;
    double ui_scale = 1.0;
};

/// Makes triangles of texts, glyph by glyph where TextMetrics puts them: to a quarter of a pixel across, the baseline on
/// a whole one. Remembers layouts. Borrows metrics and atlas.
class TextMesher {
public:
    TextMesher(const TextMetrics& metrics, GlyphAtlas& atlas) : metrics_(metrics), atlas_(atlas) {}
    /// Appends the halo of the whole line, then the letters. u and v are texels of the atlas.
    void add(Mesh& mesh, const ScreenText& line);

private:
    using Key = std::tuple<std::string, FontFace, double, double>;
    const std::vector<PlacedGlyph>& placed(const ScreenText& line);
    const TextMetrics& metrics_;
    GlyphAtlas& atlas_;
    std::map<Key, std::vector<PlacedGlyph>> layouts_;
};

}  // namespace kua
