#include "screen/meshes_ahead.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <future>
#include <thread>

namespace kua {
namespace {

/// A mesh of `vertices` vertices that counts how often it was made.
WantedMesh wanted(double scale, std::size_t vertices, std::atomic<int>& made) {
    MeshKey key;
    key.scale = scale;
    return {key, MeshForm::Triangles, [vertices, &made] {
                ++made;
                return ShapeMesh{Mesh(vertices), {}};
            }};
}

TEST(MeshesAhead, MakesEachMeshOnceWhateverTheOrderOfTaking) {
    for (const auto& order : {std::array{0U, 1U, 2U, 3U}, std::array{3U, 1U, 0U, 2U}}) {
        std::array<std::atomic<int>, 4> made{};
        std::vector<WantedMesh> list;
        for (std::size_t i = 0; i < made.size(); ++i)
            list.push_back(wanted(static_cast<double>(i), 3 * (i + 1), made[i]));
        MeshesAhead ahead(list);
        for (const unsigned i : order) EXPECT_EQ(ahead.take(list[i].key).mesh.size(), 3 * (i + 1));
        for (const auto& times : made) EXPECT_EQ(times, 1);
    }
}

TEST(MeshesAhead, MakesAMeshThatIsWantedTwiceOnce) {
    std::atomic<int> made = 0;
    const std::vector<WantedMesh> list{wanted(1.0, 3, made), wanted(1.0, 3, made)};
    MeshesAhead ahead(list);
    EXPECT_EQ(ahead.take(list[0].key).mesh.size(), 3U);
    EXPECT_EQ(made, 1);
}

TEST(MeshesAhead, EndsWithoutHavingBeenAsked) {
    std::atomic<int> made = 0;
    { const MeshesAhead ahead({wanted(1.0, 3, made), wanted(2.0, 3, made), wanted(3.0, 3, made)}); }
    EXPECT_LE(made, 3);
}

TEST(MeshesAhead, SaysWhatIsReady) {
    std::atomic<int> made = 0;
    std::promise<void> go;
    auto gate = go.get_future().share();
    std::vector<WantedMesh> list{wanted(1.0, 3, made), wanted(2.0, 3, made)};
    list[1].make = [gate, make = list[1].make] {
        gate.wait();
        return make();
    };
    MeshesAhead ahead(list);
    while (!ahead.is_ready(list[0].key)) std::this_thread::yield();
    EXPECT_FALSE(ahead.is_ready(list[1].key));
    go.set_value();
    EXPECT_EQ(ahead.take(list[1].key).mesh.size(), 3U);
    EXPECT_TRUE(ahead.is_ready(list[1].key));
}

}  // namespace
}  // namespace kua
