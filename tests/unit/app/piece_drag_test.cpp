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
