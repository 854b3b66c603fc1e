#pragma once

#include "core/geometry.h"
#include "screen/mesh.h"

#include <span>

namespace kua {

/// Appends a line as a triangle strip for shaders/stroke.vert, which widens it to any number of pixels:
/// x, y: the place in map metres from `origin`; u, v: the way out from the line in half-widths, y north;
/// colour r, g: where in the pen this corner lies, across and along, -1 to 1 as 1 to 255. The ends are square, the
/// shader rounds them; at sharp corners the strip ends and starts again. Strips appended one after the other are joined by
/// triangles without area. A line whose last point is its first is closed.
void add_stroke_strip(Mesh& strip, std::span<const MapPoint> line, MapPoint origin);

}  // namespace kua
