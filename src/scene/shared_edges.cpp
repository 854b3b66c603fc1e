#include "scene/shared_edges.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace kua {
namespace {

using VertexId = std::uint32_t;

struct PlaceHash {
    std::size_t operator()(const LonLat& p) const {
        const auto lon = std::bit_cast<std::uint64_t>(p.lon_deg + 0.0);  // +0.0 makes one of the two zeros
        const auto lat = std::bit_cast<std::uint64_t>(p.lat_deg + 0.0);
        std::uint64_t h = lon * 0x9E3779B97F4A7C15U ^ std::rotl(lat * 0xC2B2AE3D27D4EB4FU, 31);
        h ^= h >> 29U;
        return static_cast<std::size_t>(h * 0xBF58476D1CE4E5B9U);
    }
};

/// Gives equal places one number.
class Vertices {
public:
    VertexId id_of(LonLat place) {
        const auto [found, is_new] = ids_.try_emplace(place, static_cast<VertexId>(places_.size()));
        if (is_new) places_.push_back(place);
        return found->second;
    }
    [[nodiscard]] LonLat operator[](VertexId id) const { return places_[id]; }
    [[nodiscard]] std::size_t size() const { return places_.size(); }

private:
    std::unordered_map<LonLat, VertexId, PlaceHash> ids_;
    std::vector<LonLat> places_;
};

std::uint64_t edge_key(VertexId a, VertexId b) { return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b); }

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

template <class UseRing>
void for_each_ring(const GeoMultiPolygon& shape, UseRing use_ring) {
    for (const GeoPolygon& polygon : shape) {
        use_ring(polygon.outer);
        for (const auto& hole : polygon.holes) use_ring(hole);
    }
}

/// The edges of all shapes with their owners, and the rings they came from.
class EdgeTable {
public:
    explicit EdgeTable(const std::vector<const GeoMultiPolygon*>& shapes) {
        for (std::uint32_t owner = 0; owner < shapes.size(); ++owner)
            if (shapes[owner] != nullptr)
                for_each_ring(*shapes[owner], [&](const auto& ring) { add_ring(ring, owner); });
    }

    std::vector<GeoLine> lines(EdgeKind kind) {
        std::vector<Chain> chains;
        for (const Chain& ring : rings_) add_chains(chains, ring, kind);
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
    void add_ring(const std::vector<LonLat>& ring, std::uint32_t owner) {
        Chain ids;
        ids.reserve(ring.size() + 1);
        for (const LonLat& place : ring) {
            const VertexId id = vertices_.id_of(place);
            if (ids.empty() || ids.back() != id) ids.push_back(id);
        }
        if (ids.size() > 1 && ids.back() == ids.front()) ids.pop_back();
        if (ids.size() < 3) return;
        ids.push_back(ids.front());
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            const auto [found, is_new] =
                edges_.try_emplace(edge_key(ids[i], ids[i + 1]), Owners{owner, owner, 0, false});
            Owners& owners = found->second;
            if (!is_new && owners.first == owners.second) owners.second = owner;
            ++owners.times;
        }
        rings_.push_back(std::move(ids));
    }

    /// Appends the runs of edges of this kind along a closed ring, each edge once over all rings. A run through the
    /// ring's first vertex is joined later.
    void add_chains(std::vector<Chain>& chains, const Chain& ring, EdgeKind kind) {
        Chain run;
        const auto close = [&] {
            if (run.size() > 1) chains.push_back(run);
            run.clear();
        };
        std::uint64_t run_owners = 0;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            Owners& owners = edges_.find(edge_key(ring[i], ring[i + 1]))->second;
            if (owners.taken || kind_of(owners) != kind) {
                close();
                continue;
            }
            owners.taken = true;
            const std::uint64_t pair = std::uint64_t{owners.first} << 32U | owners.second;
            if (!run.empty() && pair != run_owners) close();
            run_owners = pair;
            if (run.empty()) run.push_back(ring[i]);
            run.push_back(ring[i + 1]);
        }
        close();
    }

    Vertices vertices_;
    std::unordered_map<std::uint64_t, Owners> edges_;
    std::vector<Chain> rings_;
};

}  // namespace

Borders borders_of(const std::vector<const GeoMultiPolygon*>& shapes) {
    EdgeTable table(shapes);
    return {table.lines(EdgeKind::Shared), table.lines(EdgeKind::Single)};
}

std::vector<GeoLine> without_edges_of(const std::vector<GeoLine>& lines,
                                      const std::vector<const GeoMultiPolygon*>& shapes) {
    Vertices vertices;
    std::unordered_set<std::uint64_t> unwanted;
    for (const GeoMultiPolygon* shape : shapes) {
        if (shape == nullptr) continue;
        for_each_ring(*shape, [&](const auto& ring) {
            for (std::size_t i = 0; i < ring.size(); ++i)
                unwanted.insert(edge_key(vertices.id_of(ring[i]), vertices.id_of(ring[(i + 1) % ring.size()])));
        });
    }
    std::vector<GeoLine> kept;
    for (const GeoLine& line : lines) {
        GeoLine run;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            if (unwanted.contains(edge_key(vertices.id_of(line[i]), vertices.id_of(line[i + 1])))) {
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
