#include "core/vertex_ring.h"

#include "core/triangulate.h"

namespace kua {
namespace {

double signed_area_m2(std::span<const MapPoint> ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        const double term = (a.x_m - ring[0].x_m) * (b.y_m - ring[0].y_m) - (b.x_m - ring[0].x_m) * (a.y_m - ring[0].y_m);
        if (std::isfinite(term)) sum += term;
    }
    return sum / 2.0;
}

}  // namespace

VertexRings::Node VertexRings::add_after(Node last, MapPoint at, std::uint32_t vertex) {
    const Node n = static_cast<Node>(nodes_.size());
    nodes_.push_back({at, vertex, n, n});
    if (last != none) {
        nodes_[n].prev = last;
        nodes_[n].next = nodes_[last].next;
        nodes_[nodes_[last].next].prev = n;
        nodes_[last].next = n;
    }
    return n;
}

VertexRings::Node VertexRings::add_ring(std::span<const MapPoint> ring, std::uint32_t first_vertex, Winding winding) {
    const bool forward = (signed_area_m2(ring) > 0.0) == (winding == Winding::CounterClockwise);
    Node last = none;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const std::size_t i = forward ? k : ring.size() - 1 - k;
        if (!std::isfinite(ring[i].x_m) || !std::isfinite(ring[i].y_m)) continue;
        if (last != none && nodes_[last].at == ring[i]) continue;
        last = add_after(last, ring[i], first_vertex + static_cast<std::uint32_t>(i));
    }
    if (last == none) return none;
    if (next(last) != last && at(next(last)) == at(last)) {
        const Node before = prev(last);
        remove(last);
        last = before;
    }
    return next(last) == prev(last) ? none : last;
}

std::vector<VertexRings::Node> VertexRings::ring_of(Node start) const {
    std::vector<Node> ring;
    Node n = start;
    do {
        ring.push_back(n);
        n = next(n);
    } while (n != start);
    return ring;
}

double VertexRings::corner_m2(Node n) const { return doubled_area_m2(at(prev(n)), at(n), at(next(n))); }

bool VertexRings::starts_inside(Node a, MapPoint to) const {
    const bool left_of_way_out = doubled_area_m2(at(a), at(next(a)), to) >= 0.0;
    const bool left_of_way_in = doubled_area_m2(at(prev(a)), at(a), to) >= 0.0;
    return corner_m2(a) >= 0.0 ? left_of_way_out && left_of_way_in : left_of_way_out || left_of_way_in;
}

void VertexRings::remove(Node n) {
    nodes_[nodes_[n].prev].next = nodes_[n].next;
    nodes_[nodes_[n].next].prev = nodes_[n].prev;
    nodes_[n].removed = true;
}

VertexRings::Node VertexRings::without_flat_corners(Node start) {
    Node end = start;
    Node n = start;
    bool again = false;
    do {
        again = false;
        if (at(n) == at(next(n)) || corner_m2(n) == 0.0) {
            if (next(n) == n || next(n) == prev(n)) return none;
            const Node before = prev(n);
            remove(n);
            n = end = before;
            again = true;
        } else {
            n = next(n);
        }
    } while (again || n != end);
    return end;
}

VertexRings::Node VertexRings::bridge(Node a, Node b) {
    const Node twin_a = static_cast<Node>(nodes_.size());
    const Node twin_b = twin_a + 1;
    const Node after_a = next(a);
    const Node before_b = prev(b);
    nodes_.push_back({at(a), vertex(a), twin_b, after_a});
    nodes_.push_back({at(b), vertex(b), before_b, twin_a});
    nodes_[a].next = b;
    nodes_[b].prev = a;
    nodes_[after_a].prev = twin_a;
    nodes_[before_b].next = twin_b;
    return twin_b;
}

}  // namespace kua
