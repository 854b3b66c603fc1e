#pragma once

#include "paper/canvas.h"

#include <functional>
#include <string>

namespace kua {

/// A page to be painted as SVG; sizes in px of 1/96 inch.
struct SvgSheet {
    double width_px = 0.0;
    double height_px = 0.0;
    Rgba8 ground{255, 255, 255, 255};
    std::string title;
    std::string description;  ///< the picture in words
    std::string language;     ///< of the texts: "en"
    std::string manifest;     ///< what made it; none where empty
};

/// The page as an SVG document: size in mm, texts that can be selected and edited, layers named for Inkscape.
[[nodiscard]] std::string page_svg(const SvgSheet& sheet, const std::function<void(Canvas&)>& paint);

}  // namespace kua
