#include "app/layout.h"

#include "app/pen.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace kua {
namespace {

bool overlap(const ScreenBox& a, const ScreenBox& b) {
    return a.left_px < b.right_px && b.left_px < a.right_px && a.top_px < b.bottom_px && b.top_px < a.bottom_px;
}

constexpr BoxContent usual{.margin_rows = 4, .margin_width_px = 230.0, .mark_rows = 9};

TEST(Boxes, StandSideBySideWhereThereIsRoom) {
    const Layout layout = layout_of(1600.0, 1000.0, usual);
    EXPECT_TRUE(layout.marks_open);
    EXPECT_EQ(layout.marks_box.top_px, layout.margin_box.top_px);
    EXPECT_EQ(layout.marks_box.left_px, layout.margin_box.right_px + 14.0);
    EXPECT_EQ(width_of(layout.margin_box), 230.0);
}

TEST(Boxes, LeaveNoGapForABoxThatIsNotThere) {
    BoxContent content = usual;
    content.margin_rows = 0;
    const Layout layout = layout_of(1600.0, 1000.0, content);
    EXPECT_EQ(layout.marks_box.left_px, layout.map.left_px + 20.0);
    EXPECT_EQ(width_of(layout.margin_box), 0.0);
}

TEST(Boxes, FoldTheMarksWhereTheMapIsNarrow) {
    const Layout layout = layout_of(960.0, 600.0, usual);
    EXPECT_FALSE(layout.marks_open);
    EXPECT_FALSE(overlap(layout.marks_box, layout.margin_box));
    EXPECT_FALSE(overlap(layout.marks_box, layout.tools));
}

TEST(Boxes, StandAboveEachOtherWhereTheMarksWereOpenedOnANarrowMap) {
    BoxContent content = usual;
    content.marks_open = true;
    const Layout layout = layout_of(960.0, 700.0, content);
    EXPECT_FALSE(overlap(layout.marks_box, layout.margin_box));
    EXPECT_FALSE(overlap(layout.marks_box, layout.tools));
    EXPECT_GE(layout.marks_box.top_px, layout.map.top_px);
}

TEST(Boxes, FoldTheMarksThatTheCardWouldCover) {
    BoxContent content = usual;
    EXPECT_TRUE(layout_of(1280.0, 800.0, content).marks_open);
    content.beside_card = true;
    const Layout layout = layout_of(1280.0, 800.0, content);
    EXPECT_FALSE(overlap(layout.marks_box, card_box(layout, 2000.0, nullptr)));
    EXPECT_TRUE(layout_of(1600.0, 1000.0, content).marks_open);
}

/// No colours lie on another part of the window.
void expect_free(const Layout& layout) {
    for (const ScreenBox& other : {layout.margin_box, layout.marks_box, layout.tools, layout.top_bar, layout.timeline})
        EXPECT_FALSE(overlap(layout.colors_box, other)) << layout.window.right_px;
}

TEST(ColorsBox, LiesOnNoOtherPart) {
    for (const auto& [width, height] : {std::pair{1280.0, 800.0}, {1600.0, 1000.0}, {960.0, 600.0}})
        for (const std::optional<bool> marks_open : {std::optional<bool>{}, std::optional{true}, std::optional{false}})
            for (const double colors_px : {60.0, 240.0, 2000.0}) {
                BoxContent content = usual;
                content.marks_open = marks_open;
                content.colors_px = colors_px;
                const Layout layout = layout_of(width, height, content);
                expect_free(layout);
                EXPECT_GT(height_of(layout.colors_box), 30.0);
                content.colors_open = false;
                expect_free(layout_of(width, height, content));
            }
}

TEST(ColorsBox, IsAsHighAsItNeedsAndAsThereIsRoom) {
    BoxContent content = usual;
    EXPECT_EQ(width_of(layout_of(1600.0, 1000.0, content).colors_box), 0.0);
    content.colors_px = 200.0;
    const Layout layout = layout_of(1600.0, 1000.0, content);
    EXPECT_TRUE(layout.colors_open);
    EXPECT_EQ(height_of(layout.colors_box), 241.0);
    EXPECT_EQ(layout.colors_box.bottom_px, layout.margin_box.top_px - 14.0);
    content.colors_px = 5000.0;
    EXPECT_EQ(layout_of(1600.0, 1000.0, content).colors_box.top_px, layout.map.top_px + 10.0);
}

TEST(ColorsBox, LetsTheCardStandBesideIt) {
    BoxContent content = usual;
    content.colors_px = 200.0;
    const Layout layout = layout_of(1600.0, 1000.0, content);
    const ScreenPoint high{1302.0, 200.0};
    EXPECT_FALSE(overlap(card_box(layout, 5000.0, &high), layout.colors_box));
    for (const double width : {1280.0, 1600.0}) {
        const Layout parts = layout_of(width, 800.0, content);
        EXPECT_FALSE(overlap(card_box(parts, 5000.0, nullptr), parts.colors_box));
    }
}

TEST(TopBar, GrowsWithTheLinesOfTheSentence) {
    BoxContent content = usual;
    content.sentence_lines = 2;
    const double two = layout_of(960.0, 600.0, content).top_bar.bottom_px;
    content.sentence_lines = 3;
    const Layout layout = layout_of(960.0, 600.0, content);
    EXPECT_EQ(layout.top_bar.bottom_px, two + 16.0);
    EXPECT_EQ(layout.map.top_px, layout.top_bar.bottom_px);
}

TEST(LargestOf, KeepsTheSizesAndForgetsTheRest) {
    BoxContent now{
        .margin_rows = 1, .margin_width_px = 200.0, .mark_rows = 12, .sentence_lines = 2, .marks_open = false};
    const BoxContent largest = largest_of(usual, now);
    EXPECT_EQ(largest.margin_rows, 4U);
    EXPECT_EQ(largest.margin_width_px, 230.0);
    EXPECT_EQ(largest.mark_rows, 12U);
    EXPECT_EQ(largest.sentence_lines, 2U);
    EXPECT_EQ(largest.marks_open, false);
}

TEST(LargestOf, GivesTheRoomOfColoursBackWhenTheyGo) {
    BoxContent before = usual;
    before.colors_px = 300.0;
    BoxContent now = usual;
    now.colors_px = 200.0;
    EXPECT_EQ(largest_of(before, now).colors_px, 300.0);
    now.colors_px = 0.0;
    EXPECT_EQ(largest_of(before, now).colors_px, 0.0);
}

TEST(CardBox, UsesTheHeightOfTheMapBesideTheTools) {
    const Layout layout = layout_of(1600.0, 1000.0, usual);
    const ScreenBox low = card_box(layout, 200.0, nullptr);
    const ScreenBox high = card_box(layout, 5000.0, nullptr);
    EXPECT_EQ(low.right_px, high.right_px) << "a card does not jump when it grows";
    EXPECT_FALSE(overlap(high, layout.tools));
    EXPECT_GT(high.bottom_px, layout.tools.bottom_px);
    EXPECT_LT(high.bottom_px, layout.map.bottom_px - 50.0) << "the scale bar stays in sight";
}

TEST(CardBox, KeepsOffItsMark) {
    const Layout layout = layout_of(1600.0, 1000.0, usual);
    const ScreenPoint low{1302.0, 646.0};
    const ScreenBox above = card_box(layout, 5000.0, &low);
    EXPECT_GT(above.left_px, 1000.0);
    EXPECT_LE(above.bottom_px, 620.0);
    const ScreenPoint high{1302.0, 200.0};
    const ScreenBox left = card_box(layout, 5000.0, &high);
    EXPECT_LT(left.right_px, 1000.0);
    EXPECT_FALSE(overlap(left, layout.margin_box));
    EXPECT_FALSE(overlap(left, layout.marks_box));
}

TEST(NoticeBox, StandsAboveTheBoxesInItsWay) {
    const Layout wide = layout_of(2400.0, 1000.0, usual);
    EXPECT_EQ(notice_box(wide, 200.0).bottom_px, wide.map.bottom_px - 26.0);
    for (const double width : {960.0, 1280.0, 1600.0}) {
        const Layout layout = layout_of(width, 900.0, usual);
        EXPECT_FALSE(overlap(notice_box(layout, 260.0), layout.marks_box)) << width;
        EXPECT_FALSE(overlap(notice_box(layout, 260.0), layout.margin_box)) << width;
    }
}

}  // namespace
}  // namespace kua
