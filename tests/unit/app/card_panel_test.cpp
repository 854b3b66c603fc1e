#include "app/panels.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

struct CardList : testing::Test {
    test::AppWorld world{
        {{.id = "P", .first = "2020-12-01", .last = "2021-01-10", .at = {65, 50}, .title = "Short"},
         {.id = "C1", .first = "2020-12-01", .last = "2021-01-10", .at = {65, 50}, .parent = "P", .title = "Short"}}};
    AppState& state = world.state;
    test::ImguiFrames frames;

    /// How high the card of these rows comes out.
    double height_px(const std::vector<RowId>& rows) {
        open_list(state, "Place", {{"", rows}}, world.text);
        state.card.shown.reset();
        const Layout layout = layout_of(1600.0, 1000.0, {});
        for (int i = 0; i < 2; ++i) frames.run(state.ui, [&](Ui& ui) { card_panel(ui, state, layout); });
        return state.card.height_px;
    }
};

TEST_F(CardList, GivesALongNoteASecondLine) {
    const double summary = height_px({world.row("P")});
    const double incident = height_px({world.row("C1")});
    EXPECT_GE(summary, incident + 10.0)
        << "\"1 December 2020 to 10 January 2021; a summary, not counted itself\" is wider than the card";
}

}  // namespace
}  // namespace kua
