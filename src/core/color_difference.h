#pragma once

#include "core/color.h"

namespace kua {

/// CIE 1976 L*a*b* under D65.
struct Lab {
    double l = 0.0;  ///< lightness, 0 (black) to 100 (white)
    double a = 0.0;  ///< green to red
    double b = 0.0;  ///< blue to yellow
    friend bool operator==(const Lab&, const Lab&) = default;
};

/// An sRGB colour in L*a*b* (IEC 61966-2-1, CIE 15:2004); alpha is not looked at.
[[nodiscard]] Lab to_lab(Rgba8 color);

/// How different two colours look: CIEDE2000 with all weights 1 (Sharma, Wu & Dalal 2005, eq. 2 to 22). 1 is about the
/// least difference seen side by side; colours of a map lie apart from the legend and need several.
[[nodiscard]] double color_difference(Lab first, Lab second);
[[nodiscard]] double color_difference(Rgba8 first, Rgba8 second);

}  // namespace kua
