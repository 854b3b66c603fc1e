#include "scene/mark_shape.h"
#include "unit/scene/figure_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace kua {
namespace {

using test::all_words;
using test::FigureTest;
using test::is_within;
using testing::HasSubstr;
using testing::Not;

struct FurnitureTest : FigureTest {
    PieceChoice& piece(Piece which) { return view.page.furniture[which]; }
    /// The words of the figure, on one line.
    [[nodiscard]] std::string words() const {
        const auto figure = laid_out();
        EXPECT_TRUE(figure) << (figure ? "" : in_english(figure.error()));
        return figure ? all_words(*figure) : "";
    }
    [[nodiscard]] std::string fault() const {
        const auto figure = laid_out();
        return figure ? "" : in_english(figure.error());
    }
    void project(const std::string& definition) {
        view.map.projection = definition;
        base = *project_base(data, definition);
    }
};

template <class Item>
std::vector<Item> items_of(const Figure& figure) {
    std::vector<Item> found;
    for (const PageItem& item : figure.items)
        if (const auto* one = std::get_if<Item>(&item)) found.push_back(*one);
    return found;
}

TEST_F(FurnitureTest, LeavesOffWhatIsSwitchedOff) {
    view.page.title = "Kept out";
    data.info.release = "7";
    const std::string all = words();
    const std::pair<Piece, const char*> pieces[] = {{Piece::Title, "Kept out"},      {Piece::Families, "Liberty"},
                                                    {Piece::Kinds, "somewhere in"},  {Piece::ScaleBar, "km"},
                                                    {Piece::Sources, "CC BY 4.0"},   {Piece::Margin, "Not on a place"},
                                                    {Piece::DataDate, "release 7"}};
    for (const auto& [which, said] : pieces) {
        SCOPED_TRACE(said);
        EXPECT_THAT(all, HasSubstr(said));
        view.page.furniture = {};
        piece(which).shown = false;
        EXPECT_THAT(words(), Not(HasSubstr(said)));
    }
}

TEST_F(FurnitureTest, SaysWhatItsAuthorLeftOff) {
    EXPECT_THAT(words(), Not(HasSubstr("Left off")));
    piece(Piece::Sources).shown = false;
    piece(Piece::Families).shown = false;
    piece(Piece::Colors).shown = false;  // there are none
    EXPECT_THAT(words(), HasSubstr("Left off this figure by its author: families, sources."));
}

TEST_F(FurnitureTest, NeverLeavesOffWhatWasNotPublishedOrRead) {
    release_note = "3 records are not for publication and in no number here.";
    data.info.records_left_out = 2;
    piece(Piece::Sources).shown = false;
    EXPECT_THAT(words(), HasSubstr("3 records are not for publication"));
    EXPECT_THAT(words(), HasSubstr("2 records of the file could not be read"));
}

TEST_F(FurnitureTest, KeepsTheNumbersWhileTheMapShowsIncidents) {
    piece(Piece::Sentence).shown = false;
    EXPECT_THAT(fault(), HasSubstr("page.furniture.sentence"));
    view.layers.incidents = false;
    EXPECT_EQ(fault(), "");
    view.rate.denominator = area_denominator;
    EXPECT_THAT(fault(), HasSubstr("the numbers cannot be left off"));
}

TEST_F(FurnitureTest, SaysTheDateAndReleaseOfTheData) {
    data.info.released = "2021-01-28";
    data.info.release = "2";
    EXPECT_THAT(words(), HasSubstr("Data of 28 January 2021, release 2."));
    data.info.release = "";
    EXPECT_THAT(words(), HasSubstr("Data of 28 January 2021."));
    data.info.released = "";
    EXPECT_THAT(words(), Not(HasSubstr("Data of")));
}

TEST_F(FurnitureTest, PutsAPieceIntoACornerOfTheMapWhereNoNameIs) {
    const std::pair<Anchor, ScreenPoint> corners[] = {{Anchor::TopLeft, {0, 0}}, {Anchor::TopRight, {1, 0}}, {Anchor::BottomLeft, {0, 1}}, {Anchor::BottomRight, {1, 1}}};
    int placed = 0;
    for (const auto& [anchor, at] : corners) {
        piece(Piece::ScaleBar).anchor = anchor;
        const auto figure = laid_out();
        if (!figure) {
            EXPECT_THAT(in_english(figure.error()), HasSubstr("would hide incidents"));
            continue;
        }
        ++placed;
        const auto grounds = items_of<PageArea>(*figure);
        ASSERT_EQ(grounds.size(), 1U);
        const ScreenBox box = box_of(PageItem{grounds.front()}, metrics);
        EXPECT_TRUE(is_within(box, figure->map_frame));
        const ScreenPoint corner{at.x_px > 0 ? figure->map_frame.right_px : figure->map_frame.left_px,
                                 at.y_px > 0 ? figure->map_frame.bottom_px : figure->map_frame.top_px};
        EXPECT_LT(std::abs((at.x_px > 0 ? box.right_px : box.left_px) - corner.x_px), 30.0);
        EXPECT_LT(std::abs((at.y_px > 0 ? box.bottom_px : box.top_px) - corner.y_px), 30.0);
        for (const SceneItem& item : figure->scene.items) {
            const auto* label = std::get_if<Label>(&item);
            if (label == nullptr) continue;
            const ScreenPoint p = to_screen(label->at, figure->map);
            const double x = figure->map_frame.left_px + (p.x_px + label->offset_px.x_px) * figure->zoom;
            const double y = figure->map_frame.top_px + (p.y_px + label->offset_px.y_px) * figure->zoom;
            const double width = metrics.width_px(label->text, label->face, label->size_px, label->letter_spacing_px) * figure->zoom;
            EXPECT_FALSE(overlaps(box, {x, y - label->size_px * figure->zoom * 0.7, x + width, y})) << label->text;
        }
    }
    EXPECT_GE(placed, 2);
}

TEST_F(FurnitureTest, NeverHidesAMark) {
    piece(Piece::Kinds).anchor = Anchor::BottomLeft;
    piece(Piece::Kinds).right_mm = 60.0;
    piece(Piece::Kinds).down_mm = -60.0;
    EXPECT_THAT(fault(), HasSubstr("page.furniture.kinds: would hide incidents"));
}

TEST_F(FurnitureTest, StandsInAColumnBesideTheMap) {
    const ScreenBox before = laid_out()->map_frame;
    piece(Piece::Families).anchor = Anchor::LeftColumn;
    piece(Piece::Margin).anchor = Anchor::RightColumn;
    const auto figure = laid_out();
    ASSERT_TRUE(figure) << in_english(figure.error());
    EXPECT_GT(figure->map_frame.left_px, before.left_px + 100.0);
    EXPECT_LT(figure->map_frame.right_px, before.right_px - 100.0);
    for (const PageText& item : items_of<PageText>(*figure)) {
        if (item.text == "Liberty") {
            EXPECT_LT(item.at.x_px + item.width_px, figure->map_frame.left_px);
        }
        if (item.text == "Not on a place") {
            EXPECT_GT(item.at.x_px, figure->map_frame.right_px);
        }
    }
}

TEST_F(FurnitureTest, MovesByMillimetresAndRefusesToMeetOrLeave) {
    const auto at = [&] {
        const auto figure = laid_out();
        EXPECT_TRUE(figure);
        for (const PageText& item : items_of<PageText>(*figure))
            if (item.text.ends_with("km")) return item.at;
        return ScreenPoint{};
    };
    const ScreenPoint before = at();
    piece(Piece::ScaleBar).right_mm = 1.5;
    piece(Piece::ScaleBar).down_mm = 0.5;
    EXPECT_NEAR(at().x_px - before.x_px, 1.5 * px_per_mm, 1e-6);
    EXPECT_NEAR(at().y_px - before.y_px, 0.5 * px_per_mm, 1e-6);
    piece(Piece::ScaleBar).right_mm = 2000.0;
    EXPECT_THAT(fault(), HasSubstr("leaves the page"));
    piece(Piece::ScaleBar) = {};
    piece(Piece::Title).down_mm = 12.0;
    EXPECT_THAT(fault(), HasSubstr("a piece that was moved meets"));
}

TEST_F(FurnitureTest, MovesTheLegendThatTheLayoutArranges) {
    const auto box_of_piece = [&](Piece wanted) {
        const auto figure = laid_out();
        EXPECT_TRUE(figure) << in_english(figure.error());
        for (const PiecePlace& place : figure->pieces)
            if (place.piece == wanted) return place.box;
        return ScreenBox{};
    };
    for (const Piece moved : {Piece::Kinds, Piece::Families}) {
        const ScreenBox before = box_of_piece(moved);
        piece(moved).down_mm = -0.4;
        EXPECT_NEAR(box_of_piece(moved).top_px - before.top_px, -0.4 * px_per_mm, 1e-6);
        piece(moved) = {};
    }
}

TEST_F(FurnitureTest, ShowsNorthWhereUpIsNotNorthOrWhereAsked) {
    EXPECT_THAT(words(), Not(HasSubstr("north")));
    piece(Piece::NorthArrow).shown = true;
    EXPECT_THAT(words(), HasSubstr("north"));
    piece(Piece::NorthArrow) = {};
    project("+proj=utm +zone=46 +ellps=WGS84");
    EXPECT_THAT(words(), HasSubstr("north at the centre"));
    piece(Piece::NorthArrow).shown = false;
    EXPECT_THAT(words(), Not(HasSubstr("north")));
}

TEST_F(FurnitureTest, LocatesTheMapOfAPart) {
    EXPECT_TRUE(items_of<PageMap>(*laid_out()).empty());
    view.map.centre = {75.0, 48.0};
    view.map.metres_per_px = 300.0;
    const auto figure = laid_out();
    ASSERT_TRUE(figure);
    const auto maps = items_of<PageMap>(*figure);
    ASSERT_EQ(maps.size(), 1U);
    const PageMap& small = maps.front();
    EXPECT_TRUE(is_within(box_of(PageItem{small}, metrics), figure->map_frame));
    const ScreenBox viewport{0, 0, small.map.width_px, small.map.height_px};
    EXPECT_TRUE(contains(viewport, to_screen({base->unit_bounds.min_x_m, base->unit_bounds.min_y_m}, small.map)));
    EXPECT_TRUE(contains(viewport, to_screen({base->unit_bounds.max_x_m, base->unit_bounds.max_y_m}, small.map)));
    // The rectangle is the frame of the large map.
    const ScreenBox rectangle = box_of(PageItem{items_of<PageArea>(*figure).front()}, metrics);
    const ScreenPoint corner = to_screen(to_map(ScreenPoint{0, 0}, figure->map), small.map);
    EXPECT_NEAR(rectangle.left_px, small.at.x_px + corner.x_px * small.zoom, 1e-6);
    EXPECT_NEAR(rectangle.top_px, small.at.y_px + corner.y_px * small.zoom, 1e-6);
}

}  // namespace
}  // namespace kua
