#include "app/map_input.h"

#include "app/actions.h"
#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

struct MapMouse : testing::Test {
    test::AppWorld world{{{.id = "1", .at = {65, 50}}}};
    AppState& state = world.state;
    test::ImguiFrames frames;
    Layout layout = layout_of(1600.0, 1000.0, {});

    void frame() {
        frames.run(state.ui, [&](Ui& ui) { map_input(ui, state, layout); });
    }
    void click(ScreenPoint at) {
        frames.move(at);
        for (const bool down : {true, false}) {
            frames.button(down);
            frame();
        }
    }
    /// Draws through these points of the window with the button down.
    void draw(const std::vector<ScreenPoint>& points, Tool tool = Tool::Lasso) {
        state.map.tool = tool;
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

TEST_F(MapMouse, KeepsWhatLiesInsideALasso) {
    draw({{600, 300}, {700, 300}, {700, 400}, {600, 400}});
    EXPECT_GE(state.view.filter.area.size(), 3U);
}

TEST_F(MapMouse, TakesAStrokeForNoOutline) {
    draw({{600, 300}, {650, 350}, {700, 401}, {750, 450}});
    EXPECT_TRUE(state.view.filter.area.empty());
    EXPECT_EQ(state.map.tool, Tool::Pan);
}

TEST_F(MapMouse, FitsTheUnitUnderADoubleClickUntilTheMapIsMoved) {
    const ScreenPoint on_b = to_screen(state.picture.base->unit_centres[1].at, state.picture.map);
    const ScreenPoint at{layout.map.left_px + on_b.x_px, layout.map.top_px + on_b.y_px};
    click(at);
    EXPECT_TRUE(state.view.map.fit_unit.empty());
    click(at);
    EXPECT_EQ(state.view.map.fit_unit, "B");
    pan_map(state, {10.0, 0.0});
    EXPECT_TRUE(state.view.map.fit_unit.empty());
    EXPECT_TRUE(state.view.map.centre);
}

TEST_F(MapMouse, TakesADragAndAClickForNoDoubleClick) {
    const ScreenPoint on_b = to_screen(state.picture.base->unit_centres[1].at, state.picture.map);
    const ScreenPoint at{layout.map.left_px + on_b.x_px, layout.map.top_px + on_b.y_px};
    draw({at, {at.x_px + 40, at.y_px}}, Tool::Pan);
    click(at);
    EXPECT_TRUE(state.view.map.fit_unit.empty());
}

}  // namespace
}  // namespace kua
