#include "app/color_lines.h"

#include "app/panels.h"
#include "scene/class_rows.h"
#include "app/window_layout.h"
#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <algorithm>

namespace kua {
namespace {

Dataset with_people() {
    Dataset data = test::make_dataset({{.id = "1", .place = PlacePrecision::Adm1, .region = "A"},
                                       {.id = "2", .place = PlacePrecision::Adm1, .region = "A"},
                                       {.id = "3", .place = PlacePrecision::Adm1, .region = "B"}});
    data.boundaries.denominators.push_back({"population", "person", "Census", {{2021, {1e5, 4e5}}}});
    return data;
}

struct ColorBox : testing::Test {
    ColorBox() { world.show_days("2021-01-01", "2021-01-31"); }
    test::AppWorld world{with_people()};
    AppState& state = world.state;
    test::ImguiFrames frames;

    void by_people() {
        state.view.rate.denominator = "population";
        world.update();
    }
    [[nodiscard]] WindowWords words() const { return {world.text, *world.metrics}; }
    [[nodiscard]] Layout layout() const { return window_layout(state, 1280.0, 800.0, words()); }
    void frame() {
        frames.run(state.ui, [&](Ui& ui) { color_box(ui, state, layout(), *world.metrics); });
    }
    void click(ScreenPoint at) {
        frames.move(at);
        frame();
        frames.button(true);
        frame();
        frames.button(false);
        frame();
    }
    [[nodiscard]] std::vector<RowId> listed(const ClassLegend& legend, const LegendClass& one) const {
        return rows_of_class(legend, one, state.picture.selection, {state.dataset()->incidents, state.picture.base->projection});
    }
    [[nodiscard]] bool counts(const ClassLegend& legend, const LegendClass& one) const { return !listed(legend, one).empty(); }
    /// Where the first line of this kind that counts records is.
    [[nodiscard]] ScreenPoint row_of_class() const {
        const ScreenBox box = layout().colors_box;
        double y_px = box.top_px + 33.0;
        for (const ColorLine& line : color_lines(state.picture.scene, *world.metrics, color_words_px)) {
            if (line.entry != nullptr && counts(*line.legend, *line.entry)) return {box.left_px + 80.0, y_px + 10.0};
            y_px += line.height_px;
        }
        ADD_FAILURE() << "no class counts anything";
        return {};
    }
};

TEST_F(ColorBox, IsNotThereWithoutColours) {
    frame();
    EXPECT_TRUE(state.ui.stops.empty());
    EXPECT_EQ(layout().colors_box.right_px, 0.0);
}

TEST_F(ColorBox, ListsWhatIsCountedInAColour) {
    by_people();
    click(row_of_class());
    const auto& classes = state.picture.scene.colors.front().classes;
    const auto counted =
        std::find_if(classes.begin(), classes.end(), [&](const auto& one) { return counts(state.picture.scene.colors.front(), one); });
    EXPECT_EQ(state.card.title, counted->text);
    EXPECT_EQ(state.card.rows(), listed(state.picture.scene.colors.front(), *counted));
    EXPECT_FALSE(state.card.rows().empty());
}

TEST_F(ColorBox, SaysWhereNothingIsCountedInAColour) {
    by_people();
    const ClassLegend& legend = state.picture.scene.colors.front();
    const LegendClass nothing{.color = {}, .text = "none reported", .members = 1, .units = {12345}};
    open_class(state, legend, nothing, world.text);
    EXPECT_FALSE(state.card.open());
    EXPECT_NE(state.notice.find("Nothing is counted"), std::string::npos);
}

TEST_F(ColorBox, FoldsIntoItsTitle) {
    by_people();
    const double open_px = layout().colors_box.top_px;
    click({layout().colors_box.left_px + 60.0, open_px + 15.0});
    EXPECT_FALSE(layout().colors_open);
    EXPECT_GT(layout().colors_box.top_px, open_px);
    click({layout().colors_box.left_px + 60.0, layout().colors_box.top_px + 15.0});
    EXPECT_TRUE(layout().colors_open);
}

TEST_F(ColorBox, MakesWayForTheCardOfAMark) {
    by_people();
    state.view.surface.kind = SurfaceKind::Squares;
    world.update();
    ASSERT_TRUE(layout().colors_open);
    open_list(state, "A", {{"", {0, 1}}}, world.text);
    EXPECT_TRUE(layout().colors_open) << "the card is on the other side";
    state.card.height_px = 400.0;
    state.card.beside = ScreenPoint{570.0, 120.0};
    EXPECT_FALSE(overlaps(card_place(state, layout()), layout().colors_box));
    EXPECT_FALSE(layout().colors_open);
    close_card(state);
    EXPECT_TRUE(layout().colors_open);
}

TEST_F(ColorBox, TellsCirclesBySize) {
    state.view.measure.size = MarkSize::Proportional;
    state.picture.scene.sizes = {"Incidents", {{20.0, "8"}, {10.0, "2"}}, "outer ring: at most"};
    const auto lines = color_lines(state.picture.scene, *world.metrics, color_words_px);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_GE(lines[1].height_px, 40.0);
    frame();
    EXPECT_EQ(state.ui.stops.size(), 1U) << "its title only";
}

TEST_F(ColorBox, IsKeptFreeByFit) {
    const MapRoom before = map_room(state, 1280.0, 800.0, words());
    by_people();
    const MapRoom with = map_room(state, 1280.0, 800.0, words());
    EXPECT_GT(with.insets_px.left_px + with.insets_px.bottom_px, before.insets_px.left_px + before.insets_px.bottom_px);
    state.panel.colors_open = false;
    EXPECT_EQ(map_room(state, 1280.0, 800.0, words()), with) << "folding moves no map";
    state.view.rate.denominator.clear();
    world.update();
    EXPECT_EQ(map_room(state, 1280.0, 800.0, words()), before);
}

}  // namespace
}  // namespace kua
