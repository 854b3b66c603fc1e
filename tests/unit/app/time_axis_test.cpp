#include "app/time_axis.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kua {
namespace {

using test::day;

struct Axis : testing::Test {
    TimeAxis axis{{day("2020-10-01"), day("2021-01-01")}, 100.0, 1020.0};   // 92 days, 10 px each
};

TEST_F(Axis, GivesEachDayItsPlaceAndBack) {
    EXPECT_DOUBLE_EQ(axis.x_of(day("2020-10-11")), 200.0);
    EXPECT_EQ(axis.day_at(200.0), day("2020-10-11"));
    EXPECT_EQ(axis.day_at(209.9), day("2020-10-11"));
    EXPECT_EQ(axis.day_at(199.9), day("2020-10-10"));
}

TEST_F(Axis, TakesTheNearestBorderForAHandle) {
    EXPECT_EQ(axis.border_at(204.0), day("2020-10-11"));
    EXPECT_EQ(axis.border_at(206.0), day("2020-10-12"));
}

TEST_F(Axis, NamesMonthsWithTheYearFirstAndInJanuary) {
    axis.days.end = day("2021-02-01");
    const auto ticks = ticks_of(axis, 60.0);
    ASSERT_EQ(ticks.size(), 4U);
    EXPECT_TRUE(ticks[0].with_year);
    EXPECT_FALSE(ticks[1].with_year);
    EXPECT_TRUE(ticks[3].with_year);
}

TEST_F(Axis, NamesDaysWhereAMonthHasRoomForThem) {
    axis.days = {day("2020-12-28"), day("2021-01-11")};   // 66 px each
    const auto ticks = ticks_of(axis, 96.0);
    ASSERT_EQ(ticks.size(), 14U);
    EXPECT_EQ(ticks[0].day, day("2020-12-28"));
    EXPECT_TRUE(ticks[0].of_day);
    EXPECT_FALSE(ticks[4].of_day) << "the first of January is a month's label";
    EXPECT_TRUE(ticks[4].with_year);
}

TEST_F(Axis, NamesDaysOfAFewWeeksHoweverNarrow) {
    axis = {{day("2020-11-12"), day("2020-12-08")}, 100.0, 500.0};
    EXPECT_GT(ticks_of(axis, 96.0).size(), 3U);
}

TEST_F(Axis, LeavesDaysOutThatStandTooClose) {
    axis.days = {day("2020-12-01"), day("2021-01-11")};   // 22 px each
    std::vector<Day> days;
    for (const TimeTick& tick : ticks_of(axis, 96.0)) days.push_back(tick.day);
    const std::vector<Day> december{day("2020-12-01"), day("2020-12-03"), day("2020-12-05")};
    EXPECT_EQ(std::vector<Day>(days.begin(), days.begin() + 3), december);
    EXPECT_EQ(std::count(days.begin(), days.end(), day("2020-12-31")), 0) << "no label a day before the next month's";
}

TEST_F(Axis, NamesYearsWhereMonthsStandTooClose) {
    axis.days = {day("2000-05-17"), day("2021-01-01")};
    for (const TimeTick& tick : ticks_of(axis, 60.0)) {
        EXPECT_TRUE(tick.year_only);
        EXPECT_EQ(civil_date(tick.day).month, 1U);
    }
}

TEST(ZoomedDays, KeepsThePlaceOfTheDayUnderThePointer) {
    const DayRange most{day("2020-01-01"), day("2021-01-01")};
    const DayRange closer = zoomed_days({day("2020-03-01"), day("2020-07-09")}, 2.0, day("2020-05-05"), most);
    EXPECT_EQ(days_in(closer), 65);
    EXPECT_EQ(closer.first, day("2020-04-02"));
    EXPECT_EQ(zoomed_days(closer, 0.001, day("2020-05-05"), most), most);
    EXPECT_EQ(days_in(zoomed_days(closer, 1000.0, day("2020-05-05"), most)), 7);
}

}  // namespace
}  // namespace kua
