#pragma once

#include "core/give_way.h"
#include "screen/mesh_cache.h"
#include "screen/shape_mesh.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace kua {

/// A mesh that is about to be drawn.
struct WantedMesh {
    MeshKey key;
    MeshForm form = MeshForm::Triangles;
    std::function<ShapeMesh()> make;  ///< pure, and safe on any thread
    std::shared_ptr<const void> owner = nullptr;  ///< of the shapes, where they may go before the cache does
};

/// Makes meshes on a second thread, in their order, while the first thread draws those that are ready. One that is
/// wanted before its turn is made at once by the one who wants it. The destructor waits for the mesh under way.
class MeshesAhead {
public:
    /// Pre: what the meshes are made of outlives this.
    explicit MeshesAhead(const std::vector<WantedMesh>& wanted, Haste haste = Haste::LikeFrames);
    MeshesAhead(const MeshesAhead&) = delete;
    MeshesAhead& operator=(const MeshesAhead&) = delete;
    ~MeshesAhead();

    /// True where `take` does not have to wait for it. Pre: as of `take`.
    [[nodiscard]] bool is_ready(const MeshKey& key) const { return entries_.at(key).is_ready; }
    /// The mesh, once. Pre: it is among those wanted.
    [[nodiscard]] ShapeMesh take(const MeshKey& key);

private:
    struct Entry {
        std::once_flag made;
        std::function<ShapeMesh()> make;
        ShapeMesh mesh;
        std::atomic<bool> is_ready{false};
    };
    static void fill(Entry& entry);

    std::map<MeshKey, Entry> entries_;
    std::vector<Entry*> order_;
    std::atomic<bool> stopped_{false};
    std::future<void> worker_;
};

}  // namespace kua
