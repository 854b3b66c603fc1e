#pragma once

#include "core/geometry.h"
#include "screen/mesh.h"

#include <span>

namespace kua {

/// How a line is drawn, px. Joins are round; ends are round or flat.
struct LineStyle {
    double width_px = 1.0;
    Rgba8 color;
    bool closed = false;
    bool butt_ends = false;
};

/// Appends triangles that cover a convex polygon, its edge feathered over one pixel so that it is smooth without
/// multisampling: alpha is the share of a pixel that is covered, for edges along the axes. Either winding.
/// Pixels, y grows down. u and v stay 0.
void add_convex(Mesh& mesh, std::span<const ScreenPoint> outline, Rgba8 color);

/// Appends the triangles of a line with feathered edges. A line under 1 px wide is paler instead of narrower than a pixel.
/// Pieces that meet at a sharp corner overlap: give it an opaque colour.
void add_line(Mesh& mesh, std::span<const ScreenPoint> line, const LineStyle& style);

}  // namespace kua
