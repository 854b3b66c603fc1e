#pragma once

#include "app/app_state.h"
#include "app/layout.h"
#include "scene/text_metrics.h"
#include "text/catalogue.h"

namespace kua {

/// What the window's texts are made and measured with. Borrows.
struct WindowWords {
    const Catalogue& text;
    const TextMetrics& metrics;
};

/// What the boxes on the map and the bar on top hold now, in a window of this width (px at scale 1).
[[nodiscard]] BoxContent box_content(const AppState& state, double width_px, const WindowWords& words);

/// Where the parts of the window lie now. The bar on top is as high as its sentence has been since the last Fit. The box of
/// colours folds where the card would lie on it, unless the user has opened it.
[[nodiscard]] Layout window_layout(const AppState& state, double width_px, double height_px, const WindowWords& words);

/// Where the card is in that layout: off the mark it belongs to.
[[nodiscard]] ScreenBox card_place(const AppState& state, const Layout& layout);

/// The room of the map, and what Fit keeps free in it: for the boxes as large as they have been since the last Fit, so
/// that the map stands still while numbers change. Keeps note of their size in `state`.
[[nodiscard]] MapRoom map_room(AppState& state, double width_px, double height_px, const WindowWords& words);

}  // namespace kua
