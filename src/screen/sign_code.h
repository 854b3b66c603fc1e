#pragma once

#include "scene/mark_outline.h"
#include "screen/mesh.h"

namespace kua {

/// How an outline is drawn by shaders/sign, physical pixels.
struct SignPen {
    double width_px = 0.0;   ///< of the line; 0 fills the outline
    bool dashed = false;
    Rgba8 color;
};

/// Appends two triangles from which shaders/sign.vert and .frag draw `outline`, `scale` times as large, round `place`
/// (physical pixels): all six vertices lie in its middle, u and v say what it is and which corner each one is.
/// False, with nothing appended, where it is too large for the code: half its size from 256 pixels on, a line from 16, a
/// box's corners from 32.
///
/// The code, low bits first; u is the first number's negative less one, so that it is below any texel's:
///   u  corner 2 | form 3 | dashed 1 | width, 1/32 px 9 | box: corner radius, 1/16 px; arc: half its angle, 1/512 pi  9
///   v  circle to hexagon: radius, 1/64 px; arc: radius, 1/32 px 13 | middle, 1/2048 turn 11; box: half its width,
///      1/16 px 12 | half its height 12
[[nodiscard]] bool add_coded(Mesh& mesh, const MarkOutline& outline, ScreenPoint place, double scale, const SignPen& pen);

/// Does a vertex carry such a code?
[[nodiscard]] inline bool is_code(const MeshVertex& vertex) { return vertex.u < 0.0F; }

}  // namespace kua
