#include "scene/label_space.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace kua {
namespace {

TEST(LabelSpace, IsFreeUntilItIsTaken) {
    LabelSpace space;
    EXPECT_TRUE(space.is_free({0, 0, 10, 10}));
    space.take({5, 5, 15, 15});
    EXPECT_FALSE(space.is_free({0, 0, 10, 10}));
    EXPECT_TRUE(space.is_free({15, 0, 25, 10})) << "touching is not overlapping";
}

TEST(LabelSpace, KeepsTheCornersRoundACircleFree) {
    LabelSpace space;
    space.take_circle({0, 0}, 10);
    EXPECT_TRUE(space.is_free({8, 8, 12, 12}));
    EXPECT_FALSE(space.is_free({6, 6, 12, 12}));
    EXPECT_FALSE(space.is_free({-50, -2, 50, 2}));
}

TEST(LabelSpace, AgreesWithLookingAtEverything) {
    constexpr unsigned seed = 3;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> place(-700, 700);
    std::uniform_real_distribution<double> size(1, 150);
    LabelSpace space;
    std::vector<ScreenBox> boxes;
    for (int i = 0; i < 400; ++i) {
        const ScreenBox box = box_round({place(random), place(random)}, size(random), size(random) / 4);
        const bool is_free =
            std::none_of(boxes.begin(), boxes.end(), [&](const ScreenBox& b) { return overlaps(b, box); });
        EXPECT_EQ(space.is_free(box), is_free) << "seed " << seed << " box " << i;
        if (i % 3 != 0) continue;
        space.take(box);
        boxes.push_back(box);
    }
}

TEST(Sheet, StaysPutWhileTheViewPans) {
    const MapView a{{1000, 2000}, 50.0, 800, 600};
    MapView b = a;
    b.centre.x_m += 5000;
    const MapPoint place{3000, 500};
    for (const MapView& view : {a, b}) {
        const ScreenPoint at = to_screen(place, view);
        const ScreenBox box = on_sheet(ScreenBox{at.x_px, at.y_px, at.x_px + 10, at.y_px + 5}, view);
        const ScreenPoint expected = on_sheet(place, 50.0);
        EXPECT_NEAR(box.left_px, expected.x_px, 1e-9);
        EXPECT_NEAR(box.top_px, expected.y_px, 1e-9);
    }
    EXPECT_EQ(from_sheet(on_sheet(place, 50.0), 50.0), place);
}

}  // namespace
}  // namespace kua
