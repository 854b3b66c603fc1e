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

/// The dialog is in the middle of 1600 x 1000; its page begins at the right of the form.
struct DraggedFigure : PreviewedFigure {
    double px_per_page_px = 0.0;

    [[nodiscard]] ScreenPoint on_screen(ScreenPoint page) const {
        const double left = std::round((room_left + room_right) / 2.0 - std::round(dialog.preview.pixels->columns * shown) / 2.0), top = 180.0 + 58.0;
        return {left + page.x_px * px_per_page_px, top + page.y_px * px_per_page_px};
    }
    /// Over the middle of the piece, where the button goes down.
    void take(Piece piece) {
        settle();
        frame();
        shown = std::min(1.0, (room_right - room_left) / dialog.preview.pixels->columns);
        px_per_page_px = dialog.preview.pixels->pixels_per_px * shown;
        frames.move(on_screen(centre_of(place_of(piece)->box)));
        frame();
        frames.button(true);
        frame();
        EXPECT_EQ(dialog.dragged, piece);
    }
    void let_go_at(ScreenPoint at) {
        frames.move(at);
        frame();
        frames.button(false);
        frames.shift(false);   // both hands let go at once
        frame();
        EXPECT_FALSE(dialog.dragged);
    }

private:
    static constexpr double room_left = 800.0 - (660.0 + 600.0) / 2.0 + 660.0 - 24.0 + 4.0 + 20.0, room_right = 800.0 + 630.0 - 24.0;
    double shown = 1.0;
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

TEST_F(DraggedFigure, APieceLetGoInACornerStandsThere) {
    take(Piece::ScaleBar);
    const ScreenBox map = dialog.preview.pixels->map_frame;
    let_go_at(on_screen({map.right_px - 20.0, map.bottom_px - 20.0}));
    EXPECT_EQ(state.view.page.furniture[Piece::ScaleBar].anchor, Anchor::BottomRight);
}

TEST_F(DraggedFigure, APieceDraggedWithShiftStandsWhereItIsLetGo) {
    take(Piece::ScaleBar);
    const ScreenBox before = place_of(Piece::ScaleBar)->box;
    frames.shift(true);
    const ScreenPoint from = on_screen(centre_of(before));
    let_go_at({from.x_px + 8.0 * px_per_page_px * 96.0 / 25.4, from.y_px});
    const PieceChoice choice = state.view.page.furniture[Piece::ScaleBar];
    EXPECT_EQ(choice.anchor, Anchor::Automatic);
    EXPECT_NEAR(choice.right_mm, 8.0, 3.0 / (px_per_page_px * 96.0 / 25.4) + 0.1) << "8 mm, or where a line is near";
    settle();
    ASSERT_TRUE(dialog.preview.problem.empty()) << dialog.preview.problem;
    EXPECT_NEAR(place_of(Piece::ScaleBar)->box.left_px - before.left_px, choice.right_mm * 96.0 / 25.4, 0.1) << "the page follows";
}

TEST_F(DraggedFigure, AClickWithShiftMovesNothing) {
    take(Piece::ScaleBar);
    frames.shift(true);
    let_go_at(on_screen(centre_of(place_of(Piece::ScaleBar)->box)));
    EXPECT_EQ(state.view.page.furniture[Piece::ScaleBar], PieceChoice{});
}

TEST_F(DraggedFigure, APieceThatWasMovedTooFarIsTakenBackFromTheLastPage) {
    take(Piece::ScaleBar);
    frames.shift(true);
    const ScreenBox map = dialog.preview.pixels->map_frame;
    let_go_at(on_screen(centre_of(map)));
    settle();
    ASSERT_FALSE(dialog.preview.problem.empty()) << "over the map";
    frame();
    frames.move(on_screen(centre_of(place_of(Piece::ScaleBar)->box)));
    for (const bool down : {true, false, true, false}) {
        frames.button(down);
        frame();
    }
    EXPECT_EQ(state.view.page.furniture[Piece::ScaleBar], PieceChoice{}) << "a double click puts it back";
    settle();
    EXPECT_TRUE(dialog.preview.problem.empty()) << dialog.preview.problem;
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
