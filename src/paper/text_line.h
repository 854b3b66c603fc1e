#pragma once

#include "core/color.h"
#include "core/geometry.h"
#include "scene/text_metrics.h"

#include <string>

namespace kua {

/// A line of text ready to paint; sizes in page px.
struct TextLine {
    ScreenPoint at;  ///< left end of the baseline
    std::string text;
    FontFace face = FontFace::Regular;
    double size_px = 9.0;
    double letter_spacing_px = 0.0;
    Rgba8 color;
    Rgba8 halo;
    double halo_px = 0.0;  ///< that far round the letters; 0: none
};

}  // namespace kua
