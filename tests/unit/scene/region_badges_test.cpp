#include "scene/region_badges.h"

#include "core/unit_name.h"
#include "unit/scene/scene_fixture.h"

#include <cmath>

namespace kua {
namespace {

using test::items_of;
using test::marks_of;
using test::Row;
using test::SceneWorld;

Row in_region(const char* id, const char* region) {
    return {.id = id, .place = PlacePrecision::Adm1, .region = region};
}

bool box_is_inside(const Mark& badge, const SceneWorld& world) {
    for (const double dx : {-0.5, 0.5})
        for (const double dy : {-0.5, 0.5}) {
            const ScreenPoint at = to_screen(badge.at, world.map);
            const ScreenPoint corner{at.x_px + badge.offset_px.x_px + dx * badge.width_px,
                                     at.y_px + badge.offset_px.y_px + dy * badge.height_px};
            if (!contains(world.base->units[badge.region], to_map(corner, world.map))) return false;
        }
    return true;
}

TEST(RegionBadges, StandWithoutANameWhereTheUnitHasNone) {
    SceneWorld world({in_region("1", "A"), in_region("2", "B")});
    world.data.boundaries.units[0].code = "1";
    world.data.boundaries.units[0].name = stand_in_name("1");
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    std::set<std::string> names;
    for (const Label& label : items_of<Label>(scene)) names.insert(label.text);
    EXPECT_EQ(names, std::set<std::string>{"REGION B"});
    EXPECT_EQ(marks_of(scene, MarkKind::Badge).at(0).title, "Unit 1") << "lists tell it apart";
}

TEST(RegionBadges, AreOneARegionInsideItsPolygonAtEveryScale) {
    SceneWorld world({in_region("1", "A"), in_region("2", "A"), in_region("3", "B"), {.id = "4", .at = {65, 50}}});
    world.select_days("2021-01-01", "2021-01-31");
    for (const double scale : {8000.0, 3000.0, 900.0, 200.0}) {
        world.map.metres_per_px = scale;
        const auto badges = marks_of(world.build(), MarkKind::Badge);
        ASSERT_EQ(badges.size(), 2U);
        EXPECT_EQ(badges[0].number, "2");
        EXPECT_EQ(badges[0].title, "Region A");
        for (const Mark& badge : badges) EXPECT_TRUE(box_is_inside(badge, world)) << scale;
    }
}

TEST(RegionBadges, StandUnderTheNameOfTheirRegion) {
    SceneWorld world({in_region("1", "A")});
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    const Mark badge = marks_of(scene, MarkKind::Badge).at(0);
    const auto labels = items_of<Label>(scene);
    const auto name = std::find_if(labels.begin(), labels.end(), [](const Label& l) { return l.text == "REGION A"; });
    ASSERT_NE(name, labels.end());
    const ScreenBox box = test::box_of(*name, world);
    const ScreenPoint at = to_screen(badge.at, world.map);
    EXPECT_NEAR((box.left_px + box.right_px) / 2, at.x_px, 0.01);
    EXPECT_GT(at.y_px - badge.height_px / 2 - box.bottom_px, 2.0);
    EXPECT_LT(at.y_px - badge.height_px / 2 - box.bottom_px, 12.0);
}

TEST(RegionBadges, StandBesideThePointOfAUnitWithoutOutline) {
    SceneWorld world({in_region("1", "C"), {.id = "2", .at = {65, 50}}});
    world.data.boundaries.units.push_back({.code = "C",
                                           .kind = "city",
                                           .name = {{"Cee", "", ""}},
                                           .outline = OutlineQuality::None,
                                           .point = LonLat{65, 50}});
    world.data.incidents.region[0] = 2;
    world.add_place("Cee", {65, 50}, 1);
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    const Mark badge = marks_of(scene, MarkKind::Badge).at(0);
    EXPECT_EQ(badge.at, world.base->projection.to_map(LonLat{65, 50}));
    EXPECT_GT(std::hypot(badge.offset_px.x_px, badge.offset_px.y_px), 14.0);
    EXPECT_LT(std::hypot(badge.offset_px.x_px, badge.offset_px.y_px), 60.0);
}

TEST(RegionBadges, RatherStandCloseToATownThanOutsideTheirRegion) {
    SceneWorld world({in_region("1", "A"), {.id = "2", .at = {65, 50.35}}});
    world.data.boundaries.units[0].shape = {{{{64.5, 49.9}, {65.5, 49.9}, {65.5, 50.3}, {64.5, 50.3}}, {}}};
    world.add_place("Town", {65, 50.26}, 2);
    world.map.metres_per_px = 1400.0;
    world.select_days("2021-01-01", "2021-01-31");
    const Mark badge = marks_of(world.build(), MarkKind::Badge).at(0);
    EXPECT_EQ(badge.offset_px, ScreenPoint{});
    EXPECT_TRUE(box_is_inside(badge, world));
}

TEST(RegionBadges, LeaveAPolygonThatIsSmallerThanTheyAre) {
    SceneWorld world({in_region("1", "A")});
    world.data.boundaries.units[0].shape = {{{{65, 50}, {65.1, 50}, {65.1, 50.1}, {65, 50.1}}, {}}};
    world.project();
    world.map.metres_per_px = 3000.0;
    world.select_days("2021-01-01", "2021-01-31");
    EXPECT_NE(marks_of(world.build(), MarkKind::Badge).at(0).offset_px, ScreenPoint{});
    world.map.metres_per_px = 50.0;
    EXPECT_EQ(marks_of(world.build(), MarkKind::Badge).at(0).offset_px, ScreenPoint{});
}

TEST(RegionBadges, FindRoomInACrowd) {
    std::vector<Row> rows;
    for (int i = 0; i < 400; ++i)
        rows.push_back({.id = std::to_string(i), .at = {65 + i % 20 * 0.1, 50 + i / 20 * 0.1}});
    rows.push_back(in_region("r", "A"));
    SceneWorld world(rows);
    world.data.boundaries.units[0].shape.clear();
    world.data.boundaries.units[0].point = LonLat{66, 51};
    world.project();
    world.map.metres_per_px = 300.0;
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    const Mark badge = marks_of(scene, MarkKind::Badge).at(0);
    const ScreenPoint at = to_screen(badge.at, world.map);
    for (const Mark& mark : items_of<Mark>(scene)) {
        if (mark.kind == MarkKind::Badge) continue;
        const ScreenPoint other = to_screen(mark.at, world.map);
        const double dx = std::max(std::abs(at.x_px + badge.offset_px.x_px - other.x_px) - badge.width_px / 2, 0.0);
        const double dy = std::max(std::abs(at.y_px + badge.offset_px.y_px - other.y_px) - badge.height_px / 2, 0.0);
        EXPECT_GE(std::hypot(dx, dy), mark.radius_px);
    }
}

}  // namespace
}  // namespace kua
