#include "app/map_aids.h"

#include "unit/app/app_fixture.h"

namespace kua {
namespace {

struct Aids : testing::Test {
    test::AppWorld world{std::vector<test::Row>{{.id = "a", .at = {65, 50}}, {.id = "b", .at = {75, 52}}}};
    AppState& state = world.state;

    const MapAids& aids() {
        world.update();
        update_map_aids(state, world.text);
        return state.aids;
    }
};

TEST_F(Aids, AreNotNeededOnAMapOfEverythingThatFitsIt) {
    EXPECT_TRUE(aids().scale_note.empty());
    EXPECT_FALSE(aids().north);
    EXPECT_FALSE(aids().shows_part);
}

TEST_F(Aids, WarnWhereTheScaleVariesAndUpIsNotNorth) {
    state.view.map.projection = "+proj=laea +lat_0=0 +lon_0=20";
    EXPECT_FALSE(aids().scale_note.empty());
    ASSERT_TRUE(aids().north);
    EXPECT_LT(aids().north->centre_deg, -5.0) << "east of the middle, north leans to the west";
}

TEST_F(Aids, ShowWhereAPartIs) {
    aids();
    zoom_map(state, 8.0, {500.0, 300.0});
    EXPECT_TRUE(aids().shows_part);
    EXPECT_FALSE(aids().outlines.empty());
}

TEST_F(Aids, WaitUntilTheMapRests) {
    aids();
    zoom_map(state, 8.0, {500.0, 300.0});
    state.map.dragging = true;
    EXPECT_FALSE(aids().shows_part);
    state.map.dragging = false;
    EXPECT_TRUE(aids().shows_part);
}

}  // namespace
}  // namespace kua
