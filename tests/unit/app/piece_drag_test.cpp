#include "app/piece_drag.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr ScreenBox map{100.0, 100.0, 500.0, 400.0};
constexpr ScreenBox page{80.0, 40.0, 520.0, 520.0};

TEST(AnchorAt, IsTheCornerOrSideThatIsNearest) {
    EXPECT_EQ(anchor_at(map, {300.0, 90.0}), Anchor::Above);
    EXPECT_EQ(anchor_at(map, {300.0, 410.0}), Anchor::Below);
    EXPECT_EQ(anchor_at(map, {110.0, 110.0}), Anchor::TopLeft);
    EXPECT_EQ(anchor_at(map, {490.0, 110.0}), Anchor::TopRight);
    EXPECT_EQ(anchor_at(map, {110.0, 390.0}), Anchor::BottomLeft);
    EXPECT_EQ(anchor_at(map, {310.0, 260.0}), Anchor::BottomRight);
    EXPECT_EQ(anchor_at(map, {110.0, 250.0}), Anchor::LeftColumn);
    EXPECT_EQ(anchor_at(map, {490.0, 250.0}), Anchor::RightColumn);
    EXPECT_EQ(anchor_at(map, {90.0, 120.0}), Anchor::LeftColumn) << "beside the map at any height";
}

TEST(RoomOf, HoldsThePlacesThatMeanIt) {
    for (double x = page.left_px + 1; x < page.right_px; x += 7)
        for (double y = page.top_px + 1; y < page.bottom_px; y += 7) {
            const Anchor anchor = anchor_at(map, {x, y});
            EXPECT_TRUE(contains(room_of(anchor, map, page), {x, y})) << x << ' ' << y << ' ' << static_cast<int>(anchor);
        }
}

TEST(Aligned, BringsTheNearestEdgesTogether) {
    const ScreenBox others[] = {{100.0, 100.0, 200.0, 120.0}, {400.0, 300.0, 480.0, 340.0}};
    const Alignment edge = aligned({103.0, 200.0, 163.0, 220.0}, others, 5.0);
    EXPECT_DOUBLE_EQ(edge.right_px, -3.0);
    EXPECT_EQ(edge.x_px, 100.0);
    EXPECT_DOUBLE_EQ(edge.down_px, 0.0);
    EXPECT_FALSE(edge.y_px);
    const Alignment beside = aligned({482.0, 296.0, 500.0, 310.0}, others, 5.0);
    EXPECT_DOUBLE_EQ(beside.right_px, -2.0) << "its left edge to the other's right one";
    EXPECT_DOUBLE_EQ(beside.down_px, 4.0);
}

TEST(Aligned, BringsMiddlesTogetherWhereNoEdgeIsAsNear) {
    const ScreenBox others[] = {{100.0, 100.0, 200.0, 120.0}};
    const Alignment middle = aligned({121.0, 500.0, 181.0, 520.0}, others, 5.0);
    EXPECT_DOUBLE_EQ(middle.right_px, -1.0);
    EXPECT_EQ(middle.x_px, 150.0);
}

TEST(Aligned, LeavesWhatIsNearNothing) {
    const ScreenBox others[] = {{100.0, 100.0, 200.0, 120.0}};
    const Alignment none = aligned({300.0, 300.0, 350.0, 310.0}, others, 5.0);
    EXPECT_EQ(none.right_px, 0.0);
    EXPECT_EQ(none.down_px, 0.0);
    EXPECT_FALSE(none.x_px || none.y_px);
    EXPECT_FALSE(aligned({100.0, 100.0, 200.0, 120.0}, {}, 5.0).x_px);
}

TEST(Nudge, CountsTenthsOfAMillimetre) {
    PieceChoice choice{.right_mm = 1.5};
    nudge(choice, 0.26, -0.04);
    EXPECT_DOUBLE_EQ(choice.right_mm, 1.8);
    EXPECT_DOUBLE_EQ(choice.down_mm, 0.0);
    nudge(choice, 1e6, -1e6);
    EXPECT_DOUBLE_EQ(choice.right_mm, 2000.0);
    EXPECT_DOUBLE_EQ(choice.down_mm, -2000.0);
}

TEST(NextAnchor, ComesRoundToEach) {
    Anchor at = Anchor::Automatic;
    int steps = 0;
    do {
        EXPECT_EQ(next_anchor(next_anchor(at, 1), -1), at);
        at = next_anchor(at, 1);
        ++steps;
    } while (at != Anchor::Automatic);
    EXPECT_EQ(steps, 9);
}

}  // namespace
}  // namespace kua
