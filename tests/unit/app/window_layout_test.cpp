#include "app/window_layout.h"

#include "unit/app/app_fixture.h"

namespace kua {
namespace {

struct Fit : testing::Test {
    // On 5 January there are incidents in a town and known to the country only; on 9 January in the town alone.
    test::AppWorld world{{{.id = "town", .first = "2021-01-05", .at = {65, 50}},
                          {.id = "country", .first = "2021-01-05", .place = PlacePrecision::Country},
                          {.id = "later", .first = "2021-01-09", .at = {65, 50}}}};
    AppState& state = world.state;
    [[nodiscard]] MapRoom room() { return map_room(state, 1280.0, 620.0, {world.text, *world.metrics}); }
};

TEST_F(Fit, KeepsRoomForTheLargestThatTheBoxesHaveBeen) {
    world.show_days("2021-01-09", "2021-01-09");
    const std::size_t fewer = box_content(state, 1280.0, {world.text, *world.metrics}).margin_rows;
    EXPECT_EQ(room().width_px, 960.0);
    world.show_days("2021-01-05", "2021-01-05");
    const MapRoom most = room();
    EXPECT_GT(state.largest_boxes.margin_rows, fewer);
    world.show_days("2021-01-09", "2021-01-09");
    EXPECT_EQ(room(), most) << "the map stands still";
    fit_map(state);
    EXPECT_EQ(room().width_px, 960.0);
    EXPECT_EQ(state.largest_boxes.margin_rows, fewer) << "until Fit is asked for again";
}

TEST_F(Fit, DoesNotMoveTheMapWhereTheMarksAreFolded) {
    const WindowWords words{world.text, *world.metrics};
    for (const double width : {960.0, 1600.0}) {
        state.panel.marks_open.reset();
        const MapRoom before = map_room(state, width, 620.0, words);
        for (const bool open : {true, false}) {
            state.panel.marks_open = open;
            EXPECT_EQ(map_room(state, width, 620.0, words), before) << width;
        }
    }
}

TEST_F(Fit, KeepsTheBarOnTopAsHighAsItHasBeen) {
    const WindowWords words{world.text, *world.metrics};
    state.picture.scene.sentence = std::string(400, 'm');
    for (std::size_t i = 9; i < state.picture.scene.sentence.size(); i += 10) state.picture.scene.sentence[i] = ' ';
    const MapRoom room = map_room(state, 960.0, 600.0, words);
    EXPECT_EQ(room.width_px, 640.0);
    const double high = window_layout(state, 960.0, 600.0, words).top_bar.bottom_px;
    EXPECT_GT(high, top_bar_px);
    state.picture.scene.sentence = "1 of 3 incidents.";
    EXPECT_EQ(window_layout(state, 960.0, 600.0, words).top_bar.bottom_px, high);
}

TEST_F(Fit, GivesTheMarginBoxTheRoomThatItsWordsNeed) {
    const WindowWords words{world.text, *world.metrics};
    state.picture.scene.margin = {{"Area or no place known to anybody", 12, {}}};
    EXPECT_GT(box_content(state, 1280.0, words).margin_width_px, 230.0);
    state.picture.scene.margin = {{"Undated", 2, {}}};
    EXPECT_EQ(box_content(state, 1280.0, words).margin_width_px, 190.0);
}

}  // namespace
}  // namespace kua
