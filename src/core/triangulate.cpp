#include "core/triangulate.h"

#include "core/vertex_ring.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace kua {
namespace {

using Node = VertexRings::Node;
constexpr Node none = VertexRings::none;

/// Nodes of one ring by the cell of a grid that they lie in. Nodes removed since are still listed.
class NodeGrid {
public:
    NodeGrid(const VertexRings& rings, Node start) {
        const auto ring = rings.ring_of(start);
        for (const Node n : ring) extend(box_, rings.at(n));
        side_ = std::max(1, static_cast<int>(std::sqrt(static_cast<double>(ring.size()))));
        cells_.resize(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_));
        for (const Node n : ring) cell(column(rings.at(n).x_m), row(rings.at(n).y_m)).push_back(n);
    }

    /// True where `holds` is true for a node in a cell that touches the box.
    template <class Holds>
    bool any_in(const MapBox& box, Holds holds) {
        for (int r = row(box.min_y_m); r <= row(box.max_y_m); ++r)
            for (int c = column(box.min_x_m); c <= column(box.max_x_m); ++c)
                for (const Node n : cell(c, r))
                    if (holds(n)) return true;
        return false;
    }

private:
    [[nodiscard]] int index(double value, double min, double max) const {
        const double share = max > min ? (value - min) / (max - min) : 0.0;
        return static_cast<int>(std::clamp(share * side_, 0.0, side_ - 1.0));
    }
    [[nodiscard]] int column(double x_m) const { return index(x_m, box_.min_x_m, box_.max_x_m); }
    [[nodiscard]] int row(double y_m) const { return index(y_m, box_.min_y_m, box_.max_y_m); }
    std::vector<Node>& cell(int c, int r) { return cells_[static_cast<std::size_t>(r * side_ + c)]; }

    MapBox box_;
    int side_ = 1;
    std::vector<std::vector<Node>> cells_;
};

bool in_triangle(MapPoint a, MapPoint b, MapPoint c, MapPoint p) {
    return doubled_area_m2(a, b, p) >= 0.0 && doubled_area_m2(b, c, p) >= 0.0 && doubled_area_m2(c, a, p) >= 0.0;
}

/// True where the segments cross or touch; not where they only share a line.
bool cross(MapPoint a, MapPoint b, MapPoint c, MapPoint d) {
    const double c_side = doubled_area_m2(a, b, c);
    const double d_side = doubled_area_m2(a, b, d);
    const double a_side = doubled_area_m2(c, d, a);
    const double b_side = doubled_area_m2(c, d, b);
    return (c_side > 0.0) != (d_side > 0.0) && (a_side > 0.0) != (b_side > 0.0);
}

class Triangulator {
public:
    explicit Triangulator(const MapPolygon& polygon) { take_in(polygon); }
    std::vector<std::uint32_t> triangles() &&;

private:
    void take_in(const MapPolygon& polygon);
    void join_holes(std::vector<Node> leftmost);
    [[nodiscard]] Node bridge_end(Node hole) const;
    [[nodiscard]] Node nearest_visible(Node end, MapPoint hole, double wall_x_m) const;
    void clip_ears(Node start);
    bool is_ear(Node n, NodeGrid& grid) const;
    Node cut_crossings(Node start);
    bool split(Node start);
    bool is_diagonal(Node a, Node b, const std::vector<Node>& ring);
    void emit(Node a, Node b, Node c);

    VertexRings rings_;
    Node outer_ = none;
    std::vector<Node> waiting_;          // a node of each ring still to be clipped
    std::vector<std::uint32_t> indices_;
    std::int64_t patience_ = 50'000'000;  // edges that `split` may still look at
};

void Triangulator::take_in(const MapPolygon& polygon) {
    outer_ = rings_.add_ring(polygon.outer, 0, VertexRings::Winding::CounterClockwise);
    if (outer_ == none) return;
    std::vector<Node> leftmost;
    std::size_t vertex = polygon.outer.size();
    for (const auto& hole : polygon.holes) {
        const Node start = rings_.add_ring(hole, static_cast<std::uint32_t>(vertex), VertexRings::Winding::Clockwise);
        vertex += hole.size();
        if (start == none) continue;
        const auto ring = rings_.ring_of(start);
        leftmost.push_back(*std::min_element(ring.begin(), ring.end(), [&](Node a, Node b) {
            const MapPoint p = rings_.at(a);
            const MapPoint q = rings_.at(b);
            return p.x_m != q.x_m ? p.x_m < q.x_m : p.y_m < q.y_m;
        }));
    }
    join_holes(std::move(leftmost));
}

void Triangulator::join_holes(std::vector<Node> leftmost) {
    // From the left, so that a hole may be bridged to one that is part of the ring already.
    std::stable_sort(leftmost.begin(), leftmost.end(),
                     [&](Node a, Node b) { return rings_.at(a).x_m < rings_.at(b).x_m; });
    for (const Node hole : leftmost)
        if (const Node end = bridge_end(hole); end != none) rings_.bridge(end, hole);
}

/// The vertex of the ring that the hole's leftmost vertex sees to its left; none where the hole is outside.
Node Triangulator::bridge_end(Node hole) const {
    const MapPoint from = rings_.at(hole);
    double wall_x = -std::numeric_limits<double>::infinity();
    Node best = none;
    for (const Node n : rings_.ring_of(outer_)) {
        const MapPoint a = rings_.at(n);
        const MapPoint b = rings_.at(rings_.next(n));
        if (a == from) return rings_.starts_inside(n, rings_.at(rings_.next(hole))) ? n : best;
        // The inside is to the east of an edge that goes south.
        if (!(a.y_m >= from.y_m && from.y_m >= b.y_m) || a.y_m == b.y_m) continue;
        const double x = a.x_m + (from.y_m - a.y_m) * (b.x_m - a.x_m) / (b.y_m - a.y_m);
        if (x > from.x_m || x <= wall_x) continue;
        wall_x = x;
        best = a.x_m < b.x_m ? n : rings_.next(n);
    }
    return best == none ? none : nearest_visible(best, from, wall_x);
}

/// `end` lies on the wall that the hole sees; a vertex between the two hides it. Of those, the one nearest to the ray.
Node Triangulator::nearest_visible(Node end, MapPoint hole, double wall_x_m) const {
    const MapPoint far = rings_.at(end);
    const MapPoint wall{wall_x_m, hole.y_m};
    const bool above = far.y_m > hole.y_m;
    double flattest = std::numeric_limits<double>::infinity();
    Node best = end;
    for (const Node n : rings_.ring_of(outer_)) {
        const MapPoint p = rings_.at(n);
        const bool inside = above ? in_triangle(hole, far, wall, p) : in_triangle(hole, wall, far, p);
        if (!inside || p.x_m >= hole.x_m || !rings_.starts_inside(n, hole)) continue;
        const double slope = std::abs(p.y_m - hole.y_m) / (hole.x_m - p.x_m);
        if (slope > flattest || (slope == flattest && p.x_m <= rings_.at(best).x_m)) continue;
        flattest = slope;
        best = n;
    }
    return best;
}

void Triangulator::emit(Node a, Node b, Node c) {
    indices_.insert(indices_.end(), {rings_.vertex(a), rings_.vertex(b), rings_.vertex(c)});
}

bool Triangulator::is_ear(Node n, NodeGrid& grid) const {
    if (rings_.corner_m2(n) <= 0.0) return false;
    const Node before = rings_.prev(n);
    const Node after = rings_.next(n);
    const MapPoint a = rings_.at(before);
    const MapPoint b = rings_.at(n);
    const MapPoint c = rings_.at(after);
    MapBox box;
    for (const MapPoint p : {a, b, c}) extend(box, p);
    return !grid.any_in(box, [&](Node other) {
        if (rings_.removed(other) || other == before || other == n || other == after) return false;
        const MapPoint p = rings_.at(other);
        // A twin at either end of the cut cannot hide anything in the ear; one at its tip can.
        return p != a && p != c && in_triangle(a, b, c, p) && rings_.corner_m2(other) <= 0.0;
    });
}

/// Clips one ring; where no ear is left, mends the ring and, at last, splits it in two that wait.
void Triangulator::clip_ears(Node start) {
    start = rings_.without_flat_corners(start);
    if (start == none) return;
    NodeGrid grid(rings_, start);
    bool mended = false;
    Node n = start;
    Node stop = start;
    while (rings_.prev(n) != rings_.next(n)) {
        if (is_ear(n, grid)) {
            const Node after = rings_.next(n);
            emit(rings_.prev(n), n, after);
            rings_.remove(n);
            n = stop = rings_.next(after);  // not `after`: fewer thin triangles
            continue;
        }
        n = rings_.next(n);
        if (n != stop) continue;
        if (mended) {
            split(n);
            return;
        }
        n = rings_.without_flat_corners(n);
        if (n != none) n = cut_crossings(n);
        if (n == none) return;
        stop = n;
        mended = true;
    }
}

/// Where two edges with one edge between them cross, a triangle stands for the three.
Node Triangulator::cut_crossings(Node start) {
    Node n = start;
    do {
        const Node a = rings_.prev(n);
        const Node p = n;
        const Node q = rings_.next(n);
        const Node b = rings_.next(q);
        if (a != b && rings_.at(a) != rings_.at(b) && cross(rings_.at(a), rings_.at(p), rings_.at(q), rings_.at(b)) &&
            rings_.starts_inside(a, rings_.at(b)) && rings_.starts_inside(b, rings_.at(a))) {
            emit(a, p, b);
            rings_.remove(p);
            rings_.remove(q);
            n = start = b;
        }
        n = rings_.next(n);
    } while (n != start);
    return rings_.without_flat_corners(n);
}

bool Triangulator::split(Node start) {
    const auto ring = rings_.ring_of(start);
    for (const Node a : ring)
        for (const Node b : ring) {
            if (patience_ <= 0) return false;
            if (!is_diagonal(a, b, ring)) continue;
            waiting_.push_back(rings_.bridge(a, b));
            waiting_.push_back(a);
            return true;
        }
    return false;
}

bool Triangulator::is_diagonal(Node a, Node b, const std::vector<Node>& ring) {
    if (a == b || rings_.next(a) == b || rings_.prev(a) == b || rings_.at(a) == rings_.at(b)) return false;
    if (!rings_.starts_inside(a, rings_.at(b)) || !rings_.starts_inside(b, rings_.at(a))) return false;
    const MapPoint p = rings_.at(a);
    const MapPoint q = rings_.at(b);
    const MapPoint middle{(p.x_m + q.x_m) / 2.0, (p.y_m + q.y_m) / 2.0};
    bool inside = false;
    for (const Node n : ring) {
        --patience_;
        const MapPoint c = rings_.at(n);
        const MapPoint d = rings_.at(rings_.next(n));
        if (c != p && c != q && d != p && d != q && cross(p, q, c, d)) return false;
        if ((c.y_m > middle.y_m) != (d.y_m > middle.y_m) &&
            middle.x_m < c.x_m + (middle.y_m - c.y_m) * (d.x_m - c.x_m) / (d.y_m - c.y_m))
            inside = !inside;
    }
    return inside;
}

std::vector<std::uint32_t> Triangulator::triangles() && {
    if (outer_ != none) waiting_.push_back(outer_);
    while (!waiting_.empty()) {
        const Node start = waiting_.back();
        waiting_.pop_back();
        clip_ears(start);
    }
    return std::move(indices_);
}

}  // namespace

Triangulation triangulate(const MapPolygon& polygon) {
    Triangulation result;
    result.vertices = polygon.outer;
    for (const auto& hole : polygon.holes) result.vertices.insert(result.vertices.end(), hole.begin(), hole.end());
    result.triangles = Triangulator(polygon).triangles();
    return result;
}

}  // namespace kua
