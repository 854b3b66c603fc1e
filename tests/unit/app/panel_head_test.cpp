#include "app/panels.h"
#include "app/shortcuts.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

struct Search : testing::Test {
    static Dataset data() {
        Dataset made = test::make_dataset({{.id = "1", .at = {65, 50}, .title = "Taken away"}});
        made.places = {{{{"Taraz", "Тараз", "Тараз"}}, {}, {71.4, 42.9}, "KZ", 1, 358000, 2}};
        return made;
    }
    test::AppWorld world{data()};
    AppState& state = world.state;
    test::ImguiFrames frames;
    PlaceSearch places{*state.dataset()};

    void frame() {
        frames.run(state.ui, [&](Ui& ui) { panel_head(ui, state, {0.0, 0.0, 320.0, 86.0}, places); });
    }
    /// Puts the caret in the field and types.
    void search(const std::string& words) {
        state.panel.wants_focus = true;
        for (int i = 0; i < 3; ++i) frame();
        for (const char letter : words) {
            frames.type(std::string(1, letter));
            frame();
        }
    }
    void press(Key key) { handle_key(state, {key, false, false}, {frames.typing()}, world.text); }
};

TEST_F(Search, KeepsTheCaretWhenTheListOpens) {
    search("tar");
    EXPECT_EQ(state.panel.search, "tar");
    EXPECT_TRUE(state.panel.search_open);
}

TEST_F(Search, ClosesTheListOnEscape) {
    search("tar");
    ImGui::GetIO().KeysDown[ImGuiKey_Escape] = true;
    press(Key::Escape);
    frame();
    ImGui::GetIO().KeysDown[ImGuiKey_Escape] = false;
    for (int i = 0; i < 2; ++i) frame();
    EXPECT_FALSE(state.panel.search_open);
    EXPECT_FALSE(frames.typing());
}

TEST_F(Search, ClosesTheListWhereOneClicksElsewhere) {
    search("tar");
    frames.move({900.0, 500.0});
    frame();
    frames.button(true);
    frame();
    frames.button(false);
    frame();
    EXPECT_FALSE(state.panel.search_open);
    EXPECT_EQ(state.panel.search, "tar");
}

TEST_F(Search, IsClosedWhileADialogIsOpen) {
    search("tar");
    ASSERT_TRUE(state.panel.search_open);
    state.dialog = DialogKind::Data;
    frame();
    EXPECT_FALSE(state.panel.search_open);
}

TEST_F(Search, TakesTheRowThatIsClicked) {
    search("tar");
    frames.move({160.0, 98.0});
    frame();
    frames.button(true);
    frame();
    frames.button(false);
    frame();
    EXPECT_TRUE(state.map.found) << "the map jumped to Taraz";
    EXPECT_TRUE(state.panel.search.empty());
}

}  // namespace
}  // namespace kua
