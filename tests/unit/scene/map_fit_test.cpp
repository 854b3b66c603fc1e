#include "scene/map_fit.h"

#include "unit/scene/scene_fixture.h"

namespace kua {
namespace {

using test::SceneWorld;

TEST(MapView, FitsTheUnitsIntoTheRoomThatIsLeft) {
    const SceneWorld world;
    const MapView map = map_view(world.view, *world.base, 1600, 1000, {338, 60, 20, 170});
    const MapBox box = world.base->unit_bounds;
    const ScreenPoint top_left = to_screen({box.min_x_m, box.max_y_m}, map);
    const ScreenPoint bottom_right = to_screen({box.max_x_m, box.min_y_m}, map);
    EXPECT_GE(top_left.x_px, 338 - 1e-6);
    EXPECT_GE(top_left.y_px, 60 - 1e-6);
    EXPECT_LE(bottom_right.x_px, 1580 + 1e-6);
    EXPECT_LE(bottom_right.y_px, 830 + 1e-6);
}

TEST(MapView, LooksWhereTheViewSays) {
    SceneWorld world;
    world.view.map = {.centre = LonLat{65, 50}, .metres_per_px = 500.0};
    const MapView map = map_view(world.view, *world.base, 800, 600, {});
    EXPECT_EQ(map.centre, world.base->projection.to_map(LonLat{65, 50}));
    EXPECT_EQ(map.metres_per_px, 500.0);
    EXPECT_EQ(map.width_px, 800.0);
}

/// Where the outline of unit B ("B" lies east of lon 70) appears.
ScreenBox box_of_b(const SceneWorld& world, const MapView& map) {
    const MapBox box = bounds(world.base->units[1]);
    const ScreenPoint top_left = to_screen({box.min_x_m, box.max_y_m}, map);
    const ScreenPoint bottom_right = to_screen({box.max_x_m, box.min_y_m}, map);
    return {top_left.x_px, top_left.y_px, bottom_right.x_px, bottom_right.y_px};
}

TEST(MapView, FitsTheUnitThatTheViewNames) {
    SceneWorld world;
    world.view.map.fit_unit = "B";
    const MapView map = map_view(world.view, *world.base, 1600, 1000, {20, 20, 20, 20});
    const ScreenBox b = box_of_b(world, map);
    EXPECT_TRUE(std::abs(b.top_px - 20) < 1e-6 || std::abs(b.left_px - 20) < 1e-6) << "the unit does not fill the room";
    EXPECT_GE(b.left_px, 20 - 1e-6);
    EXPECT_LE(b.bottom_px, 980 + 1e-6);
}

TEST(MapView, EnlargesNoUnitBeyondWhatItsOutlineBears) {
    SceneWorld world;
    world.data.boundaries.scale_denominator = 400'000'000;
    world.project();
    world.view.map.fit_unit = "B";
    const MapView map = map_view(world.view, *world.base, 1600, 1000, {338, 60, 20, 170});
    EXPECT_NEAR(scale_denominator(map.metres_per_px), 100'000'000, 1e-3);
    const ScreenBox b = box_of_b(world, map);
    EXPECT_NEAR((b.left_px + b.right_px) / 2, (338 + 1580) / 2.0, 1e-6);
    EXPECT_NEAR((b.top_px + b.bottom_px) / 2, (60 + 830) / 2.0, 1e-6);
}

TEST(MapView, ShowsTheSurroundingsOfAUnitWithoutOutline) {
    Dataset data = test::make_dataset({});
    data.boundaries.units.push_back({.code = "T", .outline = OutlineQuality::None, .point = LonLat{65, 50}});
    SceneWorld world(std::move(data));
    world.view.map.fit_unit = "T";
    const MapView map = map_view(world.view, *world.base, 1000, 1000, {});
    EXPECT_NEAR(map.metres_per_px, 100.0, 1e-6);
    EXPECT_NEAR(to_screen(world.base->projection.to_map({65, 50}), map).x_px, 500.0, 1e-6);
}

TEST(MapView, FitsAllWhereTheUnitIsUnknown) {
    SceneWorld world;
    const MapView all = map_view(world.view, *world.base, 1600, 1000, {});
    world.view.map.fit_unit = "nowhere";
    EXPECT_EQ(map_view(world.view, *world.base, 1600, 1000, {}), all);
}

TEST(FinestScale, IsAQuarterOfTheSetsDenominator) {
    BoundarySet set;
    EXPECT_EQ(finest_metres_per_px(set), 0.0);
    set.scale_denominator = 10'000'000;
    EXPECT_NEAR(scale_denominator(finest_metres_per_px(set)), 2'500'000, 1e-6);
}

struct OutlineNote : testing::Test {
    OutlineNote() {
        world.data.boundaries.scale_denominator = 10'000'000;
        world.map.centre = world.base->projection.to_map(LonLat{65, 50});
    }
    [[nodiscard]] std::string at(double scale) {
        world.map.metres_per_px = scale;
        return outline_note(world.data.boundaries, *world.base, world.map, world.text);
    }
    SceneWorld world;
    std::vector<BoundaryUnit>& units = world.data.boundaries.units;
    const double fine = 300.0;
};

TEST_F(OutlineNote, IsNotNeededForExactOutlines) { EXPECT_EQ(at(fine), ""); }

TEST_F(OutlineNote, SaysHowFarTheOutlinesCanBeTrusted) {
    units[0].outline = OutlineQuality::Approximate;
    EXPECT_EQ(at(fine), "outlines are approximate");
    units[0].accuracy_m = 4800;
    EXPECT_EQ(at(fine), "outlines accurate to about 5 km");
    units[0].accuracy_m = 250;
    EXPECT_EQ(at(fine), "outlines accurate to about 250 m");
}

TEST_F(OutlineNote, AppearsBeyondAQuarterOfTheSetsScale) {
    units[0].outline = OutlineQuality::Approximate;
    EXPECT_EQ(at(finest_metres_per_px(world.data.boundaries) * 1.001), "");
    EXPECT_NE(at(finest_metres_per_px(world.data.boundaries) * 0.999), "");
}

TEST_F(OutlineNote, MeansTheUnitsInView) {
    units[0].outline = units[1].outline = OutlineQuality::Approximate;
    units[0].accuracy_m = 5000;
    units[1].accuracy_m = 9000;
    EXPECT_EQ(at(fine), "outlines accurate to about 5 km");
}

}  // namespace
}  // namespace kua
