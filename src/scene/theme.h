#pragma once

#include "core/color.h"
#include "core/vocabulary.h"
#include "scene/view_state.h"

namespace kua {

/// The colours of map and interface (one value a token; the family colours are the vocabulary's).
struct Theme {
    Rgba8 land, neighbours, sea;
    Rgba8 region_border, country_border;
    Rgba8 water, shore;
    Rgba8 ink, second, third;       ///< text, by rank
    Rgba8 panel, line, chip;
    Rgba8 hatch;
    bool dark = false;
    friend bool operator==(const Theme&, const Theme&) = default;
};

[[nodiscard]] Theme theme(ThemeName name);
[[nodiscard]] inline Rgba8 family_color(const TypeFamily& family, const Theme& theme) {
    return theme.dark ? family.dark : family.light;
}

}  // namespace kua
