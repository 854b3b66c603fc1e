#include "app/palette.h"

namespace kua {
namespace {

Rgba8 inked(const Theme& theme, Rgba8 under, double share) {
    return blended(under, with_alpha(theme.ink, static_cast<std::uint8_t>(share * 255.0)));
}

}  // namespace

Palette palette(ThemeName name) {
    const Theme t = theme(name);
    return {.theme = t,
            .hover = inked(t, t.chip, 0.07),
            .tint = inked(t, t.panel, 0.05),
            .on_ink = t.panel,
            .edge = inked(t, t.panel, 0.42),
            .pale_bar = inked(t, t.panel, 0.30),
            .outer_bar = inked(t, t.panel, 0.55),
            .pale_outer = inked(t, t.panel, 0.16)};
}

}  // namespace kua
