#include "app/panels.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

struct Sections : testing::Test {
    test::AppWorld world{{{.id = "P", .at = {65, 50}},
                          {.id = "C1", .at = {65, 50}, .parent = "P"},
                          {.id = "C2", .at = {65, 50}, .parent = "P"}}};
    AppState& state = world.state;
    test::ImguiFrames frames;

    /// Clicks the note at the right end of the heading of `section`.
    void click_note(void (*section)(Ui&, AppState&, Column&)) { click(section, {297.0, 12.0}); }
    void click(void (*section)(Ui&, AppState&, Column&), ScreenPoint at) { drag(section, {at}); }
    /// Presses the button at the first point, moves over the others and lets go at the last.
    void drag(void (*section)(Ui&, AppState&, Column&), const std::vector<ScreenPoint>& over) {
        state.panel.region_names = {"A", "B"};
        const auto frame = [&] {
            frames.run(state.ui, [&](Ui& ui) {
                Area area(ui, "panel", {0.0, 0.0, 320.0, 400.0}, AreaKind::Scrolling);
                Column column{20.0, 300.0, 0.0};
                section(ui, state, column);
            });
        };
        frames.move(over.front());
        frame();
        frames.button(true);
        for (const ScreenPoint at : over) {
            frames.move(at);
            frame();
        }
        frames.button(false);
        frame();
    }
    static ScreenPoint region_row(int row) { return {60.0, 24.0 + 8.0 + 23.0 * row + 11.0}; }
    static ScreenPoint people_bar(int bar) { return {20.0 + 280.0 / 13.0 * (bar + 0.5), 24.0 + 2.0 + 20.0}; }
};

TEST_F(Sections, ListWhatTheNumberBesideTypeCounts) {
    click_note(type_section);
    EXPECT_EQ(state.card.counts, "2 incidents and 1 summary");
    EXPECT_EQ(state.card.rows(), state.picture.selection.rows);
}

TEST_F(Sections, ShowAllRegionsWhereTheirNumberIsClicked) {
    click_note(region_section);
    EXPECT_TRUE(state.panel.all_regions);
    click_note(region_section);
    EXPECT_FALSE(state.panel.all_regions);
}

TEST_F(Sections, ChooseTheRowsThatWereDraggedOver) {
    drag(region_section, {region_row(0), region_row(1)});
    EXPECT_EQ(state.view.filter.regions, (std::vector<std::string>{"A", "B"}));
    drag(region_section, {region_row(2), region_row(0), region_row(1)});
    EXPECT_EQ(state.view.filter.regions, (std::vector<std::string>{"-", "B"}));
    drag(region_section, {region_row(0), region_row(1), region_row(2)});
    EXPECT_FALSE(state.view.filter.regions) << "all there is";
}

TEST_F(Sections, TakeADragThatEndsWhereItBeganAsAClick) {
    drag(region_section, {region_row(1), region_row(0), region_row(1)});
    EXPECT_EQ(state.view.filter.regions, (std::vector<std::string>{"B"}));
}

TEST_F(Sections, AskForTheLeastNumberOfPeopleThatWasChosenInTheChart) {
    click(count_section, people_bar(5));
    EXPECT_EQ(state.view.filter.count_at_least, 10);
    drag(count_section, {people_bar(8), people_bar(6), people_bar(3)});
    EXPECT_EQ(state.view.filter.count_at_least, 3);
    click(count_section, people_bar(0));
    EXPECT_EQ(state.view.filter.count_at_least, 0);
}

TEST_F(Sections, ChooseCirclesBySize) {
    click(measure_section, {230.0, 4.0 + 24.0 + 2.0 + 26.0 + 6.0 + 13.0});
    EXPECT_EQ(state.view.measure.size, MarkSize::Proportional);
    click(measure_section, {90.0, 4.0 + 24.0 + 2.0 + 26.0 + 6.0 + 13.0});
    EXPECT_EQ(state.view.measure.size, MarkSize::Number);
}

}  // namespace
}  // namespace kua
