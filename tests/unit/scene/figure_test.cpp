#include "unit/scene/figure_fixture.h"

#include <gmock/gmock.h>

#include <set>

namespace kua {
namespace {

using test::all_words;
using test::FigureTest;
using test::is_within;
using test::texts;
using testing::HasSubstr;

TEST_F(FigureTest, ShowsTheUnitsAndEveryMarkInsideItsFrame) {
    for (const PagePreset& page : page_presets()) {
        SCOPED_TRACE(std::string(page.id));
        set(page);
        const auto figure = laid_out();
        ASSERT_TRUE(figure) << in_english(figure.error());
        EXPECT_NEAR(figure->map.width_px * figure->zoom, figure->map_frame.right_px - figure->map_frame.left_px, 1e-6);
        EXPECT_NEAR(figure->map.height_px * figure->zoom, figure->map_frame.bottom_px - figure->map_frame.top_px, 1e-6);
        const ScreenBox viewport{0, 0, figure->map.width_px, figure->map.height_px};
        const MapBox units = base->unit_bounds;
        EXPECT_TRUE(contains(viewport, to_screen({units.min_x_m, units.min_y_m}, figure->map)));
        EXPECT_TRUE(contains(viewport, to_screen({units.max_x_m, units.max_y_m}, figure->map)));
        int marks = 0;
        for (const SceneItem& item : figure->scene.items)
            if (const auto* mark = std::get_if<Mark>(&item)) {
                ++marks;
                const ScreenPoint at = to_screen(mark->at, figure->map);
                const double x = at.x_px + mark->offset_px.x_px;
                const double y = at.y_px + mark->offset_px.y_px;
                const double reach = std::max(mark->radius_px, mark->width_px / 2);
                EXPECT_TRUE(is_within({x - reach, y - reach, x + reach, y + reach}, viewport)) << mark->title;
            }
        EXPECT_GT(marks, 3);
    }
}

TEST_F(FigureTest, SaysWhatItShowsInTheSentenceAndTheLegendAddsUp) {
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    EXPECT_THAT(all_words(*figure), HasSubstr(figure->scene.sentence.substr(0, 12)));
    std::int64_t in_legend = 0;
    for (const LegendEntry& entry : figure->scene.legend)
        if (entry.kind == LegendEntry::Kind::Family) in_legend += entry.incidents;
    EXPECT_EQ(in_legend, select(data, view.filter, window_of(view.time, data)).totals.shown);
    EXPECT_THAT(all_words(*figure), HasSubstr("Not on a place"));
}

TEST_F(FigureTest, HasASampleForEachLookOfTheLegend) {
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    std::set<int> looks;
    for (const LegendEntry& entry : figure->scene.legend) {
        looks.insert(static_cast<int>(entry.kind) * 100 + static_cast<int>(entry.family));
        EXPECT_THAT(all_words(*figure), HasSubstr(entry.text.substr(0, 10)));
    }
    std::size_t samples = 0;
    for (const PageItem& item : figure->items) samples += std::holds_alternative<PageMark>(item) ? 1U : 0U;
    EXPECT_EQ(samples, looks.size());
}

TEST_F(FigureTest, NamesNothingThatItsFrameWouldCut) {
    for (const double height_px : {460.0, 480.0, 500.0, 520.0}) {
        view.page.width_px = 321.0;
        view.page.height_px = height_px;
        const auto figure = laid_out();
        ASSERT_TRUE(figure);
        for (const SceneItem& item : figure->scene.items) {
            const auto* label = std::get_if<Label>(&item);
            if (label == nullptr) continue;
            const ScreenPoint at = to_screen(label->at, figure->map);
            const double left_px = at.x_px + label->offset_px.x_px;
            const double base_px = at.y_px + label->offset_px.y_px;
            EXPECT_GE(left_px, 0.0) << label->text;
            EXPECT_LE(left_px + metrics.width_px(label->text, label->face, label->size_px, label->letter_spacing_px),
                      figure->map.width_px) << label->text;
            EXPECT_GE(base_px - metrics.cap_height_px(label->face, label->size_px), 0.0) << label->text;
            EXPECT_LE(base_px, figure->map.height_px) << label->text;
        }
    }
}

TEST_F(FigureTest, CountsWhatLiesOutsideTheMap) {
    view.map.centre = {61.0, 46.0};
    view.map.metres_per_px = 30.0;
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    std::int64_t in_frame = 0;
    for (const SceneItem& item : figure->scene.items)
        if (const auto* mark = std::get_if<Mark>(&item)) {
            const ScreenPoint at = to_screen(mark->at, figure->map);
            if (contains({0, 0, figure->map.width_px, figure->map.height_px}, at))
                in_frame += mark->certain + mark->possible;
        }
    const auto totals = select(data, view.filter, window_of(view.time, data)).totals;
    const std::int64_t outside = totals.shown - totals.not_on_a_place - in_frame;
    EXPECT_GT(outside, 10);
    ASSERT_EQ(figure->scene.margin.back().text, "Outside this map");
    EXPECT_EQ(figure->scene.margin.back().incidents, outside);
    EXPECT_THAT(all_words(*figure), HasSubstr("Outside this map " + std::to_string(outside)));
}

TEST_F(FigureTest, NeverCutsTheLengthOfTheScaleBar) {
    view.filter.types = {"liberty.detention"};  // a legend of one family leaves the bar a narrow column
    for (const PagePreset& page : page_presets()) {
        SCOPED_TRACE(std::string(page.id));
        set(page);
        const auto figure = laid_out();
        ASSERT_TRUE(figure) << in_english(figure.error());
        const auto all = texts(*figure);
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const PageText& item) { return item.text.ends_with("km"); }));
        EXPECT_TRUE(std::none_of(all.begin(), all.end(), [](const PageText& item) { return item.text == "…"; }));
    }
}

TEST_F(FigureTest, TakesTheDataSetsTitleAndTheUsersBeforeIt) {
    EXPECT_EQ(texts(*laid_out())[0].text, "Test data");
    view.page.title = "Kept out";
    EXPECT_EQ(texts(*laid_out())[0].text, "Kept out");
}

TEST_F(FigureTest, KeepsTheNumbersUnderASubtitleOfTheUsersOwn) {
    view.page.subtitle = "What observers saw";
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    EXPECT_THAT(all_words(*figure), HasSubstr("What observers saw"));
    EXPECT_THAT(all_words(*figure), HasSubstr(figure->scene.sentence.substr(0, 12)));
}

TEST_F(FigureTest, NamesItsSourcesBoundariesAndRelease) {
    release_note = "Treated as public at the author's request.";
    data.boundaries.valid_from = test::day("2018-06-19");
    data.boundaries.valid_to = test::day("2022-06-07");
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    for (const char* words : {"CC BY 4.0", "in force", "2018", "Natural Earth; GeoNames", "Albers", "by their role",
                              "Treated as public", "Kua 0."})
        EXPECT_THAT(all_words(*figure), HasSubstr(words));
}

TEST_F(FigureTest, SaysHowManyRecordsCouldNotBeRead) {
    EXPECT_THAT(all_words(*laid_out()), testing::Not(HasSubstr("could not be read")));
    data.info.records_left_out = 27;
    EXPECT_THAT(all_words(*laid_out()), HasSubstr("27 records of the file could not be read"));
}

TEST_F(FigureTest, RefusesAPageThatLeavesNoRoomForTheMap) {
    view.page.width_px = 321;
    view.page.height_px = 200;
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    EXPECT_THAT(in_english(figure.error()), HasSubstr("too small"));
}

TEST_F(FigureTest, NamesTheLeastHeightThatWouldDo) {
    view.page.width_px = 85 * px_per_mm;
    view.page.height_px = 60 * px_per_mm;
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    const std::string words = in_english(figure.error());
    EXPECT_THAT(words, HasSubstr("85 × 60 mm (321 × 227 px)"));
    const int least_mm = std::stoi(words.substr(words.find("has to be ") + 10));
    view.page.height_px = least_mm * px_per_mm;
    EXPECT_TRUE(laid_out()) << least_mm;
    view.page.height_px = (least_mm - 1) * px_per_mm;
    EXPECT_FALSE(laid_out()) << least_mm;
}

TEST_F(FigureTest, RefusesAProjectionThatShowsNoneOfTheData) {
    view.map.projection = "+proj=ortho +lat_0=-50 +lon_0=-110";
    base = *project_base(data, view.map.projection);
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    EXPECT_THAT(in_english(figure.error()), HasSubstr("+lon_0=-110 cannot show these data: no unit"));
}

TEST_F(FigureTest, RefusesAProjectionThatShowsUnitsButNoIncident) {
    for (LonLat& at : data.incidents.at)
        if (is_valid(at)) at = {-110.0, -50.0};
    view.map.projection = "+proj=ortho +lat_0=50 +lon_0=70";
    base = *project_base(data, view.map.projection);
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    EXPECT_THAT(in_english(figure.error()), HasSubstr("no incident that has a point"));
}

TEST_F(FigureTest, RefusesACharacterThatTheTypefaceLacks) {
    view.page.title = "投票";
    const auto figure = laid_out();
    ASSERT_FALSE(figure);
    EXPECT_THAT(in_english(figure.error()), HasSubstr("U+6295"));
    EXPECT_THAT(in_english(figure.error()), HasSubstr("fonts-inter"));
}

TEST_F(FigureTest, PrintsTheCheckCodeThatItIsGiven) {
    const Selection selection = select(data, view.filter, window_of(view.time, data));
    const auto figure = layout_figure({data, base, selection, view, text, metrics, release_note, "7F3A-92C1"});
    ASSERT_TRUE(figure);
    EXPECT_THAT(all_words(*figure), HasSubstr("check code 7F3A-92C1"));
    EXPECT_THAT(all_words(*laid_out()), testing::Not(HasSubstr("check code")));
}

}  // namespace
}  // namespace kua
