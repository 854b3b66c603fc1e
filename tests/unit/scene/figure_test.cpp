#include "scene/figure.h"

#include "scene/figure_words.h"
#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace kua {
namespace {

using testing::HasSubstr;

struct Page {
    const char* name;
    double width_px, height_px, dpi;
};

constexpr double px_per_mm = 96.0 / 25.4;
constexpr Page pages[] = {{"column of 85 mm", 85 * px_per_mm, 140 * px_per_mm, 300},
                          {"width of 170 mm", 170 * px_per_mm, 130 * px_per_mm, 300},
                          {"A4 portrait", 210 * px_per_mm, 297 * px_per_mm, 150},
                          {"A4 landscape", 297 * px_per_mm, 210 * px_per_mm, 150},
                          {"full HD", 1920, 1080, 96},
                          {"link preview", 1200, 675, 96},
                          {"square", 1080, 1080, 96},
                          {"default", 1600, 1180, 96},
                          {"A1 portrait", 594 * px_per_mm, 841 * px_per_mm, 72}};

const char* short_title = "Kept out";
const char* long_title =
    "Detained at home, kettled for nine hours, fined, dismissed and kept out of polling stations: what happened to "
    "observers, journalists and party members before, on and after election day";

struct FigureTest : testing::Test {
    Dataset data = dataset();
    TextMetrics metrics = *TextMetrics::make();
    std::shared_ptr<const BaseGeometry> base = *project_base(data, "");
    ViewState view;
    Catalogue text;
    std::string release_note;

    static Dataset dataset() {
        std::vector<test::Row> rows;
        const char* types[] = {"liberty.detention", "assembly.kettling", "election.observer_denied_access",
                               "expression.poll_warning", "reprisal.fine"};
        for (int i = 0; i < 40; ++i) {
            test::Row row;
            row.id = "r" + std::to_string(i);
            row.type = types[i % 5];
            row.at = {61.0 + i % 7 * 2.9, 46.0 + i % 5 * 1.7};
            row.place = i % 4 == 0 ? PlacePrecision::Site : PlacePrecision::Settlement;
            row.region = row.at.lon_deg < 70 ? "A" : "B";
            if (i % 9 == 0) {
                row.at = {};
                row.place = PlacePrecision::Adm1;
            }
            if (i % 13 == 5) {
                row.at = {};
                row.region = "";
                row.place = PlacePrecision::Country;
            }
            if (i % 6 == 1) {
                row.first = "2021-01-05";
                row.last = "2021-01-20";
                row.extent = Extent::SometimeWithin;
            }
            if (i % 17 == 3) row.first = "";
            rows.push_back(row);
        }
        Dataset made = test::make_dataset(rows);
        made.info.licence = "CC BY 4.0";
        made.boundaries.source = "Natural Earth; GeoNames";
        made.info.coverage.push_back({1, "B", test::day("2021-01-10"), test::day("2021-01-10"), Effort::None, {}});
        return made;
    }
    void set(const Page& page) {
        view.page.width_px = page.width_px;
        view.page.height_px = page.height_px;
        view.page.dpi = page.dpi;
    }
    [[nodiscard]] Result<Figure> laid_out() const {
        const Selection selection = select(data, view.filter, window_of(view.time, data));
        return layout_figure({data, base, selection, view, text, metrics, release_note});
    }
    [[nodiscard]] ScreenBox box_of(const PageText& item) const {
        return {item.at.x_px, item.at.y_px - metrics.ascent_px(item.face, item.size_px), item.at.x_px + item.width_px,
                item.at.y_px + metrics.descent_px(item.face, item.size_px)};
    }
};

std::vector<PageText> texts(const Figure& figure) {
    std::vector<PageText> out;
    for (const PageItem& item : figure.items)
        if (const auto* text = std::get_if<PageText>(&item)) out.push_back(*text);
    return out;
}

std::string all_words(const Figure& figure) {
    std::string out;
    for (const PageText& item : texts(figure)) out += item.text + " ";
    return out;
}

bool is_within(const ScreenBox& inner, const ScreenBox& outer) {
    return inner.left_px >= outer.left_px && inner.right_px <= outer.right_px && inner.top_px >= outer.top_px &&
           inner.bottom_px <= outer.bottom_px;
}

TEST_F(FigureTest, KeepsItsTextsApartOnThePageAndOffTheMap) {
    for (const Page& page : pages)
        for (const Lang lang : all_langs)
            for (const char* title : {short_title, long_title}) {
                SCOPED_TRACE(std::string(page.name) + " " + std::string(code(lang)) + " " + title);
                set(page);
                text = *Catalogue::load(KUA_BINARY_DIR "/locale", lang);
                view.lang = lang;
                view.page.title = title;
                const auto figure = laid_out();
                ASSERT_TRUE(figure) << in_english(figure.error());
                const auto all = texts(*figure);
                const ScreenBox whole{0, 0, page.width_px, page.height_px};
                EXPECT_TRUE(is_within(figure->map_frame, whole));
                EXPECT_GE(figure->map_frame.bottom_px - figure->map_frame.top_px, 0.35 * page.height_px);
                for (std::size_t i = 0; i < all.size(); ++i) {
                    EXPECT_GE(all[i].size_px, 8.0) << all[i].text;
                    EXPECT_TRUE(is_within(box_of(all[i]), whole)) << all[i].text;
                    EXPECT_FALSE(overlaps(box_of(all[i]), figure->map_frame)) << all[i].text;
                    for (std::size_t k = i + 1; k < all.size(); ++k)
                        EXPECT_FALSE(overlaps(box_of(all[i]), box_of(all[k]))) << all[i].text << " | " << all[k].text;
                }
            }
}

TEST_F(FigureTest, ShowsTheUnitsAndEveryMarkInsideItsFrame) {
    for (const Page& page : pages) {
        SCOPED_TRACE(page.name);
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
    for (const Page& page : pages) {
        SCOPED_TRACE(page.name);
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
