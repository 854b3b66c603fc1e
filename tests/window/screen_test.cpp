#include "hand_scene.h"

#include "screen/warm_up.h"

#include <gtest/gtest.h>

#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Texture.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <stdexcept>
#include <vector>

namespace kua::test {
namespace {

namespace fs = std::filesystem;

/// How much of the way from `ground` to `ink` a pixel is, 0 to 1, by its green.
double inked(Rgba8 pixel, Rgba8 ground, Rgba8 ink) {
    return (static_cast<double>(pixel.g) - ground.g) / (static_cast<double>(ink.g) - ground.g);
}

std::string name_of(const testing::TestParamInfo<PaintWay>& info) {
    return info.param == PaintWay::Shaders ? "Shaders" : "Plain";
}

struct EitherWay : testing::TestWithParam<PaintWay> {
    MapPainter map_painter = painter(GetParam());
    const MapView view = hand_view();
};
INSTANTIATE_TEST_SUITE_P(MapPainter, EitherWay, testing::Values(PaintWay::Shaders, PaintWay::Plain), name_of);

TEST_P(EitherWay, LeavesNothingOfWhatItWarmedUpWith) {
    const auto hand = hand_scene();
    const Image cold = painted(map_painter, hand->scene, view, 3);
    MapPainter warmed = painter(GetParam());
    WarmUp warm_up;
    sf::RenderTexture target;
    ASSERT_TRUE(target.create(200, 200));
    int times = 0;
    target.clear(sf::Color::Black);
    while (warm_up.next(warmed, target)) {
        ++times;
        target.display();
        const sf::Image image = target.getTexture().copyToImage();
        EXPECT_NE(image.getPixel(32, 32), sf::Color::Black) << "it painted in the corner";
        EXPECT_EQ(image.getPixel(120, 120), sf::Color::Black) << "and only there";
        ASSERT_LT(times, 20);
    }
    EXPECT_GT(times, 3) << "more than a frame may take";
    EXPECT_FALSE(warm_up.next(warmed, target));
    EXPECT_EQ(difference(painted(warmed, hand->scene, view, 3), cold).changed_share, 0.0);
}

TEST_P(EitherWay, FillsTheLandAndLeavesTheSeaAroundIt) {
    const auto hand = square_scene();
    const Theme& theme = hand->scene.theme;
    const Image image = painted(map_painter, hand->scene, view);
    EXPECT_EQ(pixel(image, 400, 300), theme.land);
    EXPECT_EQ(pixel(image, 302, 202), theme.land);
    EXPECT_EQ(pixel(image, 298, 300), theme.sea);
    EXPECT_EQ(pixel(image, 502, 300), theme.sea);
    EXPECT_EQ(pixel(image, 0, 599), theme.sea);
}

TEST_P(EitherWay, LeavesHolesOpen) {
    const auto hand = hand_scene();
    const Image image = painted(map_painter, hand->scene, view);
    EXPECT_EQ(pixel(image, 240, 390), hand->scene.theme.water);
    EXPECT_EQ(pixel(image, 260, 390), hand->scene.theme.land);
}

TEST_P(EitherWay, SmoothsTheEdgesOfAreas) {
    const auto hand = square_scene();
    Rgba8 black{0, 0, 0, 255};
    MapMultiPolygon slanted{{{{-80'000, -80'000}, {90'000, -60'000}, {70'000, 75'000}}, {}}};
    hand->base->lakes = {slanted};
    hand->scene.items.emplace_back(Fill{&hand->base->lakes[0], black});
    const Image image = painted(map_painter, hand->scene, view);
    // Down each column, from land to black there is a grey in between at most places.
    int steps = 0;
    for (int x = 340; x < 460; ++x)
        for (int y = 300; y < 395; ++y) {
            const int g = pixel(image, x, y).g;
            if (g > 20 && g < 235) {
                ++steps;
                break;
            }
        }
    EXPECT_GT(steps, 90);
}

TEST_P(EitherWay, DrawsALineAsWideAsItSays) {
    const Rgba8 black{0, 0, 0, 255};
    for (const double width : {0.5, 0.8, 1.3, 2.0, 5.0})
        for (const double slope : {0.0, 0.31, 1.0}) {
            SCOPED_TRACE("width " + std::to_string(width) + ", slope " + std::to_string(slope));
            const auto hand = square_scene();
            hand->base->inner_borders = {{{-90'000, -90'000 * slope + 300}, {90'000, 90'000 * slope + 300}}};
            hand->scene.items.emplace_back(Stroke{&hand->base->inner_borders, black, width});
            const Image image = painted(map_painter, hand->scene, view);
            double sum = 0.0;
            for (int x = 370; x < 430; ++x)
                for (int y = 205; y < 395; ++y) sum += inked(pixel(image, x, y), hand->scene.theme.land, black);
            EXPECT_NEAR(sum / 60.0 / std::hypot(1.0, slope), width, 0.05 + 0.04 * width);
        }
}

TEST_P(EitherWay, RoundsEndsAndCorners) {
    const Rgba8 black{0, 0, 0, 255};
    const auto hand = square_scene();
    hand->base->inner_borders = {{{-50'000, 0}, {0, 0}, {-50'000, 10'000}}};  // a sharp turn
    hand->scene.items.emplace_back(Stroke{&hand->base->inner_borders, black, 12.0});
    const Image image = painted(map_painter, hand->scene, view);
    EXPECT_EQ(pixel(image, 404, 299), black) << "the round corner";
    EXPECT_EQ(pixel(image, 408, 299), hand->scene.theme.land) << "no spike";
    EXPECT_EQ(pixel(image, 345, 299), black) << "the round end";
    EXPECT_EQ(pixel(image, 345, 305), hand->scene.theme.land) << "which is not square";
}

TEST_P(EitherWay, KeepsTheWidthOfLinesWhenZooming) {
    const Rgba8 black{0, 0, 0, 255};
    const auto hand = square_scene();
    hand->base->inner_borders = {{{-90'000, 0}, {90'000, 0}}};
    hand->scene.items.emplace_back(Stroke{&hand->base->inner_borders, black, 3.0});
    for (const double metres_per_px : {300.0, 1000.0, 1700.0}) {
        MapView zoomed = view;
        zoomed.metres_per_px = metres_per_px;
        const Image image = painted(map_painter, hand->scene, zoomed);
        double sum = 0.0;
        for (int y = 280; y < 320; ++y) sum += inked(pixel(image, 400, y), hand->scene.theme.land, black);
        EXPECT_NEAR(sum, 3.0, 0.1) << metres_per_px;
    }
}

TEST_P(EitherWay, HatchesAt45DegreesInTheGivenSpacing) {
    const auto hand = square_scene();
    const Rgba8 black{0, 0, 0, 255};
    hand->scene.items.emplace_back(Hatch{&hand->base->units[0], black, 6.0, 1.4});
    const Image image = painted(map_painter, hand->scene, view);
    double share = 0.0;
    double along = 0.0;  // between a pixel and the one up right of it
    for (int y = 220; y < 380; ++y)
        for (int x = 320; x < 480; ++x) {
            share += inked(pixel(image, x, y), hand->scene.theme.land, black) / 25'600.0;
            along += std::abs(pixel(image, x, y).g - pixel(image, x + 1, y - 1).g) / 25'600.0;
        }
    EXPECT_NEAR(share, 1.4 / 6.0, 0.01);
    EXPECT_LT(along, 2.0) << "lines rise to the right";
    // The map's origin is in the middle of a line, at the corner of four pixels; the next lines are 6 px off.
    const int period = static_cast<int>(std::lround(6.0 * std::numbers::sqrt2 * 5));
    EXPECT_LT(pixel(image, 400, 299).g, 60);
    EXPECT_NEAR(pixel(image, 400 + period, 299).g, pixel(image, 400, 299).g, 60);
    EXPECT_EQ(pixel(image, 290, 300), hand->scene.theme.sea) << "and not outside";
}

TEST_P(EitherWay, KeepsTheHatchOnTheLandWhilePanning) {
    const auto hand = square_scene();
    hand->scene.items.emplace_back(Hatch{&hand->base->units[0], {0, 0, 0, 255}, 6.0, 1.4});
    const Image before = painted(map_painter, hand->scene, view);
    MapView moved = view;
    moved.centre = {-37'000, 11'000};
    const Image after = painted(map_painter, hand->scene, moved);
    int worst = 0;
    for (int y = 240; y < 360; ++y)
        for (int x = 340; x < 460; ++x)
            worst = std::max(worst, std::abs(pixel(before, x, y).g - pixel(after, x + 37, y + 11).g));
    EXPECT_LE(worst, 8);
}

TEST_P(EitherWay, PaintsTheSameFromItsTextureAndWithout) {
    const auto hand = hand_scene();
    const Image moving = painted(map_painter, hand->scene, view, 1);
    const Image resting = painted(map_painter, hand->scene, view, 3);
    EXPECT_EQ(moving.rgba, resting.rgba);
}

/// A frame on a black ground, a base map that is new painted in parts.
Image frame_in_parts(MapPainter& map_painter, const Scene& scene, const MapView& view) {
    sf::RenderTexture target;
    if (!target.create(static_cast<unsigned>(view.width_px), static_cast<unsigned>(view.height_px))) throw std::runtime_error("no render texture");
    target.clear(sf::Color::Black);
    map_painter.paint(target, scene, view, {0, 0}, 1.0, {}, MapPainter::NewBase::InParts);
    target.display();
    const sf::Image read = target.getTexture().copyToImage();
    const std::uint8_t* pixels = read.getPixelsPtr();
    return {static_cast<int>(view.width_px), static_cast<int>(view.height_px), {pixels, pixels + std::size_t{4} * read.getSize().x * read.getSize().y}};
}

/// The frames until all is there.
std::vector<Image> frames_in_parts(MapPainter& map_painter, const Scene& scene, const MapView& view) {
    std::vector<Image> frames;
    do frames.push_back(frame_in_parts(map_painter, scene, view));
    while (map_painter.unfinished() && frames.size() < 10'000);
    return frames;
}

TEST_P(EitherWay, PaintsANewBaseMapInParts) {
    const auto hand = hand_scene();
    MapPainter fresh = painter(GetParam());
    const Image at_once = painted(fresh, hand->scene, view, 3);
    const auto frames = frames_in_parts(map_painter, hand->scene, view);
    ASSERT_GE(frames.size(), 3U);
    EXPECT_EQ(pixel(frames.front(), 400, 300), (Rgba8{0, 0, 0, 255})) << "the first only has meshes made";
    EXPECT_EQ(pixel(frames[1], 0, 599), hand->scene.theme.sea);
    EXPECT_EQ(frames.back().rgba, at_once.rgba);
    EXPECT_EQ(frame_in_parts(map_painter, hand->scene, view).rgba, at_once.rgba) << "the base map is not new any more";
    EXPECT_FALSE(map_painter.unfinished());
}

TEST_P(EitherWay, PaintsAtOnceWhereTheMapMovesBeforeAllPartsAreThere) {
    const auto hand = hand_scene();
    MapPainter fresh = painter(GetParam());
    for (const int frames : {1, 2}) {
        MapPainter moving = painter(GetParam());
        for (int i = 0; i < frames; ++i) (void)frame_in_parts(moving, hand->scene, view);
        ASSERT_TRUE(moving.unfinished());
        const MapView nearer = zoomed(view, 1.5, {400, 300});
        const Image moved = frame_in_parts(moving, hand->scene, nearer);
        EXPECT_FALSE(moving.unfinished());
        EXPECT_EQ(moved.rgba, painted(fresh, hand->scene, nearer).rgba);
    }
}

TEST_P(EitherWay, BeginsAnewWhereTheSceneChangesBeforeAllPartsAreThere) {
    const auto hand = square_scene();
    for (int i = 0; i < 2; ++i) (void)frame_in_parts(map_painter, hand->scene, view);
    ASSERT_TRUE(map_painter.unfinished());
    std::get<Fill>(hand->scene.items[0]).color = {1, 2, 3, 255};
    EXPECT_EQ(pixel(frames_in_parts(map_painter, hand->scene, view).back(), 400, 300), (Rgba8{1, 2, 3, 255}));
    EXPECT_FALSE(map_painter.unfinished());
}

/// As cells of a surface do while time moves: what lies below and above them is kept then.
TEST_P(EitherWay, PaintsTheSameWhereOneRunOfItemsChangesFrameByFrame) {
    const auto hand = hand_scene();
    const std::vector<SceneItem> before = hand->scene.items;
    MapView seen = view;
    for (int frame = 0; frame < 14; ++frame) {
        const auto cells = std::make_shared<std::vector<MapMultiPolygon>>();
        for (int i = 0; i < 1 + frame % 3; ++i) cells->push_back(rectangle_km(-90 + 30 * i + 7 * frame, -60, -60 + 30 * i + 7 * frame, 60));
        hand->scene.items = before;
        auto at = hand->scene.items.erase(hand->scene.items.begin() + 2);   // the hatch
        for (const MapMultiPolygon& cell : *cells) at = hand->scene.items.insert(at, Fill{&cell, {static_cast<std::uint8_t>(20 * frame), 90, 60, 255}, cells});
        if (frame == 6) seen = zoomed(seen, 1.3, {400, 300});
        if (frame >= 10) std::get<Fill>(hand->scene.items[0]).color.g = static_cast<std::uint8_t>(frame);   // and what lies below
        MapPainter fresh = painter(GetParam());
        const Image at_once = painted(fresh, hand->scene, seen, 1);
        const Image image = painted(map_painter, hand->scene, seen, 1);
        int worst = 0;
        for (std::size_t k = 0; k < image.rgba.size(); ++k) worst = std::max(worst, std::abs(image.rgba[k] - at_once.rgba[k]));
        EXPECT_LE(worst, 2) << "frame " << frame;
        if (frame != 4) continue;
        EXPECT_EQ(painted(map_painter, hand->scene, seen, 3).rgba, painted(fresh, hand->scene, seen, 3).rgba) << "at rest";
    }
}

TEST_P(EitherWay, PaintsTheSameAfterManySmallMovesAsAtOnce) {
    const auto hand = hand_scene();
    MapPainter fresh = painter(GetParam());
    const unsigned seed = 7;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> step(-90, 90);
    MapView moved = view;
    (void)painted(map_painter, hand->scene, moved, 2);
    for (int i = 0; i < 12; ++i) {
        const int down = i % 3 == 0 ? 0 : step(random);
        moved.centre.x_m += step(random) * moved.metres_per_px;
        moved.centre.y_m -= down * moved.metres_per_px;
        const Image scrolled = painted(map_painter, hand->scene, moved);
        const Image at_once = painted(fresh, hand->scene, zoomed(moved, 1.0 + 1e-9 * (i + 1), {400, 300}));
        int worst = 0;
        for (std::size_t k = 0; k < scrolled.rgba.size(); ++k)
            worst = std::max(worst, std::abs(scrolled.rgba[k] - at_once.rgba[k]));
        EXPECT_LE(worst, 3) << "move " << i;
    }
}

TEST_P(EitherWay, SeesThatTheSceneHasChanged) {
    auto hand = square_scene();
    (void)painted(map_painter, hand->scene, view, 3);
    std::get<Fill>(hand->scene.items[0]).color = {1, 2, 3, 255};
    EXPECT_EQ(pixel(painted(map_painter, hand->scene, view, 3), 400, 300), (Rgba8{1, 2, 3, 255}));
    hand->scene.theme.sea = {9, 9, 9, 255};
    EXPECT_EQ(pixel(painted(map_painter, hand->scene, view, 3), 10, 10), (Rgba8{9, 9, 9, 255}));
    // Another base may get the address of the one before.
    for (int i = 0; i < 5; ++i) {
        hand = square_scene();
        hand->base->units[0] = rectangle_km(-100 + 10 * i, -100, 100, 100);
        const Image image = painted(map_painter, hand->scene, view, 3);
        EXPECT_EQ(pixel(image, 302 + 10 * i, 300), hand->scene.theme.land);
        EXPECT_EQ(pixel(image, 298 + 10 * i, 300), hand->scene.theme.sea);
    }
}

TEST_P(EitherWay, StaysWithinItsPartOfTheTarget) {
    const auto hand = hand_scene();
    MapView part = view;
    part.width_px = 300;
    part.height_px = 200;
    sf::RenderTexture target;
    ASSERT_TRUE(target.create(500, 400));
    for (int frame = 0; frame < 3; ++frame) {
        target.clear(sf::Color::Magenta);
        map_painter.paint(target, hand->scene, part, {120, 90}, 1.0, {});
        target.display();
        const sf::Image image = target.getTexture().copyToImage();
        for (unsigned y = 0; y < 400; ++y)
            for (unsigned x = 0; x < 500; ++x) {
                const bool inside = x >= 120 && x < 420 && y >= 90 && y < 290;
                ASSERT_EQ(image.getPixel(x, y) == sf::Color::Magenta, !inside) << x << ' ' << y << " in frame " << frame;
            }
    }
}

TEST(MapPainter, LooksTheSameWithShadersAndWithout) {
    const auto hand = hand_scene();
    MapPainter with = painter(PaintWay::Shaders);
    MapPainter without = painter(PaintWay::Plain);
    for (const double ui_scale : {1.0, 1.5, 2.0})
        for (const double metres_per_px : {400.0, 1000.0, 2300.0}) {
            SCOPED_TRACE("at " + std::to_string(ui_scale) + ", " + std::to_string(metres_per_px));
            MapView view = hand_view();
            view.metres_per_px = metres_per_px;
            const Image a = painted(with, hand->scene, view, 1, ui_scale);
            const Image b = painted(without, hand->scene, view, 1, ui_scale);
            const Difference apart = difference(a, b);
            EXPECT_LT(apart.changed_share, 0.002);
            EXPECT_LT(apart.mean, 0.25);
            if (testing::Test::HasFailure()) {
                write_png(fs::path(KUA_BINARY_DIR) / "screen_shaders.out.png", a);
                write_png(fs::path(KUA_BINARY_DIR) / "screen_plain.out.png", b);
            }
        }
}

TEST(MapPainter, PaintsPlainlyWhereShadersAreMissingAndSaysWhy) {
    const auto painter = MapPainter::make("/nowhere", PaintWay::Auto);
    ASSERT_TRUE(painter);
    ASSERT_TRUE(painter->shader_problem());
    EXPECT_EQ(painter->shader_problem()->where, "/nowhere/flat.frag");
    EXPECT_FALSE(MapPainter::make("/nowhere", PaintWay::Shaders));
    EXPECT_FALSE(MapPainter::make("/nowhere", PaintWay::Plain)->shader_problem());
}

TEST(MapPainter, NamesFileAndLineOfABrokenShader) {
    const fs::path folder = fs::path(KUA_BINARY_DIR) / "broken_shaders";
    fs::create_directories(folder);
    fs::copy(KUA_SOURCE_DIR "/shaders", folder, fs::copy_options::overwrite_existing | fs::copy_options::recursive);
    std::ofstream(folder / "stroke.frag") << "#version 120\nvoid main() {\n    gl_FragColor = nothing;\n}\n";
    const auto painter = MapPainter::make(folder, PaintWay::Shaders);
    ASSERT_FALSE(painter);
    EXPECT_EQ(painter.error().where, (folder / "stroke.frag").string() + ":3");
}

}  // namespace
}  // namespace kua::test
