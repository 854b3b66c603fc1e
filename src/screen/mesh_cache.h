#pragma once

#include "screen/gpu_mesh.h"
#include "screen/shape_mesh.h"

#include <map>
#include <memory>
#include <vector>

namespace kua {

/// A mesh on the graphics card and the pieces it is made of.
struct CachedMesh {
    GpuMesh mesh;
    std::vector<MeshPiece> pieces;
    std::shared_ptr<const void> owner;  ///< keeps the shapes, so that no other takes their addresses
};

/// What a cached mesh was made of. Shapes are known by their addresses: forget all when they may have changed.
struct MeshKey {
    enum class Kind : std::uint8_t { Fill, Edge, Stroke, Hatch };
    Kind kind = Kind::Fill;
    std::vector<const void*> shapes;
    double scale = 0.0;          ///< the level of detail, or the metres_per_px that it is good for
    std::uint32_t color = 0;     ///< where it is part of the mesh
    double width_px = 0.0;       ///< likewise
    friend auto operator<=>(const MeshKey&, const MeshKey&) = default;
};

/// Meshes by what they were made of. At most `most_scales` scales are kept, the last used ones.
class MeshCache {
public:
    [[nodiscard]] bool holds(const MeshKey& key) const { return meshes_.contains(key); }
    /// `owner` of the shapes, null where they live as long as the cache.
    template <class Make>
    const CachedMesh& get(const MeshKey& key, MeshForm form, const std::shared_ptr<const void>& owner, Make make) {
        const auto known = meshes_.find(key);
        if (known != meshes_.end()) return known->second;
        ShapeMesh shape = make();
        return meshes_.emplace(key, CachedMesh{GpuMesh(std::move(shape.mesh), form), std::move(shape.pieces), owner})
            .first->second;
    }
    /// Forgets the meshes of shapes that nobody but this cache holds any more.
    void drop_orphans();
    void clear() {
        meshes_.clear();
        scales_.clear();
    }
    /// Tells that meshes of `scale` are about to be used; those of the scale that was used longest ago may go.
    void use(double scale);

private:
    static constexpr std::size_t most_scales = 3;
    std::map<MeshKey, CachedMesh> meshes_;
    std::vector<double> scales_;  // the last used one last
};

}  // namespace kua
