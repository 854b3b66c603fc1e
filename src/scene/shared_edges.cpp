#include "scene/shared_edges.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace kua {
namespace {

using VertexId = std::uint32_t;

std::uint64_t mixed(std::uint64_t h) {
    h ^= h >> 29U;
    h *= 0xBF58476D1CE4E5B9U;
    return h ^ h >> 32U;
}

std::uint64_t hash_of(LonLat p) {
    const auto lon = std::bit_cast<std::uint64_t>(p.lon_deg + 0.0);  // +0.0 makes one of the two zeros
    const auto lat = std::bit_cast<std::uint64_t>(p.lat_deg + 0.0);
    return mixed(lon * 0x9E3779B97F4A7C15U ^ std::rotl(lat * 0xC2B2AE3D27D4EB4FU, 31));
}
std::uint64_t hash_of(std::uint64_t key) { return mixed(key * 0x9E3779B97F4A7C15U); }

/// Gives equal keys one number, from 0, in the order in which they come: a table of open addresses, made for as many keys as
/// there can be.
template <class Key>
class Numbers {
public:
    explicit Numbers(std::size_t most_keys)
        : mask_(std::bit_ceil(std::max<std::size_t>(2 * most_keys, 2)) - 1), slots_(mask_ + 1, none) {}

    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    [[nodiscard]] std::uint32_t find(const Key& key) const { return slots_[slot_of(key)]; }
    std::uint32_t find_or_add(const Key& key) {
        std::uint32_t& slot = slots_[slot_of(key)];
        if (slot == none) {
            slot = static_cast<std::uint32_t>(keys_.size());
            keys_.push_back(key);
        }
        return slot;
    }
    [[nodiscard]] const Key& operator[](std::uint32_t number) const { return keys_[number]; }
    [[nodiscard]] std::size_t size() const { return keys_.size(); }

private:
    /// Where the key is, or the empty slot where it would be.
    [[nodiscard]] std::size_t slot_of(const Key& key) const {
        std::size_t at = hash_of(key) & mask_;
        while (slots_[at] != none && !(keys_[slots_[at]] == key)) at = (at + 1) & mask_;
        return at;
    }

    std::size_t mask_;
    std::vector<std::uint32_t> slots_;
    std::vector<Key> keys_;
};

std::uint64_t edge_key(VertexId a, VertexId b) { return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b); }

template <class UseRing>
void for_each_ring(const GeoMultiPolygon& shape, UseRing use_ring) {
    for (const GeoPolygon& polygon : shape) {
        use_ring(polygon.outer);
        for (const auto& hole : polygon.holes) use_ring(hole);
    }
}

/// Corners of all rings.
std::size_t vertex_count(const std::vector<const GeoMultiPolygon*>& shapes) {
    std::size_t count = 0;
    for (const GeoMultiPolygon* shape : shapes)
        if (shape != nullptr) for_each_ring(*shape, [&](const auto& ring) { count += ring.size(); });
    return count;
}

/// Who has an edge.
struct Owners {
    std::uint32_t first = 0;
    std::uint32_t second = 0;  ///< the same as first where there is no other
    std::uint32_t times = 0;
    bool taken = false;
};

enum class EdgeKind : std::uint8_t { Seam, Single, Shared };

EdgeKind kind_of(const Owners& owners) {
    if (owners.first != owners.second) return EdgeKind::Shared;
    return owners.times == 1 ? EdgeKind::Single : EdgeKind::Seam;
}

using Chain = std::vector<VertexId>;

/// Joins chains end to end wherever exactly two ends meet, so that a border runs on through the corners of its owners.
class ChainJoiner {
public:
    ChainJoiner(std::vector<Chain> chains, std::size_t vertices) : chains_(std::move(chains)), ends_at_(vertices) {
        for (std::uint32_t i = 0; i < chains_.size(); ++i) {
            if (chains_[i].front() == chains_[i].back()) continue;
            ends_at_[chains_[i].front()].push_back(i);
            ends_at_[chains_[i].back()].push_back(i);
        }
    }
    std::vector<Chain> joined() {
        std::vector<Chain> done;
        used_.assign(chains_.size(), false);
        for (std::uint32_t i = 0; i < chains_.size(); ++i) {
            if (used_[i]) continue;
            used_[i] = true;
            Chain chain = chains_[i];
            grow(chain);
            std::reverse(chain.begin(), chain.end());
            grow(chain);
            done.push_back(std::move(chain));
        }
        return done;
    }

private:
    void grow(Chain& chain) {
        while (chain.front() != chain.back() && ends_at_[chain.back()].size() == 2) {
            const auto& meeting = ends_at_[chain.back()];
            const std::uint32_t next = used_[meeting[0]] ? meeting[1] : meeting[0];
            if (used_[next]) return;
            used_[next] = true;
            Chain& more = chains_[next];
            if (more.front() != chain.back()) std::reverse(more.begin(), more.end());
            chain.insert(chain.end(), more.begin() + 1, more.end());
        }
    }

    std::vector<Chain> chains_;
    std::vector<std::vector<std::uint32_t>> ends_at_;
    std::vector<bool> used_;
};

/// The edges of all shapes with their owners, and the rings they came from.
class EdgeTable {
public:
    explicit EdgeTable(const std::vector<const GeoMultiPolygon*>& shapes) : EdgeTable(shapes, vertex_count(shapes)) {}

    std::vector<GeoLine> lines(EdgeKind kind) {
        std::vector<Chain> chains;
        for (const Ring& ring : rings_) add_chains(chains, ring, kind);
        std::vector<GeoLine> result;
        for (const Chain& chain : ChainJoiner(std::move(chains), vertices_.size()).joined()) {
            GeoLine line;
            line.reserve(chain.size());
            for (const VertexId id : chain) line.push_back(vertices_[id]);
            result.push_back(std::move(line));
        }
        return result;
    }

private:
    struct Ring {
        Chain vertices;                     ///< the first again at the end
        std::vector<std::uint32_t> edges;   ///< from each vertex to the next
    };

    EdgeTable(const std::vector<const GeoMultiPolygon*>& shapes, std::size_t vertices) : vertices_(vertices), edges_(vertices) {
        owners_.reserve(vertices);
        for (std::uint32_t owner = 0; owner < shapes.size(); ++owner)
            if (shapes[owner] != nullptr)
                for_each_ring(*shapes[owner], [&](const auto& ring) { add_ring(ring, owner); });
    }

    void add_ring(const std::vector<LonLat>& ring, std::uint32_t owner) {
        Chain ids;
        ids.reserve(ring.size() + 1);
        for (const LonLat& place : ring) {
            const VertexId id = vertices_.find_or_add(place);
            if (ids.empty() || ids.back() != id) ids.push_back(id);
        }
        if (ids.size() > 1 && ids.back() == ids.front()) ids.pop_back();
        if (ids.size() < 3) return;
        ids.push_back(ids.front());
        std::vector<std::uint32_t> edges(ids.size() - 1);
        for (std::size_t i = 0; i < edges.size(); ++i) {
            edges[i] = edges_.find_or_add(edge_key(ids[i], ids[i + 1]));
            if (edges[i] == owners_.size()) owners_.push_back({owner, owner, 0, false});
            Owners& owners = owners_[edges[i]];
            if (owners.first == owners.second) owners.second = owner;
            ++owners.times;
        }
        rings_.push_back({std::move(ids), std::move(edges)});
    }

    /// Appends the runs of edges of this kind along a closed ring, each edge once over all rings. A run through the
    /// ring's first vertex is joined later.
    void add_chains(std::vector<Chain>& chains, const Ring& ring, EdgeKind kind) {
        Chain run;
        const auto close = [&] {
            if (run.size() > 1) chains.push_back(run);
            run.clear();
        };
        std::uint64_t run_owners = 0;
        for (std::size_t i = 0; i < ring.edges.size(); ++i) {
            Owners& owners = owners_[ring.edges[i]];
            if (owners.taken || kind_of(owners) != kind) {
                close();
                continue;
            }
            owners.taken = true;
            const std::uint64_t pair = std::uint64_t{owners.first} << 32U | owners.second;
            if (!run.empty() && pair != run_owners) close();
            run_owners = pair;
            if (run.empty()) run.push_back(ring.vertices[i]);
            run.push_back(ring.vertices[i + 1]);
        }
        close();
    }

    Numbers<LonLat> vertices_;
    Numbers<std::uint64_t> edges_;
    std::vector<Owners> owners_;   // by the number of the edge
    std::vector<Ring> rings_;
};

}  // namespace

Borders borders_of(const std::vector<const GeoMultiPolygon*>& shapes) {
    EdgeTable table(shapes);
    return {table.lines(EdgeKind::Shared), table.lines(EdgeKind::Single)};
}

struct EdgeSet::Impl {
    explicit Impl(std::size_t vertex_count) : vertices(vertex_count), edges(vertex_count) {}

    Numbers<LonLat> vertices;
    Numbers<std::uint64_t> edges;

    [[nodiscard]] bool holds(LonLat a, LonLat b) const {
        const VertexId from = vertices.find(a);
        if (from == Numbers<LonLat>::none) return false;
        const VertexId to = vertices.find(b);
        return to != Numbers<LonLat>::none && edges.find(edge_key(from, to)) != Numbers<std::uint64_t>::none;
    }
};

EdgeSet::EdgeSet(const std::vector<const GeoMultiPolygon*>& shapes) : impl_(std::make_unique<Impl>(vertex_count(shapes))) {
    for (const GeoMultiPolygon* shape : shapes) {
        if (shape == nullptr) continue;
        for_each_ring(*shape, [&](const auto& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const VertexId from = impl_->vertices.find_or_add(ring[i]);
                impl_->edges.find_or_add(edge_key(from, impl_->vertices.find_or_add(ring[(i + 1) % ring.size()])));
            }
        });
    }
}
EdgeSet::~EdgeSet() = default;

std::vector<GeoLine> EdgeSet::taken_from(const std::vector<GeoLine>& lines) const {
    std::vector<GeoLine> kept;
    for (const GeoLine& line : lines) {
        GeoLine run;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (impl_->holds(line[i], line[i + 1])) {
                if (run.size() > 1) kept.push_back(run);
                run.clear();
                continue;
            }
            if (run.empty()) run.push_back(line[i]);
            run.push_back(line[i + 1]);
        }
        if (run.size() > 1) kept.push_back(std::move(run));
    }
    return kept;
}

}  // namespace kua
