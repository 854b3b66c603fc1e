#include "hand_scene.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace kua::test {
namespace {

std::string name_of(const testing::TestParamInfo<PaintWay>& info) {
    return info.param == PaintWay::Shaders ? "Shaders" : "Plain";
}

/// One mark in the middle of a plain square, at four physical pixels to the px.
struct OneMark : testing::TestWithParam<PaintWay> {
    OneMark() {
        mark.radius_px = 16;
        mark.width_px = 31;
        mark.height_px = 19;
        view.width_px = 200;
        view.height_px = 150;
    }
    void paint(const MapPainter::Accent& accent = {}) {
        hand->scene.items.resize(1);
        hand->scene.items.emplace_back(mark);
        image = painted(map_painter, hand->scene, view, 2, 4.0, accent);
    }
    /// The pixel that far from the mark's middle, px of the layout.
    [[nodiscard]] Rgba8 at(double x_px, double y_px) const {
        return pixel(image, static_cast<int>(std::floor((100 + x_px) * 4)), static_cast<int>(std::floor((75 + y_px) * 4)));
    }
    [[nodiscard]] Rgba8 on_ring(double turn) const {
        const double angle = 2.0 * std::numbers::pi * turn;
        return at(14.3 * std::sin(angle), -14.3 * std::cos(angle));
    }
    [[nodiscard]] Rgba8 family(std::size_t i) const { return hand->vocabulary.families[i].light; }
    /// The share of pixels darker than grey in a box round the middle.
    [[nodiscard]] double dark_share(double half_px) const {
        int dark = 0;
        int all = 0;
        for (double y = -half_px; y < half_px; y += 0.25)
            for (double x = -half_px; x < half_px; x += 0.25, ++all) dark += at(x, y).g < 100 ? 1 : 0;
        return static_cast<double>(dark) / all;
    }

    std::unique_ptr<HandScene> hand = square_scene();
    MapPainter map_painter = painter(GetParam());
    MapView view = hand_view();
    Mark mark;
    Image image;
};
INSTANTIATE_TEST_SUITE_P(MapPainter, OneMark, testing::Values(PaintWay::Shaders, PaintWay::Plain), name_of);

TEST_P(OneMark, HasItsSectorsInOrderClockwiseFromNorth) {
    mark.kind = MarkKind::Stack;
    mark.sectors = {{0, 3}, {1, 2}, {2, 2}, {3, 1}};
    paint();
    EXPECT_EQ(on_ring(0.05), family(0));
    EXPECT_EQ(on_ring(0.33), family(0));
    EXPECT_EQ(on_ring(0.42), family(1));
    EXPECT_EQ(on_ring(0.60), family(1));
    EXPECT_EQ(on_ring(0.66), family(2));
    EXPECT_EQ(on_ring(0.84), family(2));
    EXPECT_EQ(on_ring(0.885), family(3));
    EXPECT_EQ(on_ring(0.9875), family(3));
    EXPECT_EQ(at(6, 0), hand->scene.theme.panel);
    EXPECT_EQ(at(20, 0), hand->scene.theme.land);
}

TEST_P(OneMark, ShowsItsNumber) {
    mark.kind = MarkKind::Stack;
    mark.sectors = {{0, 3}};
    paint();
    EXPECT_EQ(dark_share(8.0), 0.0);
    mark.number = "1";
    paint();
    const double one = dark_share(8.0);
    EXPECT_GT(one, 0.02);
    mark.number = "8";
    paint();
    EXPECT_GT(dark_share(8.0), 1.5 * one) << "another digit, more ink";
}

TEST_P(OneMark, HasTheShapeOfItsFamily) {
    mark.kind = MarkKind::Symbol;
    mark.radius_px = 10;
    const struct {
        bool corner, top, side;  // whether the shape reaches there
    } expected[] = {{false, false, false}, {false, true, false}, {true, false, false}, {false, true, false}, {false, true, true}};
    for (std::size_t i = 0; i < 5; ++i) {
        SCOPED_TRACE(i);
        mark.sectors = {{i, 1}};
        paint();
        EXPECT_EQ(at(0, 0), family(i));
        EXPECT_EQ(at(8.4, 8.4) == family(i), expected[i].corner);
        EXPECT_EQ(at(0, -10.5) == family(i), expected[i].top);
        EXPECT_EQ(at(11.5, 0) == family(i), expected[i].side);
    }
}

TEST_P(OneMark, IsDashedWhereItIsOnlyPossible) {
    mark.kind = MarkKind::Badge;
    mark.sectors = {{2, 1}};
    const auto blue_on_top = [&] {
        int blue = 0;
        for (double x = -10; x < 10; x += 0.25) blue += at(x, -8.8) == family(2) ? 1 : 0;
        return blue;
    };
    paint();
    EXPECT_EQ(blue_on_top(), 80);
    mark.dashed = true;
    paint();
    EXPECT_GT(blue_on_top(), 30);
    EXPECT_LT(blue_on_top(), 55);
}

TEST_P(OneMark, IsRingedWhenSelectedAndDarkerUnderThePointer) {
    mark.kind = MarkKind::Stack;
    mark.sectors = {{0, 3}};
    paint();
    EXPECT_EQ(at(20.5, 0), hand->scene.theme.land);
    paint({1, {}});
    EXPECT_EQ(at(20.5, 0), hand->scene.theme.ink);
    EXPECT_EQ(on_ring(0.25), family(0));
    paint({{}, 1});
    EXPECT_EQ(at(20.5, 0), hand->scene.theme.land);
    EXPECT_LT(relative_luminance(on_ring(0.25)), relative_luminance(family(0)));
}

TEST_P(OneMark, StandsOffItsPlaceByItsOffset) {
    mark.kind = MarkKind::Symbol;
    mark.sectors = {{2, 1}};
    mark.offset_px = {30, -20};
    paint();
    EXPECT_EQ(at(30, -20), family(2));
    EXPECT_EQ(at(0, 0), hand->scene.theme.land);
}

TEST_P(OneMark, HidesTheMarkBelow) {
    mark.kind = MarkKind::Stack;
    mark.sectors = {{0, 3}};
    mark.number = "8";
    paint();
    Mark above = mark;
    above.sectors = {{4, 1}};
    above.at.x_m += 16'000.0;
    hand->scene.items.emplace_back(above);
    image = painted(map_painter, hand->scene, view, 2, 4.0);
    EXPECT_EQ(at(1.7, 0), family(4)) << "the ring of the upper lies on the number of the lower";
    EXPECT_EQ(at(11.6, 8), hand->scene.theme.panel) << "the lower ring does not show through";
}

TEST_P(OneMark, LetsALabelStandWhereItWasLaidOut) {
    const auto metrics = TextMetrics::make();
    ASSERT_TRUE(metrics);
    const Rgba8 black{0, 0, 0, 255};
    const char* text = "HIII 1711";
    hand->scene.items.resize(1);
    hand->scene.items.emplace_back(Label{{0, 0}, {-40.25, 10}, text, FontFace::Regular, 14.0, 1.0, black, {}, 0.0});
    image = painted(map_painter, hand->scene, view, 1, 4.0);
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (int y = 0; y < image.height_px; ++y)
        for (int x = 0; x < image.width_px; ++x)
            if (pixel(image, x, y).g < 128) {
                left = std::min(left, x / 4.0 - 100);
                right = std::max(right, (x + 1) / 4.0 - 100);
                top = std::min(top, y / 4.0 - 75);
                bottom = std::max(bottom, (y + 1) / 4.0 - 75);
            }
    const double width = metrics->width_px(text, FontFace::Regular, 14.0, 1.0);
    EXPECT_NEAR(left, -40.25 + 1.2, 0.8) << "the side bearing of H";
    EXPECT_NEAR(right, -40.25 + width - 2.2, 2.2) << "that of 1, and the spacing";
    EXPECT_NEAR(bottom, 10.0, 0.3);
    EXPECT_NEAR(top, 10.0 - metrics->cap_height_px(FontFace::Regular, 14.0), 0.3);
}

TEST_P(OneMark, PutsTheHaloOfALabelUnderItsLettersOnly) {
    const Rgba8 black{0, 0, 0, 255};
    const Rgba8 red{255, 0, 0, 255};
    hand->scene.items.resize(1);
    hand->scene.items.emplace_back(Label{{0, 0}, {-8, 8}, "IH", FontFace::Regular, 20.0, 0.0, black, red, 2.0});
    image = painted(map_painter, hand->scene, view, 1, 4.0);
    int black_pixels = 0;
    double reach = 0.0;
    for (int y = 0; y < image.height_px; ++y)
        for (int x = 0; x < image.width_px; ++x) {
            black_pixels += pixel(image, x, y) == black ? 1 : 0;
            if (pixel(image, x, y) == red) reach = std::max(reach, (y + 1) / 4.0 - 75 - 8);
        }
    EXPECT_GT(black_pixels, 200);
    EXPECT_NEAR(reach, 2.0, 0.3);
}

}  // namespace
}  // namespace kua::test
