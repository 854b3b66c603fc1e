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
    void click(void (*section)(Ui&, AppState&, Column&), ScreenPoint at) {
        state.panel.region_names = {"A", "B"};
        const auto frame = [&] {
            frames.run(state.ui, [&](Ui& ui) {
                Area area(ui, "panel", {0.0, 0.0, 320.0, 400.0}, AreaKind::Scrolling);
                Column column{20.0, 300.0, 0.0};
                section(ui, state, column);
            });
        };
        frames.move(at);
        frame();
        frames.button(true);
        frame();
        frames.button(false);
        frame();
    }
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

TEST_F(Sections, ChooseCirclesBySize) {
    click(measure_section, {230.0, 4.0 + 24.0 + 2.0 + 26.0 + 6.0 + 13.0});
    EXPECT_EQ(state.view.measure.size, MarkSize::Proportional);
    click(measure_section, {90.0, 4.0 + 24.0 + 2.0 + 26.0 + 6.0 + 13.0});
    EXPECT_EQ(state.view.measure.size, MarkSize::Number);
}

}  // namespace
}  // namespace kua
