#include "app/panels.h"
#include "core/palette.h"

#include "unit/app/app_fixture.h"
#include "unit/app/imgui_frames.h"

namespace kua {
namespace {

Dataset with_people() {
    Dataset data = test::make_dataset(
        {{.id = "town", .at = {65, 50}, .region = "A"}, {.id = "east", .at = {75, 50}, .region = "B"}, {.id = "region", .place = PlacePrecision::Adm1, .region = "A"}});
    data.boundaries.denominators.push_back({"population", "person", "Census", {{2021, {1e5, 4e5}}}});
    return data;
}

/// The section of colours, used by the keyboard: controls are numbered in the order in which Tab reaches them.
struct ColorSection : testing::Test {
    test::AppWorld world{with_people()};
    AppState& state = world.state;
    test::ImguiFrames frames;
    double last_y_px = 0.0;   ///< where the section ends

    void frame() {
        frames.run(state.ui, [&](Ui& ui) {
            Area area(ui, "panel", {0.0, 0.0, 320.0, panel_px}, AreaKind::Scrolling);
            Column column{20.0, 300.0, 0.0};
            color_section(ui, state, column);
            last_y_px = column.y_px;
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
    // With hexagons alone: after the seven, the size of a cell, six methods, eight numbers.
    static constexpr std::size_t cell = 7;
    static constexpr std::size_t first_method = 8;
    static constexpr std::size_t first_number = 14;
    static constexpr std::size_t first_palette = 22;
    static constexpr std::size_t eyes = 5;   // the last ones
    static constexpr double panel_px = 1400.0;

    void type_into(std::size_t control, const std::string& words) {
        frame();
        state.ui.focus = state.ui.stops[control].id;
        state.ui.focus_moved = true;
        frame();
        frame();
        frames.type(words);
        frame();
        frames.press_enter();
        frame();
        frame();
    }
    /// The middle of the row of handles: above the five choices of eyes, the axis' two numbers.
    double handle_row_px() { return last_y_px - (26.0 + 4.0 + 26.0 + 20.0 + 4.0) - 4.0 - (18.0 + 4.0) - 4.0; }
    void drag(ScreenPoint from, ScreenPoint to) {
        frames.move(from);
        frame();
        frames.button(true);
        frame();
        frames.move(to);
        frame();
        world.update();
        frame();
        frames.button(false);
        frame();
    }
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
    EXPECT_EQ(controls(), first_palette + sequential + 1 + eyes);
    press(first_palette + sequential);
    EXPECT_TRUE(state.view.rate.classes.rescaled);
    EXPECT_TRUE(state.view.surface.classes.rescaled);
}

TEST_F(ColorSection, TakesTheSizeOfACell) {
    press(hexagons);
    type_into(cell, "2500");
    EXPECT_DOUBLE_EQ(state.view.surface.cell_km2, 2500.0);
}

TEST_F(ColorSection, TakesWhatARateIsForAndTheLeastDenominator) {
    press(per_people);
    const std::size_t per = 4;   // behind the three choices and smoothing
    type_into(per, "1000");
    EXPECT_DOUBLE_EQ(state.view.rate.per, 1000.0);
    type_into(per + 1, "2,5");
    EXPECT_DOUBLE_EQ(state.view.rate.least_denominator, 2.5);
    EXPECT_FALSE(state.panel.numbers["rate-least"].wrong);
    type_into(per, "many");
    EXPECT_TRUE(state.panel.numbers["rate-per"].wrong);
    EXPECT_DOUBLE_EQ(state.view.rate.per, 1000.0);
}

TEST_F(ColorSection, DragsABoundBetweenClasses) {
    state.view.rate.denominator = "population";
    state.view.rate.classes = {.method = ClassMethod::Manual, .bounds = {0.6}};   // the rates are 2 and 0.25
    world.update();
    frame();
    frame();
    ASSERT_EQ(state.picture.scene.colors.front().scale.upper.size(), 2u);
    // The handle lies where its colours meet: found by the pointer, from the left end of the axis on.
    const double y_px = handle_row_px();
    const double x_px = 25.0 + (0.6 - 0.25) / 1.75 * 270.0;
    drag({x_px, y_px}, {x_px + 54.0, y_px});
    ASSERT_EQ(state.view.rate.classes.bounds.size(), 1u);
    EXPECT_NEAR(state.view.rate.classes.bounds[0], 0.95, 0.011);
    EXPECT_EQ(state.view.surface.classes.method, ClassMethod::NaturalBreaks) << "the land has values of its own";
}

TEST_F(ColorSection, ShowsTheWindowToOtherEyes) {
    const std::size_t n = controls();
    press(n - 1);
    EXPECT_EQ(state.vision, Vision::Grey);
    press(n - 4);
    EXPECT_EQ(state.vision, Vision::Protanopia);
    press(n - 5);
    EXPECT_EQ(state.vision, Vision::Usual);
}

}  // namespace
}  // namespace kua
