#include "core/geometry.h"

#include "core/edge.h"
#include "core/edge_runs.h"

#include <algorithm>
#include <cassert>
#include <queue>

namespace kua {
namespace {

/// True where a ray from `point` towards growing x crosses `ring` an odd number of times. NaN is outside.
template <class Point>
bool crosses_oddly(const std::vector<Point>& ring, Point point) {
    bool odd = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        if (crosses_ray(ring[i], ring[before], point)) odd = !odd;
    return odd;
}

template <class Point>
bool polygon_contains(const PolygonOf<Point>& polygon, Point point) {
    bool inside = crosses_oddly(polygon.outer, point);
    for (const auto& hole : polygon.holes) inside = inside != crosses_oddly(hole, point);
    return inside;
}

template <class Point>
bool any_contains(const std::vector<PolygonOf<Point>>& shape, Point point) {
    return std::any_of(shape.begin(), shape.end(),
                       [&](const auto& polygon) { return polygon_contains(polygon, point); });
}

/// Shoelace formula, positive where the ring winds counterclockwise. From the first vertex, so that large coordinates
/// cost no digits.
double signed_area_m2(const MapLine& ring) {
    double twice = 0.0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const double ax = ring[i - 1].x_m - ring[0].x_m;
        const double ay = ring[i - 1].y_m - ring[0].y_m;
        const double bx = ring[i].x_m - ring[0].x_m;
        const double by = ring[i].y_m - ring[0].y_m;
        twice += ax * by - bx * ay;
    }
    return twice / 2.0;
}

MapPoint centroid(const MapLine& ring) {
    double x = 0.0;
    double y = 0.0;
    double twice = 0.0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const double ax = ring[i - 1].x_m - ring[0].x_m;
        const double ay = ring[i - 1].y_m - ring[0].y_m;
        const double bx = ring[i].x_m - ring[0].x_m;
        const double by = ring[i].y_m - ring[0].y_m;
        const double cross = ax * by - bx * ay;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
        twice += cross;
    }
    if (twice == 0.0) return ring.front();
    return {ring[0].x_m + x / (3.0 * twice), ring[0].y_m + y / (3.0 * twice)};
}

double squared_distance_m2(MapPoint p, const MapLine& ring) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        least = std::min(least, squared_distance_m2(p, ring[before], ring[i]));
    return least;
}

/// A square of the search: its centre, half its side, and the most clearance that any of its places can have.
struct Cell {
    InnerPlace centre;
    double half_m;
    double most_m;
};
bool operator<(const Cell& a, const Cell& b) { return a.most_m < b.most_m; }

Cell make_cell(const EdgeRuns& edges, MapPoint at, double half_m) {
    const double clearance = edges.signed_distance_m(at);
    return {{at, clearance}, half_m, clearance + half_m * std::sqrt(2.0)};
}

/// Cells that the search takes apart before it is content with what it has: a sliver would need millions.
constexpr int most_cells = 5000;

/// Where the search starts: the best of the polygons' centroids and vertices.
InnerPlace first_guess(const MapMultiPolygon& shape, const EdgeRuns& edges) {
    InnerPlace best{{}, -std::numeric_limits<double>::infinity()};
    for (const auto& polygon : shape) {
        if (polygon.outer.empty()) continue;
        for (const MapPoint at : {centroid(polygon.outer), polygon.outer.front()}) {
            const double clearance = edges.signed_distance_m(at);
            if (clearance > best.clearance_m) best = {at, clearance};
        }
    }
    return best;
}

/// True where the segment from `a` to `b` has a point in `box` (Liang & Barsky 1984).
bool enters(MapPoint a, MapPoint b, const MapBox& box) {
    double from = 0.0;
    double to = 1.0;
    const auto keep = [&](double step, double room) {  // room >= t * step
        if (step == 0.0) return room >= 0.0;
        if (step > 0.0)
            to = std::min(to, room / step);
        else
            from = std::max(from, room / step);
        return from <= to;
    };
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    return keep(-dx, a.x_m - box.min_x_m) && keep(dx, box.max_x_m - a.x_m) && keep(-dy, a.y_m - box.min_y_m) &&
           keep(dy, box.max_y_m - a.y_m);
}

bool ring_enters(const MapLine& ring, const MapBox& box) {
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        if (enters(ring[before], ring[i], box)) return true;
    return false;
}

}  // namespace

void extend(MapBox& box, MapPoint point) {
    box.min_x_m = std::min(box.min_x_m, point.x_m);
    box.min_y_m = std::min(box.min_y_m, point.y_m);
    box.max_x_m = std::max(box.max_x_m, point.x_m);
    box.max_y_m = std::max(box.max_y_m, point.y_m);
}

MapBox bounds(const MapMultiPolygon& shape) {
    MapBox box;
    for (const auto& polygon : shape)
        for (const MapPoint point : polygon.outer) extend(box, point);
    return box;
}

bool contains(const GeoMultiPolygon& shape, LonLat point) { return any_contains(shape, point); }
bool contains(const MapMultiPolygon& shape, MapPoint point) { return any_contains(shape, point); }
bool contains(const std::vector<LonLat>& ring, LonLat point) { return crosses_oddly(ring, point); }

bool overlaps(const MapMultiPolygon& shape, const MapBox& box) {
    if (is_empty(box)) return false;
    for (const MapPolygon& polygon : shape) {
        if (ring_enters(polygon.outer, box)) return true;
        for (const MapLine& hole : polygon.holes)
            if (ring_enters(hole, box)) return true;
    }
    return contains(shape, MapPoint{(box.min_x_m + box.max_x_m) / 2, (box.min_y_m + box.max_y_m) / 2});
}

double area_m2(const MapMultiPolygon& shape) {
    double sum = 0.0;
    for (const auto& polygon : shape) {
        sum += std::abs(signed_area_m2(polygon.outer));
        for (const auto& hole : polygon.holes) sum -= std::abs(signed_area_m2(hole));
    }
    return sum;
}

double signed_distance_m(const MapMultiPolygon& shape, MapPoint point) {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& polygon : shape) {
        least = std::min(least, squared_distance_m2(point, polygon.outer));
        for (const auto& hole : polygon.holes) least = std::min(least, squared_distance_m2(point, hole));
    }
    const double distance = std::sqrt(least);
    return contains(shape, point) ? distance : -distance;
}

InnerPlace pole_of_inaccessibility(const MapMultiPolygon& shape, double tolerance_m) {
    const MapBox box = bounds(shape);
    assert(!is_empty(box) && tolerance_m > 0.0);
    const EdgeRuns edges(shape);
    InnerPlace best = first_guess(shape, edges);

    const double width = box.max_x_m - box.min_x_m;
    const double height = box.max_y_m - box.min_y_m;
    // Squares as large as the box is narrow, but never so many of them that a sliver takes long.
    const double half = std::max(std::min(width, height), std::max(width, height) / 64.0) / 2.0;
    if (!(half > 0.0)) return best;
    std::priority_queue<Cell> cells;
    const int columns = static_cast<int>(std::ceil(width / (2.0 * half)));
    const int rows = static_cast<int>(std::ceil(height / (2.0 * half)));
    for (int column = 0; column < columns; ++column)
        for (int row = 0; row < rows; ++row)
            cells.push(
                make_cell(edges, {box.min_x_m + (2 * column + 1) * half, box.min_y_m + (2 * row + 1) * half}, half));

    for (int tried = 0; tried < most_cells && !cells.empty(); ++tried) {
        const Cell cell = cells.top();
        cells.pop();
        if (cell.centre.clearance_m > best.clearance_m) best = cell.centre;
        if (cell.most_m - best.clearance_m <= tolerance_m) break;
        const double quarter = cell.half_m / 2.0;
        const MapPoint c = cell.centre.at;
        for (const double dx : {-quarter, quarter})
            for (const double dy : {-quarter, quarter}) cells.push(make_cell(edges, {c.x_m + dx, c.y_m + dy}, quarter));
    }
    return best;
}

}  // namespace kua
