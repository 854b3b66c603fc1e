#pragma once

#include "scene/map_view.h"
#include "scene/scene.h"

#include <optional>
#include <string>
#include <vector>

namespace kua {

/// A line or an area of a mark, px from the mark's place on screen (y grows down). Curves are flattened to 0.05 px.
/// Fill first, then the stroke centred on the line; joins and ends are round.
struct MarkPath {
    std::vector<ScreenPoint> points;
    bool closed = true;
    std::optional<Rgba8> fill;     ///< of a closed, convex line
    std::optional<Rgba8> stroke;
    double stroke_px = 0.0;
    bool butt_ends = false;        ///< an open line that ends flat
};

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

/// The outline of a family's shape round (0, 0), as large to the eye as a circle of `radius_px`: clockwise on screen.
[[nodiscard]] std::vector<ScreenPoint> shape_outline(Shape shape, double radius_px);

/// `line` cut into dashes of about `dash_px` with gaps of about `gap_px`, both stretched so that a whole number of
/// them fits; a closed line has no seam. Lengths are > 0.
[[nodiscard]] std::vector<std::vector<ScreenPoint>> dashed(const std::vector<ScreenPoint>& line, bool closed,
                                                           double dash_px, double gap_px);

}  // namespace kua
