#include "app/map_input.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

struct Lasso : testing::Test {
    test::AppWorld world{{{.id = "1", .at = {65, 50}}}};
    AppState& state = world.state;
    test::ImguiFrames frames;
    Layout layout = layout_of(1600.0, 1000.0, {});

    void frame() {
        frames.run(state.ui, [&](Ui& ui) { map_input(ui, state, layout); });
    }
    /// Draws through these points of the window with the button down.
    void draw(const std::vector<ScreenPoint>& points) {
        state.map.tool = Tool::Lasso;
        frames.move(points.front());
        frame();
        frames.button(true);
        for (const ScreenPoint point : points) {
            frames.move(point);
            frame();
        }
        frames.button(false);
        frame();
    }
};

TEST_F(Lasso, KeepsWhatLiesInsideAnOutline) {
    draw({{600, 300}, {700, 300}, {700, 400}, {600, 400}});
    EXPECT_GE(state.view.filter.area.size(), 3U);
}

TEST_F(Lasso, TakesAStrokeForNoOutline) {
    draw({{600, 300}, {650, 350}, {700, 401}, {750, 450}});
    EXPECT_TRUE(state.view.filter.area.empty());
    EXPECT_EQ(state.map.tool, Tool::Pan);
}

}  // namespace
}  // namespace kua
