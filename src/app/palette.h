#pragma once

#include "core/color.h"
#include "scene/theme.h"

namespace kua {

/// The interface's colours: the theme's tokens and the few that follow from them. The interface is ink on paper; only
/// families of violations have a colour.
struct Palette {
    Theme theme;
    Rgba8 hover;       ///< a chip one step darker
    Rgba8 tint;        ///< the selected window: 5 % ink on the panel
    Rgba8 on_ink;      ///< text on a filled button
    Rgba8 edge;        ///< outline of buttons and boxes to tick: third, softened
    Rgba8 pale_bar;    ///< possibly in the window
    Rgba8 outer_bar;   ///< certain, outside the window
    Rgba8 pale_outer;  ///< possible, outside the window
};

[[nodiscard]] Palette palette(ThemeName name);

}  // namespace kua
