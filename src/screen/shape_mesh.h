#pragma once

#include "core/geometry.h"
#include "screen/feather.h"
#include "screen/mesh.h"

#include <span>
#include <vector>

namespace kua {

/// A part of a mesh that can be left out where it lies outside the view: some hundred vertices near each other. The pieces
/// of a strip share their ends.
struct MeshPiece {
    MapBox box;
    MeshRange range;
};
struct ShapeMesh {
    Mesh mesh;
    std::vector<MeshPiece> pieces;  ///< in mesh order; together they are the mesh
};

/// What a mesh is measured in: map metres from `origin`, or pixels from it at a scale. Shapes are simplified first, to
/// within `tolerance_m`.
struct MeshFrame {
    MapPoint origin;
    double tolerance_m = 0.0;
    double metres_per_px = 1.0;  ///< of meshes in pixels
};

/// Triangles of the shapes' areas, metres, each vertex in `color`. Triangles near each other lie in the same piece.
[[nodiscard]] ShapeMesh fill_mesh(std::span<const MapMultiPolygon* const> shapes, const MeshFrame& frame, Rgba8 color);

/// The rings of the shapes as closed lines, one a piece.
[[nodiscard]] std::vector<MapLine> rings_of(std::span<const MapMultiPolygon* const> shapes, double tolerance_m);
/// The lines, simplified.
[[nodiscard]] std::vector<MapLine> lines_of(std::span<const std::vector<MapLine>* const> lines, double tolerance_m);

/// One strip for shaders/stroke.vert, metres.
[[nodiscard]] ShapeMesh strip_mesh(std::span<const MapLine> lines, const MeshFrame& frame);

/// Feathered triangles for painting without shaders, pixels (y down). Good for one scale.
[[nodiscard]] ShapeMesh feathered_mesh(std::span<const MapLine> lines, const MeshFrame& frame, LineStyle style);

/// Lines that rise to the right at 45 degrees, `spacing_m` apart from the map's origin on, cut off at the shapes' edges.
[[nodiscard]] std::vector<MapLine> hatch_lines(std::span<const MapMultiPolygon* const> shapes, double spacing_m);

/// The runs of the pieces that touch `view`, neighbours joined. Boxes are of lines without width: give `view` a margin.
[[nodiscard]] std::vector<MeshRange> visible(std::span<const MeshPiece> pieces, const MapBox& view);

}  // namespace kua
