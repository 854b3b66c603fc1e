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

}  // namespace kua
