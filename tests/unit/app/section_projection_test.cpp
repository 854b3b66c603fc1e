#include "app/projection_presets.h"

#include "app/panels.h"
#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <algorithm>

namespace kua {
namespace {

TEST(UtmZone, IsSixDegreesWide) {
    EXPECT_EQ(utm_zone(-180.0), 1);
    EXPECT_EQ(utm_zone(65.9), 41);
    EXPECT_EQ(utm_zone(66.0), 42);
    EXPECT_EQ(utm_zone(180.0), 60);
}

TEST(ProjectionPresets, AreKnownToProj) {
    for (const LonLat centre : {LonLat{67.0, 48.0}, LonLat{-70.0, -33.0}})
        for (const ProjectionPreset& preset : projection_presets(centre, Catalogue{})) {
            if (preset.definition.empty()) continue;
            EXPECT_TRUE(Projection::make(preset.definition)) << preset.definition;
        }
    EXPECT_EQ(projection_presets({-70.0, -33.0}, Catalogue{}).back().definition, "EPSG:32719");
}

struct ProjectionPart : testing::Test {
    test::AppWorld world{{{.id = "1", .at = {65, 50}}}};
    AppState& state = world.state;
    test::ImguiFrames frames;

    void frame() {
        frames.run(state.ui, [&](Ui& ui) {
            Area area(ui, "panel", {0.0, 0.0, 320.0, 400.0}, AreaKind::Scrolling);
            Column column{20.0, 300.0, 0.0};
            projection_section(ui, state, column);
        });
        world.update();
    }
    void click(ScreenPoint at) {
        frames.move(at);
        frame();
        frames.button(true);
        frame();
        frames.button(false);
        frame();
    }
    void type(const std::string& words) {
        click({160.0, 140.0});
        ImGui::GetIO().KeyCtrl = true;
        ImGui::GetIO().KeysDown[ImGuiKey_A] = true;
        frame();
        ImGui::GetIO().KeyCtrl = false;
        ImGui::GetIO().KeysDown[ImGuiKey_A] = false;
        frame();
        frames.type(words);
        frame();
        ImGui::GetIO().KeysDown[ImGuiKey_Enter] = true;
        frame();
        ImGui::GetIO().KeysDown[ImGuiKey_Enter] = false;
        frame();
    }
};

TEST_F(ProjectionPart, ChoosesByName) {
    click({100.0, 86.0});
    EXPECT_EQ(state.view.map.projection, "EPSG:3857");
    click({100.0, 38.0});
    EXPECT_EQ(state.view.map.projection, "");
}

TEST_F(ProjectionPart, TakesAnyCode) {
    type("EPSG:32642");
    EXPECT_EQ(state.view.map.projection, "EPSG:32642");
    EXPECT_EQ(state.panel.projection.problem, "");
}

TEST_F(ProjectionPart, SaysInPlaceWhatCannotBeUsed) {
    type("EPSG:4326");
    EXPECT_EQ(state.view.map.projection, "");
    EXPECT_NE(state.panel.projection.problem, "");
    EXPECT_EQ(state.dialog, DialogKind::None);
    type("EPSG:32643");
    EXPECT_EQ(state.panel.projection.problem, "");
}

TEST_F(ProjectionPart, FollowsAChoiceMadeElsewhere) {
    state.view.map.projection = "EPSG:32642";
    frame();
    EXPECT_EQ(state.panel.projection.typed, "EPSG:32642");
}

}  // namespace
}  // namespace kua
