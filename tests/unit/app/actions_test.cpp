#include "app/actions.h"

#include "app/shortcuts.h"
#include "unit/app/app_fixture.h"

namespace kua {
namespace {

using test::AppWorld;

constexpr KeyContext on_map{};

struct MarkKeys : testing::Test {
    // From west to east; only the last two are in both the first and the second week.
    AppWorld world{{{.id = "west", .first = "2021-01-02", .at = {62, 50}},
                    {.id = "middle", .first = "2021-01-02", .last = "2021-01-12", .at = {70, 50}},
                    {.id = "east", .first = "2021-01-02", .last = "2021-01-12", .at = {78, 50}}}};
    AppState& state = world.state;
    void SetUp() override { world.show_days("2021-01-01", "2021-01-07"); }
    void press(Key key) { handle_key(state, {key, false, false}, on_map, world.text); }
};

TEST_F(MarkKeys, StayOnTheirMarkWhenTheSceneIsMadeAnew) {
    press(Key::N);
    press(Key::N);
    ASSERT_EQ(selected_mark(state), world.mark_of("middle"));
    world.show_days("2021-01-08", "2021-01-14");
    EXPECT_EQ(selected_mark(state), world.mark_of("middle"));
    press(Key::Enter);
    EXPECT_EQ(state.card.rows(), std::vector<RowId>{world.row("middle")});
}

TEST_F(MarkKeys, LetAMarkGoThatIsNoLongerThere) {
    press(Key::N);
    world.show_days("2021-01-08", "2021-01-14");
    EXPECT_EQ(selected_mark(state), std::nullopt);
    press(Key::Enter);
    EXPECT_FALSE(state.card.open());
    press(Key::N);
    EXPECT_EQ(selected_mark(state), world.mark_of("middle"));
}

TEST_F(MarkKeys, KeepTheirPlaceWhenTheCardCloses) {
    press(Key::N);
    press(Key::Enter);
    press(Key::Escape);
    EXPECT_FALSE(state.card.open());
    EXPECT_EQ(selected_mark(state), world.mark_of("west"));
}

TEST_F(MarkKeys, GoOnFromTheMarkThatWasClicked) {
    open_mark(state, *world.mark_of("west"), world.text);
    press(Key::N);
    EXPECT_EQ(selected_mark(state), world.mark_of("middle"));
}

TEST_F(MarkKeys, RingAClickedMarkUntilItsCardCloses) {
    open_mark(state, *world.mark_of("east"), world.text);
    EXPECT_EQ(selected_mark(state), world.mark_of("east"));
    close_card(state);
    EXPECT_EQ(selected_mark(state), std::nullopt);
}

TEST_F(MarkKeys, RingNoMarkForAListThatIsOfNone) {
    press(Key::N);
    open_list(state, "Whole country", {{"", {world.row("east"), world.row("west")}}}, world.text);
    EXPECT_EQ(selected_mark(state), std::nullopt);
    state.card.shown = 0;
    EXPECT_EQ(selected_mark(state), world.mark_of("east")) << "the record that is told has its ring";
}

TEST(TogglePlay, SaysThatAllDaysBuildUp) {
    AppWorld world(
        {{.id = "1", .first = "2021-01-02", .at = {62, 50}}, {.id = "2", .first = "2021-01-20", .at = {62, 50}}});
    toggle_play(world.state, world.text);
    EXPECT_TRUE(world.state.play.on);
    EXPECT_TRUE(world.state.view.time.cumulative);
    EXPECT_EQ(world.state.view.time.last, test::day("2021-01-02"));
    EXPECT_FALSE(world.state.notice.empty());
}

TEST(TogglePlay, KeepsAChosenWindow) {
    AppWorld world(
        {{.id = "1", .first = "2021-01-02", .at = {62, 50}}, {.id = "2", .first = "2021-01-20", .at = {62, 50}}});
    world.show_days("2021-01-04", "2021-01-06");
    toggle_play(world.state, world.text);
    EXPECT_EQ(world.state.view.time.first, test::day("2021-01-04"));
    EXPECT_EQ(world.state.view.time.last, test::day("2021-01-06"));
    EXPECT_TRUE(world.state.notice.empty());
    play_on(world.state, 1.5);
    EXPECT_EQ(world.state.view.time.first, test::day("2021-01-05"));
    EXPECT_EQ(world.state.view.time.last, test::day("2021-01-07"));
}

TEST(OpenList, CountsWhatItsNumberCounts) {
    AppWorld world({{.id = "P", .at = {65, 50}},
                    {.id = "C1", .at = {65, 50}, .parent = "P"},
                    {.id = "C2", .at = {65, 50}, .parent = "P"}});
    open_list(world.state, "Almaty", {{"Certainly in these dates", {0, 1, 2}}}, world.text);
    EXPECT_EQ(world.state.card.title, "Almaty");
    EXPECT_EQ(world.state.card.counts, "2 incidents and 1 summary");
    EXPECT_EQ(world.state.picture.selection.totals.certain, 2);
    close_card(world.state);
    EXPECT_FALSE(world.state.card.open());
}

}  // namespace
}  // namespace kua
