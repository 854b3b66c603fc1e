#pragma once

#include "core/color_vision.h"
#include "core/result.h"
#include "paper/canvas.h"
#include "paper/png_writer.h"

#include <cstddef>
#include <functional>
#include <string>

namespace kua {

/// A page to be painted; sizes in px of 1/96 inch whatever the dpi.
struct PageSheet {
    double width_px = 0.0;
    double height_px = 0.0;
    double dpi = 96.0;
    Rgba8 ground{255, 255, 255, 255};
    std::vector<PngText> texts;     ///< kept in the file
    Vision vision = Vision::Usual;  ///< its colours are as seen in that vision
    int pixels_a_strip = 8 << 20;   ///< at most; a page that is not small is painted in several strips in any case
    std::size_t painters = 1;       ///< threads to paint strips on; the bytes are the same with any number
};

/// Paints a strip, as painter number `painter`: what one painter needs for itself, it alone uses.
using PaintStrip = std::function<void(Canvas&, std::size_t painter)>;

/// The page as PNG bytes. `paint` is called once for each strip of rows, by all painters at the same time. An Error where
/// the page has more than 32,767 pixels a side, more than 250 million in all, or no whole pixel.
[[nodiscard]] Result<std::string> page_png(const PageSheet& sheet, const PaintStrip& paint);

}  // namespace kua
