#pragma once

#include "core/color_vision.h"
#include "core/result.h"
#include "paper/canvas.h"
#include "paper/png_writer.h"

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
    int pixels_a_strip = 64 << 20;  ///< painted at a time: keeps the memory of a poster under 300 MB
};

/// The page as PNG bytes. `paint` is called once for each strip of rows, from the top. An Error where the page has more
/// than 32,767 pixels a side, more than 250 million in all, or no whole pixel.
[[nodiscard]] Result<std::string> page_png(const PageSheet& sheet, const std::function<void(Canvas&)>& paint);

}  // namespace kua
