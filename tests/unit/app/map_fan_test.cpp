#include "app/map_fan.h"

#include "unit/app/app_fixture.h"

#include <gmock/gmock.h>

#include <cmath>

namespace kua {
namespace {

double apart_px(ScreenPoint a, ScreenPoint b) { return std::hypot(a.x_px - b.x_px, a.y_px - b.y_px); }

TEST(LeafPlaces, KeepLeavesApartAndOffTheStack) {
    for (std::size_t count = 2; count <= most_leaves; ++count) {
        const auto places = leaf_places(count, 14.0);
        ASSERT_EQ(places.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_GE(apart_px(places[i], {}), 14.0 + 19.9);
            for (std::size_t k = i + 1; k < count; ++k) EXPECT_GE(apart_px(places[i], places[k]), 20.0) << count;
        }
    }
}

struct Fan : testing::Test {
    test::AppWorld world{std::vector<test::Row>{{.id = "a", .at = {65, 50}},
                                                {.id = "b", .at = {65, 50}},
                                                {.id = "c", .first = "2021-01-05", .at = {65, 50}},
                                                {.id = "alone", .at = {75, 45}}}};
    AppState& state = world.state;
};

TEST_F(Fan, SpreadsEveryIncidentOfAStackByItself) {
    open_fan(state, *world.mark_of("a"));
    const auto leaves = fan_leaves(state);
    std::vector<RowId> rows;
    for (const Leaf& leaf : leaves) rows.push_back(leaf.row);
    EXPECT_THAT(rows, testing::UnorderedElementsAre(world.row("a"), world.row("b"), world.row("c")));
    for (const Leaf& leaf : leaves) EXPECT_EQ(leaf.mark.certain + leaf.mark.possible, 1);
}

TEST_F(Fan, LeavesASingleIncidentAlone) {
    open_fan(state, *world.mark_of("alone"));
    EXPECT_TRUE(fan_leaves(state).empty());
}

TEST_F(Fan, ClosesWhereTheStackIsAnotherOne) {
    open_fan(state, *world.mark_of("a"));
    world.show_days("2021-01-09", "2021-01-11");
    EXPECT_TRUE(fan_leaves(state).empty());
}

TEST_F(Fan, OpensTheCardOfTheLeafUnderThePointer) {
    open_fan(state, *world.mark_of("a"));
    const auto leaves = fan_leaves(state);
    const auto found = leaf_at(leaves, {leaves[1].at.x_px + 2.0, leaves[1].at.y_px});
    ASSERT_EQ(found, 1u);
    open_leaf(state, leaves[*found], world.text);
    ASSERT_TRUE(state.card.shown);
    EXPECT_EQ(state.card.rows()[*state.card.shown], leaves[1].row);
    EXPECT_FALSE(leaf_at(leaves, {leaves[1].at.x_px + 40.0, leaves[1].at.y_px + 400.0}));
}

}  // namespace
}  // namespace kua
