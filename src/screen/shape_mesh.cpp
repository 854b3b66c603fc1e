#include "screen/shape_mesh.h"

#include "core/simplify.h"
#include "core/triangulate.h"
#include "screen/stroke_strip.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

MapBox box_of(std::span<const MapPoint> points) {
    MapBox box;
    for (const MapPoint p : points) extend(box, p);
    return box;
}

MapPolygon simplified_polygon(const MapPolygon& polygon, double tolerance_m) {
    MapPolygon result{simplified_ring(polygon.outer, tolerance_m), {}};
    for (const auto& hole : polygon.holes)
        if (auto ring = simplified_ring(hole, tolerance_m); !ring.empty()) result.holes.push_back(std::move(ring));
    return result;
}

/// Appends what `add` adds to the mesh as one piece.
template <class Add>
void add_piece(ShapeMesh& shape, const MapBox& box, Add add) {
    const std::size_t first = shape.mesh.size();
    add(shape.mesh);
    if (shape.mesh.size() > first) shape.pieces.push_back({box, {first, shape.mesh.size() - first}});
}

}  // namespace

ShapeMesh fill_mesh(std::span<const MapMultiPolygon* const> shapes, const MeshFrame& frame, Rgba8 color) {
    ShapeMesh result;
    for (const MapMultiPolygon* shape : shapes)
        for (const MapPolygon& polygon : *shape)
            add_piece(result, box_of(polygon.outer), [&](Mesh& mesh) {
                const Triangulation t = triangulate(simplified_polygon(polygon, frame.tolerance_m));
                for (const std::uint32_t i : t.triangles)
                    mesh.push_back({static_cast<float>(t.vertices[i].x_m - frame.origin.x_m),
                                    static_cast<float>(t.vertices[i].y_m - frame.origin.y_m), color, 0.0F, 0.0F});
            });
    return result;
}

std::vector<MapLine> rings_of(std::span<const MapMultiPolygon* const> shapes, double tolerance_m) {
    std::vector<MapLine> rings;
    const auto add = [&](const std::vector<MapPoint>& ring) {
        auto line = simplified_ring(ring, tolerance_m);
        if (line.empty()) return;
        line.push_back(line.front());
        rings.push_back(std::move(line));
    };
    for (const MapMultiPolygon* shape : shapes)
        for (const MapPolygon& polygon : *shape) {
            add(polygon.outer);
            for (const auto& hole : polygon.holes) add(hole);
        }
    return rings;
}

std::vector<MapLine> lines_of(std::span<const std::vector<MapLine>* const> lines, double tolerance_m) {
    std::vector<MapLine> result;
    for (const auto* list : lines)
        for (const MapLine& line : *list) {
            const bool closed = line.size() > 3 && line.front() == line.back();
            if (!closed) {
                result.push_back(simplified(line, tolerance_m));
                continue;
            }
            auto ring = simplified_ring(std::span(line).first(line.size() - 1), tolerance_m);
            if (ring.empty()) continue;
            ring.push_back(ring.front());
            result.push_back(std::move(ring));
        }
    return result;
}

ShapeMesh strip_mesh(std::span<const MapLine> lines, const MeshFrame& frame) {
    ShapeMesh result;
    for (const MapLine& line : lines)
        add_piece(result, box_of(line), [&](Mesh& mesh) { add_stroke_strip(mesh, line, frame.origin); });
    return result;
}

ShapeMesh feathered_mesh(std::span<const MapLine> lines, const MeshFrame& frame, LineStyle style) {
    ShapeMesh result;
    std::vector<ScreenPoint> points;
    for (const MapLine& line : lines) {
        style.closed = line.size() > 3 && line.front() == line.back();
        points.clear();
        for (const MapPoint p : line)
            points.push_back({(p.x_m - frame.origin.x_m) / frame.metres_per_px, (frame.origin.y_m - p.y_m) / frame.metres_per_px});
        add_piece(result, box_of(line), [&](Mesh& mesh) { add_line(mesh, points, style); });
    }
    return result;
}

std::vector<MapLine> hatch_lines(std::span<const MapMultiPolygon* const> shapes, double spacing_m) {
    // A line that rises to the right on the map: y - x is the same all along it.
    const double step = spacing_m * std::numbers::sqrt2;
    std::vector<MapLine> lines;
    for (const MapMultiPolygon* shape : shapes) {
        double least = std::numeric_limits<double>::infinity();
        double most = -least;
        std::vector<std::pair<MapPoint, MapPoint>> edges;
        const auto take = [&](const std::vector<MapPoint>& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                edges.emplace_back(ring[i], ring[(i + 1) % ring.size()]);
                least = std::min(least, ring[i].y_m - ring[i].x_m);
                most = std::max(most, ring[i].y_m - ring[i].x_m);
            }
        };
        for (const MapPolygon& polygon : *shape) {
            take(polygon.outer);
            for (const auto& hole : polygon.holes) take(hole);
        }
        for (double level = std::ceil(least / step) * step; level <= most; level += step) {
            std::vector<double> crossings;  // by x; y = x + level
            for (const auto& [a, b] : edges) {
                const double da = a.y_m - a.x_m - level;
                const double db = b.y_m - b.x_m - level;
                if ((da > 0.0) != (db > 0.0)) crossings.push_back(a.x_m + (b.x_m - a.x_m) * da / (da - db));
            }
            std::sort(crossings.begin(), crossings.end());
            for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
                lines.push_back({{crossings[i], crossings[i] + level}, {crossings[i + 1], crossings[i + 1] + level}});
        }
    }
    return lines;
}

std::vector<MeshRange> visible(std::span<const MeshPiece> pieces, const MapBox& view) {
    std::vector<MeshRange> ranges;
    for (const MeshPiece& piece : pieces) {
        const MapBox& box = piece.box;
        if (box.max_x_m < view.min_x_m || box.min_x_m > view.max_x_m || box.max_y_m < view.min_y_m || box.min_y_m > view.max_y_m)
            continue;
        if (!ranges.empty() && ranges.back().first + ranges.back().count == piece.range.first)
            ranges.back().count += piece.range.count;
        else ranges.push_back(piece.range);
    }
    return ranges;
}

}  // namespace kua
