#include "unit/scene/figure_fixture.h"

#include "scene/figure_layout.h"

#include <algorithm>

namespace kua {
namespace {

using test::FigureTest;
using test::is_within;

constexpr double least_type_px = 8.0;  // 6 pt

const char* short_title = "Kept out";
const char* long_title =
    "Detained at home, kettled for nine hours, fined, dismissed and kept out of polling stations: what happened to "
    "observers, journalists and party members before, on and after election day";

/// Everything on the page is in it, apart from everything else, and off the map but for what stands in its corners.
void expect_apart(const Figure& figure, const TextMetrics& metrics) {
    const ScreenBox page{0, 0, figure.width_px, figure.height_px};
    EXPECT_TRUE(is_within(figure.map_frame, page));
    EXPECT_GE(figure.map_frame.bottom_px - figure.map_frame.top_px, least_map_share * figure.height_px);
    std::vector<ScreenBox> boxes;
    for (const PageItem& item : figure.items) boxes.push_back(box_of(item, metrics));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto* text = std::get_if<PageText>(&figure.items[i]);
        EXPECT_TRUE(is_within(boxes[i], page)) << (text != nullptr ? text->text : std::to_string(i));
        if (text == nullptr) continue;
        EXPECT_GE(text->size_px, least_type_px) << text->text;
        EXPECT_FALSE(overlaps(boxes[i], figure.map_frame)) << text->text;
        for (std::size_t k = 0; k < boxes.size(); ++k)
            EXPECT_FALSE(k != i && overlaps(boxes[i], boxes[k])) << text->text << " | " << k;
    }
}

struct FigureLayoutTest : FigureTest {
    /// A page that is too small says what would do: that is tried then.
    void expect_apart_or_told(bool must_fit) {
        auto figure = laid_out();
        if (!figure && !must_fit) {
            const std::string words = in_english(figure.error());
            const auto at = words.find("has to be ");
            ASSERT_NE(at, std::string::npos) << words;
            view.page.height_px = std::stoi(words.substr(at + 10)) * px_per_mm;
            figure = laid_out();
        }
        ASSERT_TRUE(figure) << in_english(figure.error());
        expect_apart(*figure, metrics);
    }
    void expect_apart_on_all_pages(bool must_fit) {
        for (const PagePreset& page : page_presets())
            for (const Lang lang : all_langs)
                for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark}) {
                    text = *Catalogue::load(KUA_BINARY_DIR "/locale", lang);
                    view.lang = lang;
                    view.theme = theme;
                    const std::string twice = std::string(long_title) + ", and " + long_title;
                    for (const std::string& title : {std::string(short_title), std::string(long_title), twice}) {
                        SCOPED_TRACE(std::string(page.id) + " " + std::string(code(lang)) + " " + title);
                        set(page);
                        view.page.title = title;
                        expect_apart_or_told(must_fit && title != twice);
                    }
                }
    }
};

TEST_F(FigureLayoutTest, KeepsEverythingApartOnThePageAndOffTheMap) { expect_apart_on_all_pages(true); }

TEST_F(FigureLayoutTest, KeepsColoursCirclesAndWarningsApartToo) {
    view.rate.denominator = area_denominator;
    view.measure.size = MarkSize::Proportional;
    view.map.projection = "EPSG:3857";
    base = *project_base(data, view.map.projection);
    view.page.furniture[Piece::NorthArrow].shown = true;
    expect_apart_on_all_pages(false);
}

TEST_F(FigureLayoutTest, PutsTheLegendBesideTheMapOfAWidePage) {
    set(*find_page_preset("slide"));
    const auto slide = laid_out();
    ASSERT_TRUE(slide);
    EXPECT_LT(slide->map_frame.right_px, 0.8 * slide->width_px);
    set(*find_page_preset("a4"));
    EXPECT_GT(laid_out()->map_frame.right_px, 0.95 * laid_out()->width_px);
}

}  // namespace
}  // namespace kua
