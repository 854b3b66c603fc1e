#include "app/panels.h"
#include "core/palette.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

Dataset with_people() {
    Dataset data = test::make_dataset(
        {{.id = "town", .at = {65, 50}}, {.id = "region", .place = PlacePrecision::Adm1, .region = "A"}});
    data.boundaries.denominators.push_back({"population", "person", "Census", {{2021, {1e5, 4e5}}}});
    return data;
}

/// The section of colours, used by the keyboard: controls are numbered in the order in which Tab reaches them.
struct ColorSection : testing::Test {
    test::AppWorld world{with_people()};
    AppState& state = world.state;
    test::ImguiFrames frames;

    void frame() {
        frames.run(state.ui, [&](Ui& ui) {
            Area area(ui, "panel", {0.0, 0.0, 320.0, 600.0}, AreaKind::Scrolling);
            Column column{20.0, 300.0, 0.0};
            color_section(ui, state, column);
        });
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
    /// How many things there are to press now.
    std::size_t controls() {
        frame();
        return state.ui.stops.size();
    }

    // No colours, per people, per km²; then the land's four.
    static constexpr std::size_t per_people = 1;
    static constexpr std::size_t hexagons = 4;
    // With hexagons alone: after the seven, six methods, eight numbers.
    static constexpr std::size_t first_method = 7;
    static constexpr std::size_t first_number = 13;
    static constexpr std::size_t first_palette = 21;
};

TEST_F(ColorSection, OffersClassesOnlyWhereThereAreColours) {
    const std::size_t bare = controls();
    press(hexagons);
    EXPECT_EQ(state.view.surface.kind, SurfaceKind::Hexagons);
    EXPECT_GT(controls(), bare);
    press(hexagons - 1);
    EXPECT_EQ(state.view.surface.kind, SurfaceKind::None);
    EXPECT_EQ(controls(), bare);
}

TEST_F(ColorSection, TakesTheClickOnHexagons) {
    // Below the heading (24 px), the name of the group (20 px), three choices (24 px each) and the next name (4 + 20
    // px).
    frames.move({20.0 + 70.0 * 1.5, 24.0 + 20.0 + 3.0 * 24.0 + 24.0 + 13.0});
    frame();
    frames.button(true);
    frame();
    frames.button(false);
    frame();
    EXPECT_EQ(state.view.surface.kind, SurfaceKind::Hexagons);
}

TEST_F(ColorSection, ChoosesTheDenominatorAndSmoothing) {
    press(per_people);
    EXPECT_EQ(state.view.rate.denominator, "population");
    press(3);
    EXPECT_TRUE(state.view.rate.smoothed);
    press(0);
    EXPECT_EQ(state.view.rate.denominator, "");
}

TEST_F(ColorSection, HasTwoToNineClassesForRegionsAndLand) {
    press(hexagons);
    press(first_number);
    EXPECT_EQ(state.view.surface.classes.count, 2);
    press(first_number + 7);
    EXPECT_EQ(state.view.surface.classes.count, 9);
    EXPECT_EQ(state.view.rate.classes, state.view.surface.classes);
}

TEST_F(ColorSection, AsksForNoNumberWhereTheMethodMakesItsOwn) {
    press(hexagons);
    const std::size_t with_numbers = controls();
    press(first_method + 4);
    EXPECT_EQ(state.view.surface.classes.method, ClassMethod::Box);
    EXPECT_EQ(state.view.rate.classes.method, ClassMethod::Box);
    EXPECT_EQ(controls(), with_numbers - 8);
}

TEST_F(ColorSection, GivesRegionsAndLandOnePalette) {
    press(hexagons);
    press(first_palette);
    EXPECT_EQ(state.view.rate.classes.palette, "ylgnbu");
    EXPECT_EQ(state.view.surface.classes.palette, "ylgnbu");
}

TEST_F(ColorSection, OffersTheSequentialPalettesAndTheDaysShown) {
    press(hexagons);
    std::size_t sequential = 0;
    for (const ColorPalette& one : all_palettes()) sequential += one.kind == PaletteKind::Sequential ? 1 : 0;
    EXPECT_EQ(controls(), first_palette + sequential + 1);
    press(first_palette + sequential);
    EXPECT_TRUE(state.view.rate.classes.rescaled);
    EXPECT_TRUE(state.view.surface.classes.rescaled);
}

}  // namespace
}  // namespace kua
