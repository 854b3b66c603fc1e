#include "app/export_page.h"
#include "app/panels.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

#include <algorithm>
#include <cmath>

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

    // Close, six formats, path, title; then the presets, width, height, mm, px, dpi, layout, Take; Close, Write.
    static constexpr std::size_t svg = 2;
    static constexpr std::size_t pdf = 3;
    static constexpr std::size_t csv = 4;
    static constexpr std::size_t first_preset = 9;
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

TEST_F(ExportFigure, RecordsHaveNoPage) {
    const std::size_t of_a_figure = controls();
    press(csv);
    EXPECT_EQ(dialog.records, RecordsFormat::Csv);
    EXPECT_TRUE(dialog.path.ends_with("/kua-figure.csv")) << dialog.path;
    EXPECT_LT(controls(), of_a_figure);
    press(write());
    EXPECT_TRUE(state.wanted_export);
    press(svg);
    EXPECT_FALSE(dialog.records);
    EXPECT_TRUE(dialog.path.ends_with("/kua-figure.svg")) << dialog.path;
}

/// The page of the dialog with its pieces, painted.
struct PreviewedFigure : ExportFigure {
    PreviewMaker maker;

    void settle() {
        frame();
        PreviewWish wish{state.picture.data, state.view, world.text, true, 1.0};
        for (maker.update(dialog.preview, wish); maker.busy();) maker.update(dialog.preview, wish);
    }
    [[nodiscard]] const PiecePlace* place_of(Piece piece) const {
        const auto& pieces = dialog.preview.pixels->pieces;
        const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const PiecePlace& place) { return place.piece == piece; });
        return found == pieces.end() ? nullptr : &*found;
    }
};

TEST_F(PreviewedFigure, KnowsWhereThePiecesAre) {
    settle();
    ASSERT_NE(dialog.preview.pixels, nullptr) << dialog.preview.problem;
    EXPECT_FALSE(dialog.preview.is_stale);
    const ScreenBox map = dialog.preview.pixels->map_frame;
    for (const Piece piece : {Piece::Title, Piece::Sentence, Piece::Families, Piece::ScaleBar, Piece::Sources}) {
        const PiecePlace* const place = place_of(piece);
        ASSERT_NE(place, nullptr) << static_cast<int>(piece);
        EXPECT_FALSE(overlaps(place->box, map)) << static_cast<int>(piece);
    }
    state.view.page.furniture[Piece::ScaleBar].anchor = Anchor::TopLeft;
    settle();
    EXPECT_TRUE(overlaps(place_of(Piece::ScaleBar)->box, dialog.preview.pixels->map_frame));
}

TEST_F(PreviewedFigure, SaysWhyAPageCannotBeAndKeepsTheLast) {
    settle();
    const auto before = dialog.preview.pixels;
    state.view.page.width_px = state.view.page.height_px = 60.0;
    settle();
    EXPECT_FALSE(dialog.preview.problem.empty());
    EXPECT_EQ(dialog.preview.pixels, before);
}

TEST_F(PreviewedFigure, APieceDraggedIntoACornerStandsThere) {
    settle();
    frame();
    const FigurePixels& pixels = *dialog.preview.pixels;
    // The dialog is in the middle of 1600 x 1000; its page begins at the right of the form.
    const double k = pixels.pixels_per_px;
    const double room_left = 800.0 - (660.0 + 600.0) / 2.0 + 660.0 - 24.0 + 4.0 + 20.0, room_right = 800.0 + 630.0 - 24.0;
    const double shown = std::min(1.0, (room_right - room_left) / pixels.columns);
    const double left = std::round((room_left + room_right) / 2.0 - std::round(pixels.columns * shown) / 2.0), top = 180.0 + 58.0;
    const auto on_screen = [&](ScreenPoint page) { return ScreenPoint{left + page.x_px * k * shown, top + page.y_px * k * shown}; };
    const ScreenBox bar = place_of(Piece::ScaleBar)->box;
    const ScreenBox map = pixels.map_frame;
    frames.move(on_screen({(bar.left_px + bar.right_px) / 2, (bar.top_px + bar.bottom_px) / 2}));
    frame();
    frames.button(true);
    frame();
    EXPECT_EQ(dialog.dragged, Piece::ScaleBar);
    frames.move(on_screen({map.right_px - 20.0, map.bottom_px - 20.0}));
    frame();
    frames.button(false);
    frame();
    EXPECT_FALSE(dialog.dragged);
    EXPECT_EQ(state.view.page.furniture[Piece::ScaleBar].anchor, Anchor::BottomRight);
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
