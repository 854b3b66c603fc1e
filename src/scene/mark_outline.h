#pragma once

#include "core/geometry.h"
#include "core/vocabulary.h"

#include <cstdint>
#include <vector>

namespace kua {

/// A line that marks are made of, px from the mark's place (y grows down). Said by what it is and not by its points, so
/// that a painter may work it out for itself: a shader does.
struct MarkOutline {
    enum class Form : std::uint8_t { Circle, Arc, Triangle, Square, Diamond, Hexagon, Box };
    Form form = Form::Circle;
    ScreenPoint centre;
    double radius_px = 0.0;    ///< of circle and arc; how far the corners of triangle to hexagon are from the centre
    double from = 0.0;         ///< of an arc: radians clockwise from north, from < to <= from + 2 pi
    double to = 0.0;
    double width_px = 0.0;     ///< of a box
    double height_px = 0.0;
    double corner_px = 0.0;    ///< radius of a box's round corners, at most half its height and width
    friend bool operator==(const MarkOutline&, const MarkOutline&) = default;
};

[[nodiscard]] MarkOutline circle_outline(ScreenPoint centre, double radius_px);
[[nodiscard]] MarkOutline arc_outline(ScreenPoint centre, double radius_px, double from, double to);
[[nodiscard]] MarkOutline box_outline(double width_px, double height_px, double corner_px);
/// A family's shape, about as large to the eye as a circle of `radius_px`.
[[nodiscard]] MarkOutline family_outline(Shape shape, double radius_px, ScreenPoint centre = {});

/// False of an arc alone.
[[nodiscard]] inline bool is_closed(const MarkOutline& outline) { return outline.form != MarkOutline::Form::Arc; }

/// Its points, clockwise on screen from the north; curves to within 0.05 px. A closed one is convex, its first point not
/// repeated.
[[nodiscard]] std::vector<ScreenPoint> flattened(const MarkOutline& outline);

/// flattened(family_outline(shape, radius_px)).
[[nodiscard]] std::vector<ScreenPoint> shape_outline(Shape shape, double radius_px);

/// `line` cut into dashes of about `dash_px` with gaps of about `gap_px`, both stretched so that a whole number of
/// them fits; a closed line has no seam. Lengths are > 0.
[[nodiscard]] std::vector<std::vector<ScreenPoint>> dashed(const std::vector<ScreenPoint>& line, bool closed,
                                                           double dash_px, double gap_px);

}  // namespace kua
