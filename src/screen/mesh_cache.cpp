#include "screen/mesh_cache.h"

#include <algorithm>

namespace kua {

void MeshCache::use(double scale) {
    std::erase(scales_, scale);
    scales_.push_back(scale);
    if (scales_.size() <= most_scales) return;
    const double oldest = scales_.front();
    scales_.erase(scales_.begin());
    std::erase_if(meshes_, [&](const auto& entry) { return entry.first.scale == oldest; });
}

void MeshCache::drop_orphans() {
    // Several meshes share an owner: each holds it once.
    std::map<const void*, long> held;
    for (const auto& [key, mesh] : meshes_)
        if (mesh.owner) ++held[mesh.owner.get()];
    std::erase_if(meshes_, [&](const auto& entry) {
        const auto& owner = entry.second.owner;
        return owner && owner.use_count() <= held[owner.get()];
    });
}

}  // namespace kua
