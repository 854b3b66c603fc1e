#include "screen/meshes_ahead.h"

#include <utility>

namespace kua {

void MeshesAhead::fill(Entry& entry) {
    std::call_once(entry.made, [&] {
        entry.mesh = entry.make();
        entry.is_ready = true;
    });
}

MeshesAhead::MeshesAhead(const std::vector<WantedMesh>& wanted, Haste haste) {
    for (const WantedMesh& mesh : wanted) {
        const auto [entry, is_new] = entries_.try_emplace(mesh.key);
        if (!is_new) continue;
        entry->second.make = mesh.make;
        order_.push_back(&entry->second);
    }
    if (order_.empty()) return;
    worker_ = std::async(std::launch::async, [this, haste] {
        if (haste == Haste::AfterFrames) give_way();
        for (std::size_t i = 0; i < order_.size() && !stopped_; ++i) fill(*order_[i]);
    });
}

MeshesAhead::~MeshesAhead() {
    stopped_ = true;
    if (worker_.valid()) worker_.wait();
}

ShapeMesh MeshesAhead::take(const MeshKey& key) {
    Entry& entry = entries_.at(key);
    fill(entry);
    return std::move(entry.mesh);
}

}  // namespace kua
