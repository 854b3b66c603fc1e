#pragma once

#include "app/pen.h"
#include "scene/mark_shape.h"

#include <vector>

namespace kua {

/// The entries of a legend that explain marks; families have their rows in the panel.
[[nodiscard]] std::vector<const LegendEntry*> mark_entries(const Scene& scene);

/// A sample of what `entry` explains, in a box of 32 x 20 px round `centre`.
void draw_legend_mark(Pen& pen, const LegendEntry& entry, ScreenPoint centre, const MarkStyle& style);

/// The paths of `parts` round `centre`, without their text.
void draw_mark_paths(Pen& pen, const MarkParts& parts, ScreenPoint centre);

}  // namespace kua
