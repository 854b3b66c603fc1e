#pragma once

#include "scene/text_metrics.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kua {

/// A glyph as grey pixels, rows top to bottom. `left_px` and `top_px` lead from the glyph's origin on the baseline to
/// the first pixel's corner.
struct GlyphBitmap {
    int left_px = 0;
    int top_px = 0;
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> alpha;
};

/// `outline` filled at a type size, unhinted; `shift_px` (0 to 1) moves it to the right within a pixel. Each pixel holds
/// the share of it that is covered (signed areas accumulated along rows; Raph Levien's font-rs, 2016).
/// With `halo_px` > 0: all that is within that distance of the glyph. Empty for a space.
[[nodiscard]] GlyphBitmap glyph_bitmap(std::span<const OutlineStep> outline, double size_px, double shift_px, double halo_px);

}  // namespace kua
