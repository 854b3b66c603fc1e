#pragma once

#include "app/app_state.h"
#include "app/layout.h"
#include "app/ui.h"

namespace kua {

/// What the pointer does on the map: drag, wheel, click, the ruler, a rectangle or a lasso. Call after all panels, so
/// that theirs is what they take. The keyboard's part is in shortcuts.h.
void map_input(Ui& ui, AppState& state, const Layout& layout);

/// The ruler's lines, the outline being drawn, the outline of the filter, the place that was found, tooltips of marks.
void draw_map_tools(Ui& ui, const AppState& state, const Layout& layout, const TextMetrics& metrics);

}  // namespace kua
