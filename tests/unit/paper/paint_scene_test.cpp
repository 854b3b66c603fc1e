#include "paper/paint_scene.h"

#include "hand_made.h"
#include "paper/svg_canvas.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

using test::halved;
using test::HandMade;
using test::Image;
using test::painted;
using test::pixel;

int count_of(const Image& image, Rgba8 color) {
    int n = 0;
    for (int y = 0; y < image.height_px; ++y)
        for (int x = 0; x < image.width_px; ++x) n += pixel(image, x, y) == color ? 1 : 0;
    return n;
}

struct PaintScene : testing::Test {
    HandMade made;
    const Theme& colors = made.scene.theme;
};

TEST_F(PaintScene, IsSeaWhereNothingIs) { EXPECT_EQ(count_of(painted(made), colors.sea), 120 * 120); }

TEST_F(PaintScene, FillsAShapeAndLeavesItsHoleOut) {
    made.scene.items.emplace_back(Fill{&made.land, colors.land});
    const Image image = painted(made);
    EXPECT_EQ(count_of(image, colors.land), 100 * 100 - 20 * 20);
    EXPECT_EQ(pixel(image, 60 + 20, 60 - 20), colors.sea);  // the hole lies north-east of the middle
    EXPECT_EQ(pixel(image, 60, 60), colors.land);
}

TEST_F(PaintScene, HatchesTheShareOfTheGroundThatItsLinesTake) {
    made.scene.items.emplace_back(Fill{&made.land, colors.land});
    made.scene.items.emplace_back(Hatch{&made.land, {0, 0, 0, 255}, 6.0, 1.5});
    const Image image = painted(made, 384);
    double dark = 0.0;
    for (int y = 40; y < 440; ++y)
        for (int x = 40; x < 440; ++x)
            if (pixel(image, x, y) != colors.sea)
                dark += 1.0 - pixel(image, x, y).r / static_cast<double>(colors.land.r);
    EXPECT_NEAR(dark / (400 * 400 - 80 * 80), 0.25, 0.01);
}

TEST_F(PaintScene, HatchRisesToTheRightWhereItIsSaidToStart) {
    made.land = {{{{-60, -60}, {60, -60}, {60, 60}, {-60, 60}}, {}}};
    made.view.centre = {3.5, -2.25};
    made.scene.items.emplace_back(Hatch{&made.land, {0, 0, 0, 255}});
    const Image image = painted(made);
    const double start = hatch_start_px(made.view, 6.0);
    int wrong = 0;
    for (int y = 8; y < 110; ++y)
        for (int x = 8; x < 110; ++x) {
            const double level = (x + 0.5 + y + 0.5) / std::sqrt(2.0) - start;
            const double apart = std::abs(level - std::round(level / 6.0) * 6.0);
            const int shade = pixel(image, x, y).r;
            if (apart < 0.1 && shade > 40) ++wrong;
            if (apart > 1.6 && pixel(image, x, y) != colors.sea) ++wrong;
        }
    EXPECT_EQ(wrong, 0);
}

TEST_F(PaintScene, StrokesALineAsWideAsItSays) {
    made.scene.items.emplace_back(Stroke{&made.border, {10, 20, 30, 255}, 4.0});
    const Image image = painted(made);
    for (const int y : {8, 9, 10, 11}) EXPECT_EQ(pixel(image, 60, y), (Rgba8{10, 20, 30, 255})) << y;
    EXPECT_EQ(pixel(image, 60, 7), colors.sea);
    EXPECT_EQ(pixel(image, 60, 12), colors.sea);
}

TEST_F(PaintScene, KeepsLinesThatADeepZoomSendsFarAway) {
    made.view.metres_per_px = 1e-4;  // the square is a million px wide
    made.view.centre = {-50, 0};
    made.scene.items.emplace_back(Fill{&made.land, colors.land});
    made.scene.items.emplace_back(Stroke{&made.border, {10, 20, 30, 255}, 4.0});
    const Image image = painted(made, 600);
    EXPECT_EQ(pixel(image, 10, 300), colors.sea);
    EXPECT_EQ(pixel(image, 375, 300), (Rgba8{10, 20, 30, 255}));
    EXPECT_EQ(pixel(image, 700, 300), colors.land);
}

TEST_F(PaintScene, PaintsATextWithinItsMeasuredBox) {
    const Label label{{-40, 0}, {0, 0}, "Ұқ 88", FontFace::Bold, 20, 0.0, {0, 0, 0, 255}, {255, 0, 0, 255}, 0.0};
    made.scene.items.emplace_back(label);
    const Image image = painted(made);
    const double right = 20 + made.metrics.width_px(label.text, label.face, label.size_px);
    int inked = 0;
    for (int y = 0; y < 120; ++y)
        for (int x = 0; x < 120; ++x) {
            if (pixel(image, x, y) == colors.sea) continue;
            ++inked;
            EXPECT_TRUE(x >= 20 && x <= right && y > 60 - 20 && y < 60 + 6) << x << " " << y;
        }
    EXPECT_GT(inked, 200);
}

TEST_F(PaintScene, PaintsAHaloUnderTheLetters) {
    made.scene.items.emplace_back(
        Label{{-40, 0}, {0, 0}, "H", FontFace::Regular, 30, 0.0, {0, 0, 0, 255}, {255, 0, 0, 255}, 3.0});
    const Image image = painted(made);
    EXPECT_GT(count_of(image, {255, 0, 0, 255}), 150);
    EXPECT_GT(count_of(image, {0, 0, 0, 255}), 60);
}

TEST_F(PaintScene, PaintsAStackWithItsSectorsAndNumber) {
    made.scene.items.emplace_back(HandMade::stack());
    const Image image = painted(made);
    EXPECT_EQ(pixel(image, 70 + 13, 85), made.vocabulary.families[0].light);  // the larger sector starts at noon
    EXPECT_EQ(pixel(image, 70 - 12, 85 - 6), made.vocabulary.families[2].light);
    EXPECT_EQ(pixel(image, 70 + 8, 85), colors.panel);
    int ink = 0;
    for (int y = 80; y < 91; ++y)
        for (int x = 64; x < 77; ++x) ink += relative_luminance(pixel(image, x, y)) < 0.3 ? 1 : 0;
    EXPECT_GT(ink, 10);
}

TEST_F(PaintScene, StaysInsideItsFrameAndFollowsItsZoom) {
    made.scene.items.emplace_back(Fill{&made.land, colors.land});
    made.land = {{{{-500, -500}, {500, -500}, {500, 500}, {-500, 500}}, {}}};
    RasterCanvas canvas({300, 0, 300, 1.0}, {1, 2, 3, 255});
    paint_scene(canvas.canvas(), made.scene, made.view, {{40, 50}, 1.5}, made.metrics);
    const Image image = test::picture_of(canvas, 300, 300);
    EXPECT_EQ(count_of(image, colors.land), 180 * 180);
    EXPECT_EQ(pixel(image, 39, 60), (Rgba8{1, 2, 3, 255}));
    EXPECT_EQ(pixel(image, 40, 50), colors.land);
    EXPECT_EQ(pixel(image, 219, 229), colors.land);
    EXPECT_EQ(pixel(image, 220, 229), (Rgba8{1, 2, 3, 255}));
}

TEST_F(PaintScene, LooksTheSameAtTwiceTheResolution) {
    made.add_all();
    const auto apart = test::difference(painted(made, 96), halved(painted(made, 192)));
    EXPECT_TRUE(apart.same_size);
    EXPECT_LT(apart.changed_share, 0.005);
    EXPECT_LT(apart.mean, 1.5);
}

TEST_F(PaintScene, PaintsSquaresOfColourWithoutSmoothing) {
    const Rgba8 red{200, 0, 0, 255};
    const Rgba8 half{0, 0, 200, 128};
    const auto cells = std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{1, 0, 2, 1});
    made.scene.items.emplace_back(Raster{{-40, 40}, 10.0, 2, 2, cells, {red, half}});
    const Image image = painted(made);
    EXPECT_EQ(count_of(image, red), 200);
    EXPECT_EQ(pixel(image, 20, 20), red);
    EXPECT_EQ(pixel(image, 29, 29), red);
    EXPECT_EQ(pixel(image, 30, 29), colors.sea);
    EXPECT_NEAR(pixel(image, 25, 35).b, (200 + colors.sea.b) / 2, 2);
    EXPECT_EQ(pixel(image, 39, 39), red);
    EXPECT_EQ(pixel(image, 40, 40), colors.sea);
    EXPECT_EQ(count_of(painted(made, 192), red), 800);
}

TEST_F(PaintScene, PaintsSquaresTheSameInStrips) {
    std::vector<std::uint8_t> cells;
    for (std::size_t i = 0; i < 70 * 90; ++i) cells.push_back(static_cast<std::uint8_t>(1 + i * i % most_raster_colors));
    std::vector<Rgba8> many;
    for (std::size_t i = 0; i < most_raster_colors; ++i)
        many.push_back({static_cast<std::uint8_t>(i * 37), static_cast<std::uint8_t>(i * 91), 0, 255});
    made.scene.items.emplace_back(Raster{{-55.3, 51.7}, 1.37, 70, 90, std::make_shared<const std::vector<std::uint8_t>>(std::move(cells)), many});
    const Image whole = painted(made);
    for (int first = 0; first < 120; first += 17) {
        const int rows = std::min(17, 120 - first);
        RasterCanvas canvas({120, first, rows, 1.0}, {255, 255, 255, 255});
        paint_scene(canvas.canvas(), made.scene, made.view, {}, made.metrics);
        const Image strip = test::picture_of(canvas, 120, rows);
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < 120; ++x) ASSERT_EQ(pixel(strip, x, y), pixel(whole, x, first + y)) << x << ' ' << first + y;
    }
}

TEST_F(PaintScene, WritesSquaresAsOnePathAColour) {
    const Rgba8 red{200, 0, 0, 255};
    const Rgba8 half{0, 0, 200, 128};
    SvgCanvas canvas;
    canvas.squares({10, 20, 30, 40}, 2, 2, std::vector<Rgba8>{red, red, half, {0, 0, 0, 0}});
    EXPECT_EQ(canvas.elements(),
              "<path fill=\"#0000c8\" fill-opacity=\"0.5\" d=\"m10 30l10 0l0 10l-10 0z\"/>\n"
              "<path fill=\"#c80000\" d=\"m10 20l20 0l0 10l-20 0z\"/>\n");
}

}  // namespace
}  // namespace kua
