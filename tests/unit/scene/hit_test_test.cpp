#include "unit/scene/scene_fixture.h"

namespace kua {
namespace {

using test::SceneWorld;

Scene scene_with(std::vector<Mark> marks) {
    Scene scene;
    scene.items.emplace_back(TownDot{{}, 2.0, {}});
    for (Mark& mark : marks) scene.items.emplace_back(std::move(mark));
    return scene;
}

/// 1 px is 1 m; the origin is at (100, 100).
const MapView plain{{0, 0}, 1.0, 200, 200};

TEST(MarkAt, FindsAStackWithinItsRadiusAndReach) {
    const Scene scene = scene_with({{.kind = MarkKind::Stack, .at = {0, 0}, .radius_px = 12.0}});
    EXPECT_EQ(mark_at(scene, plain, {100, 100}), 1U);
    EXPECT_EQ(mark_at(scene, plain, {114.9, 100}), 1U);
    EXPECT_EQ(mark_at(scene, plain, {115.1, 100}), std::nullopt);
    EXPECT_EQ(mark_at(scene, plain, {114.9, 100}, 0.0), std::nullopt);
}

TEST(MarkAt, FindsABadgeByItsBoxWhereItIsPainted) {
    const Scene scene = scene_with(
        {{.kind = MarkKind::Badge, .at = {0, 0}, .offset_px = {40, 0}, .width_px = 30.0, .height_px = 18.0}});
    EXPECT_EQ(mark_at(scene, plain, {154, 108}), 1U);
    EXPECT_EQ(mark_at(scene, plain, {100, 100}), std::nullopt);
}

TEST(MarkAt, PrefersTheNearestAndOfEqualsTheTopmost) {
    const Mark low{.kind = MarkKind::Stack, .at = {0, 0}, .radius_px = 12.0};
    const Mark top{.kind = MarkKind::Stack, .at = {10, 0}, .radius_px = 12.0};
    const Scene scene = scene_with({low, top});
    EXPECT_EQ(mark_at(scene, plain, {105, 100}), 2U);
    EXPECT_EQ(mark_at(scene, plain, {89, 100}), 1U);
}

TEST(MarkAt, FindsNothingInAnEmptyScene) { EXPECT_EQ(mark_at(Scene{}, plain, {100, 100}), std::nullopt); }

TEST(UnitAt, FindsTheUnitUnderAPlace) {
    const SceneWorld world;
    EXPECT_EQ(unit_at(*world.base, world.base->projection.to_map(LonLat{65, 50})), 0);
    EXPECT_EQ(unit_at(*world.base, world.base->projection.to_map(LonLat{75, 50})), 1);
    EXPECT_EQ(unit_at(*world.base, world.base->projection.to_map(LonLat{85, 50})), no_region);
}

TEST(UnitAt, PrefersAnEnclaveToTheUnitRoundIt) {
    SceneWorld world;
    world.data.boundaries.units.insert(world.data.boundaries.units.begin() + 1,
                                       {.code = "D", .shape = {{{{64, 49}, {66, 49}, {66, 51}, {64, 51}}, {}}}});
    world.project();
    EXPECT_EQ(unit_at(*world.base, world.base->projection.to_map(LonLat{65, 50})), 1);
}

}  // namespace
}  // namespace kua
