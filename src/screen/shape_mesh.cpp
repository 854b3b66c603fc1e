#include "screen/shape_mesh.h"

#include "core/simplify.h"
#include "core/triangulate.h"
#include "screen/stroke_strip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace kua {
namespace {

MapPolygon simplified_polygon(const MapPolygon& polygon, double tolerance_m) {
    MapPolygon result{simplified_ring(polygon.outer, tolerance_m), {}};
    for (const auto& hole : polygon.holes)
        if (auto ring = simplified_ring(hole, tolerance_m); !ring.empty()) result.holes.push_back(std::move(ring));
    return result;
}

/// How a mesh's coordinates stand to the map.
struct MeshUnits {
    MapPoint origin;
    double x_m = 1.0;  // of one unit of x
    double y_m = 1.0;
};

/// Cuts the mesh into pieces. A strip's pieces start at even vertices and overlap by two.
void cut_into_pieces(ShapeMesh& shape, MeshForm form, const MeshUnits& units) {
    constexpr std::size_t piece_vertices = 384;  // a multiple of 2 and 3
    for (std::size_t at = 0; at < shape.mesh.size(); at += piece_vertices) {
        const std::size_t shared = form == MeshForm::Strip ? 2 : 0;
        const std::size_t end = std::min(at + piece_vertices + shared, shape.mesh.size());
        if (end - at < 3) break;  // the end of a strip that the last piece holds already
        MapBox box;
        for (std::size_t i = at; i < end; ++i)
            extend(box, {units.origin.x_m + shape.mesh[i].x * units.x_m, units.origin.y_m + shape.mesh[i].y * units.y_m});
        shape.pieces.push_back({box, {at, end - at}});
    }
}

struct MapTriangle {
    std::array<MapPoint, 3> corners;
    std::uint32_t place = 0;  // along a curve that keeps neighbours together (Morton 1966)
};

std::uint32_t morton(double x, double y) {
    const auto bits = [](double share) { return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 1023.0); };
    std::uint32_t code = 0;
    for (unsigned i = 0; i < 10; ++i) code |= ((bits(x) >> i) & 1U) << (2 * i) | ((bits(y) >> i) & 1U) << (2 * i + 1);
    return code;
}

std::vector<MapTriangle> triangles_of(std::span<const MapMultiPolygon* const> shapes, double tolerance_m) {
    std::vector<MapTriangle> triangles;
    MapBox box;
    for (const MapMultiPolygon* shape : shapes)
        for (const MapPolygon& polygon : *shape) {
            const Triangulation t = triangulate(simplified_polygon(polygon, tolerance_m));
            for (std::size_t i = 0; i + 2 < t.triangles.size(); i += 3)
                triangles.push_back({{t.vertices[t.triangles[i]], t.vertices[t.triangles[i + 1]], t.vertices[t.triangles[i + 2]]}});
            for (const MapPoint p : t.vertices) extend(box, p);
        }
    for (MapTriangle& t : triangles) {
        const auto& [a, b, c] = t.corners;
        t.place = morton((a.x_m + b.x_m + c.x_m - 3.0 * box.min_x_m) / (3.0 * (box.max_x_m - box.min_x_m)),
                         (a.y_m + b.y_m + c.y_m - 3.0 * box.min_y_m) / (3.0 * (box.max_y_m - box.min_y_m)));
    }
    std::stable_sort(triangles.begin(), triangles.end(),
                     [](const MapTriangle& a, const MapTriangle& b) { return a.place < b.place; });
    return triangles;
}

}  // namespace

ShapeMesh fill_mesh(std::span<const MapMultiPolygon* const> shapes, const MeshFrame& frame, Rgba8 color) {
    ShapeMesh result;
    for (const MapTriangle& triangle : triangles_of(shapes, frame.tolerance_m))
        for (const MapPoint p : triangle.corners)
            result.mesh.push_back({static_cast<float>(p.x_m - frame.origin.x_m), static_cast<float>(p.y_m - frame.origin.y_m),
                                   color, 0.0F, 0.0F});
    cut_into_pieces(result, MeshForm::Triangles, {frame.origin});
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
    for (const MapLine& line : lines) add_stroke_strip(result.mesh, line, frame.origin);
    cut_into_pieces(result, MeshForm::Strip, {frame.origin});
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
        add_line(result.mesh, points, style);
    }
    cut_into_pieces(result, MeshForm::Triangles, {frame.origin, frame.metres_per_px, -frame.metres_per_px});
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
        if (!ranges.empty() && ranges.back().first + ranges.back().count >= piece.range.first)
            ranges.back().count = piece.range.first + piece.range.count - ranges.back().first;
        else ranges.push_back(piece.range);
    }
    return ranges;
}

}  // namespace kua
