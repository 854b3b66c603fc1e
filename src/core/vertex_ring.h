#pragma once

#include "core/geometry.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kua {

/// Rings of vertices linked both ways, for triangulate: what is clipped, bridged and split. A node is an index.
class VertexRings {
public:
    using Node = std::uint32_t;
    static constexpr Node none = UINT32_MAX;

    /// Adds a ring, counter-clockwise or clockwise as asked, without repeated and non-finite vertices; `first_vertex` is
    /// the index of ring[0] among the polygon's vertices. Returns one of its nodes; none where fewer than three remain.
    enum class Winding : std::uint8_t { CounterClockwise, Clockwise };
    Node add_ring(std::span<const MapPoint> ring, std::uint32_t first_vertex, Winding winding);

    [[nodiscard]] MapPoint at(Node n) const { return nodes_[n].at; }
    [[nodiscard]] std::uint32_t vertex(Node n) const { return nodes_[n].vertex; }
    [[nodiscard]] Node next(Node n) const { return nodes_[n].next; }
    [[nodiscard]] Node prev(Node n) const { return nodes_[n].prev; }
    [[nodiscard]] bool removed(Node n) const { return nodes_[n].removed; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    /// Every node of the ring of `start`, in order.
    [[nodiscard]] std::vector<Node> ring_of(Node start) const;

    /// Doubled area of (prev, n, next), m²; negative at an inward corner.
    [[nodiscard]] double corner_m2(Node n) const;
    /// True where the way from `a` to point `to` starts inside the ring.
    [[nodiscard]] bool starts_inside(Node a, MapPoint to) const;

    void remove(Node n);
    /// Takes vertices that repeat their neighbour or lie on the line between both out of the ring; returns a node that
    /// is still in it, none where nothing is left.
    Node without_flat_corners(Node start);
    /// Joins a to b by a bridge there and back: one ring into two, or two rings into one. Returns the twin of `b`.
    Node bridge(Node a, Node b);

private:
    struct Item {
        MapPoint at;
        std::uint32_t vertex;
        Node prev, next;
        bool removed = false;
    };
    Node add_after(Node last, MapPoint at, std::uint32_t vertex);
    std::vector<Item> nodes_;
};

}  // namespace kua
