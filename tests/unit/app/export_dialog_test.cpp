#include "app/export_page.h"
#include "app/panels.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <algorithm>

namespace kua {
namespace {

/// The dialog, used by the keyboard: controls are numbered in the order in which Tab reaches them.
struct ExportFigure : testing::Test {
    test::AppWorld world{{{.id = "town", .at = {65, 50}}}};
    AppState& state = world.state;
    ExportDialog& dialog = state.export_dialog;
    test::ImguiFrames frames;

    ExportFigure() { state.dialog = DialogKind::Export; }
    void frame() {
        frames.run(state.ui, [&](Ui& ui) { export_dialog(ui, state, {0.0, 0.0, 1600.0, 1000.0}); });
        state.ui.keys.clear();
    }
    void press(std::size_t control) {
        frame();
        ASSERT_LT(control, state.ui.stops.size());
        state.ui.focus = state.ui.stops[control].id;
        state.ui.keys = {{Key::Enter}};
        frame();
        frame();
    }
    std::size_t controls() {
        frame();
        return state.ui.stops.size();
    }
    static std::size_t preset_index(std::string_view id) {
        const auto& all = page_presets();
        return static_cast<std::size_t>(find_page_preset(id) - all.data());
    }

    // Close, three formats, path, title; then the presets, width, height, mm, px, dpi; Close, Write.
    static constexpr std::size_t svg = 2;
    static constexpr std::size_t pdf = 3;
    static constexpr std::size_t first_preset = 6;
    std::size_t write() { return controls() - 1; }
};

TEST_F(ExportFigure, TheFormatSetsTheEndingAndAsksForWhatMatters) {
    const std::size_t with_dpi = controls();
    EXPECT_TRUE(dialog.path.ends_with("/kua-figure.png")) << dialog.path;
    press(pdf);
    EXPECT_EQ(dialog.format, FigureFormat::Pdf);
    EXPECT_TRUE(dialog.path.ends_with("/kua-figure.pdf")) << dialog.path;
    EXPECT_EQ(controls(), with_dpi - 1) << "a PDF has no dots";
    press(svg);
    EXPECT_TRUE(dialog.path.ends_with("/kua-figure.svg")) << dialog.path;
}

TEST_F(ExportFigure, APresetFillsTheFieldsAndIsWritten) {
    press(first_preset + preset_index("a3-landscape"));
    EXPECT_EQ(dialog.width + "x" + dialog.height, "420x297");
    press(write());
    EXPECT_TRUE(state.wanted_export);
    EXPECT_EQ(preset_of(state.view.page), find_page_preset("a3-landscape"));
    EXPECT_EQ(state.view.page.dpi, 300.0);
}

TEST_F(ExportFigure, WritesNothingWhereAFieldIsWrong) {
    frame();
    dialog.width = "wide";
    const PageChoice before = state.view.page;
    press(write());
    EXPECT_FALSE(state.wanted_export);
    EXPECT_EQ(state.view.page, before);
}

TEST_F(ExportFigure, AddsTheEndingThatWasNotTyped) {
    press(svg);
    dialog.path = "/tmp/map";
    press(write());
    EXPECT_EQ(dialog.path, "/tmp/map.svg");
}

TEST_F(ExportFigure, FollowsAPageThatChangedMeanwhile) {
    frame();
    state.view.page = with_preset(state.view.page, *find_page_preset("square"));
    frame();
    EXPECT_EQ(dialog.width + "x" + dialog.height, "1080x1080");
}

TEST_F(ExportFigure, OffersToTreatRecordsAsPublicOnlyWhereSomeHaveNoRule) {
    dialog.counts = ReleaseCounts{2, 1, 0};
    const std::size_t without = controls();
    dialog.counts = ReleaseCounts{2, 1, 3};
    EXPECT_EQ(controls(), without + 1);
}

TEST_F(ExportFigure, OpensTheFolderOnAClickAndNotBefore) {
    const std::size_t before = controls();
    dialog.written = "/tmp/figures/map.png";
    EXPECT_EQ(controls(), before + 2) << "copy path, open folder";
    EXPECT_TRUE(state.wanted_folder.empty());
    press(controls() - 3);
    EXPECT_EQ(state.wanted_folder, "/tmp/figures");
}

}  // namespace
}  // namespace kua
