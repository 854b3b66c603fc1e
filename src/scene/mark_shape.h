#pragma once

#include "scene/map_view.h"
#include "scene/mark_outline.h"
#include "scene/scene.h"

#include <optional>
#include <string>
#include <vector>

namespace kua {

/// A line or an area of a mark. Fill first, then the stroke centred on the line; joins are round, ends flat.
struct MarkPath {
    MarkOutline outline;
    std::optional<Rgba8> fill;     ///< of a closed one
    std::optional<Rgba8> stroke;
    double stroke_px = 0.0;
    bool dashed = false;           ///< the stroke, by mark_dash_px and mark_gap_px as `dashed` cuts it
};
inline constexpr double mark_dash_px = 2.6;
inline constexpr double mark_gap_px = 1.9;

/// A line to stroke.
struct MarkLine {
    std::vector<ScreenPoint> points;
    bool closed = false;
};
/// What the stroke of `path` runs along: the outline, or its dashes.
[[nodiscard]] std::vector<MarkLine> stroke_lines(const MarkPath& path);

/// A number in a mark; `at` is the left end of the baseline, px from the mark's place.
struct MarkText {
    ScreenPoint at;
    std::string text;
    FontFace face = FontFace::SemiBold;
    double size_px = 11.0;
    Rgba8 color;
};

/// A mark taken apart into what any painter can paint, in paint order: all paths, then the text.
struct MarkParts {
    std::vector<MarkPath> paths;
    std::optional<MarkText> text;
};

/// What a mark's colours and widths depend on. Borrows; used for one call.
struct MarkStyle {
    const Theme& theme;
    const Vocabulary& vocabulary;
    const TextMetrics& metrics;
};

/// The parts of `mark` at a scale; `metres_per_px` decides whether its true ground radius can be seen.
/// Their place is screen_place(mark, view). Angles run clockwise from north, the largest sector first.
/// A symbol that is only possible is pale with a dashed edge, a hollow one has an edge and no filling.
[[nodiscard]] MarkParts mark_parts(const Mark& mark, const MarkStyle& style, double metres_per_px);

/// A small mark that explains one kind of the legend, about 24 x 17 px round (0, 0), without halo and number; a family's
/// in its own shape and colour, all others in a quiet one, since they stand for any. Nothing for NotObserved: a hatch.
[[nodiscard]] MarkParts legend_sample(LegendEntry::Kind kind, std::size_t family, const MarkStyle& style);

/// Where the middle of `mark` lies in the viewport.
[[nodiscard]] inline ScreenPoint screen_place(const Mark& mark, const MapView& view) {
    const ScreenPoint at = to_screen(mark.at, view);
    return {at.x_px + mark.offset_px.x_px, at.y_px + mark.offset_px.y_px};
}

}  // namespace kua
