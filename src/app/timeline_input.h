#pragma once

#include "app/app_state.h"
#include "app/time_axis.h"
#include "app/ui.h"

namespace kua {

/// Where the timeline's bars stand and its handles run.
struct TimelineHandles {
    TimeAxis axis;
    ScreenBox plot;   ///< its bottom is the axis
};

/// Drags of the handles and of the window between them, a new window drawn beside it, clicks on bars, the wheel.
void timeline_input(Ui& ui, AppState& state, const TimelineHandles& handles);
/// The tint of the chosen days, below the bars.
void draw_window(Ui& ui, const AppState& state, const TimelineHandles& handles);
/// Handles with their date boxes, which turn into text fields where clicked.
void draw_handles(Ui& ui, AppState& state, const TimelineHandles& handles);

}  // namespace kua
