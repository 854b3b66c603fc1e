#include "app/class_breaks_edit.h"

#include <gmock/gmock.h>

namespace kua {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

ClassScale scale_of(std::vector<double> values, std::vector<double> upper) {
    return {std::move(values), upper, std::vector<Rgba8>(upper.size())};
}

TEST(BreakAxis, HasAWholeStepForWholeNumbers) {
    const BreakAxis axis = break_axis(scale_of({1, 2, 2, 7}, {2, 7}));
    EXPECT_DOUBLE_EQ(axis.least, 0.5);
    EXPECT_DOUBLE_EQ(axis.most, 7.5);
    EXPECT_DOUBLE_EQ(axis.step, 1.0);
    EXPECT_THAT(axis.bounds, ElementsAre(2.0));
    EXPECT_DOUBLE_EQ(meeting(axis, 2.0), 2.5) << "between what is 2 and what is 3";
}

TEST(BreakAxis, HasARoundStepOfAboutATwoHundredth) {
    EXPECT_DOUBLE_EQ(break_axis(scale_of({0.11, 0.5, 1.37}, {0.5, 1.37})).step, 0.01);
    EXPECT_DOUBLE_EQ(break_axis(scale_of({10.5, 1000.25}, {500.0, 1000.25})).step, 5.0);
}

TEST(BreakAxis, HasRoomRoundASingleValue) {
    const BreakAxis axis = break_axis(scale_of({0.4, 0.4}, {0.4}));
    EXPECT_LT(axis.least, 0.4);
    EXPECT_GT(axis.most, 0.4);
    EXPECT_TRUE(axis.bounds.empty());
}

TEST(BarHeights, CountEveryValueOnce) {
    const ClassScale scale = scale_of({1, 2, 2, 7}, {2, 7});
    EXPECT_THAT(bar_heights(scale, break_axis(scale), 7), ElementsAre(1u, 2u, 0u, 0u, 0u, 0u, 1u));
}

TEST(MovedBreak, LandsOnAStepAsItIsWritten) {
    const BreakAxis axis{0.0, 1.0, 0.1, {0.5}};
    EXPECT_THAT(with_moved(axis, 0, 0.31), ElementsAre(0.3));
}

TEST(MovedBreak, StaysBetweenItsNeighbours) {
    const BreakAxis axis{0.5, 9.5, 1.0, {2.0, 4.0, 8.0}};
    EXPECT_THAT(with_moved(axis, 1, -5.0), ElementsAre(2.0, 3.0, 8.0));
    EXPECT_THAT(with_moved(axis, 1, 50.0), ElementsAre(2.0, 7.0, 8.0));
    EXPECT_THAT(with_moved(axis, 2, 50.0), ElementsAre(2.0, 4.0, 9.0));
    const BreakAxis tight{0.5, 9.5, 1.0, {2.0, 3.0, 4.0}};
    EXPECT_THAT(with_moved(tight, 1, 9.0), ElementsAre(2.0, 3.0, 4.0));
}

TEST(AddedBreak, KeepsTheOrderAndIsNoneTwice) {
    const BreakAxis axis{0.5, 9.5, 1.0, {2.0, 8.0}};
    EXPECT_THAT(with_added(axis, 5.2), ElementsAre(2.0, 5.0, 8.0));
    EXPECT_THAT(with_added(axis, 8.3), ElementsAre(2.0, 8.0));
    EXPECT_THAT(with_added(axis, 0.1), ElementsAre(2.0, 8.0));
}

TEST(AddedBreak, AreNeverMoreThanTheColoursTellApart) {
    BreakAxis axis{0.5, 99.5, 1.0, {1, 2, 3, 4, 5, 6, 7, 8}};
    EXPECT_EQ(with_added(axis, 50.0).size(), most_bounds);
}

TEST(TakenBreak, LeavesOneAtLeast) {
    EXPECT_THAT(without({0.5, 9.5, 1.0, {2.0, 8.0}}, 0), ElementsAre(8.0));
    EXPECT_THAT(without({0.5, 9.5, 1.0, {8.0}}, 0), ElementsAre(8.0));
}

}  // namespace
}  // namespace kua
