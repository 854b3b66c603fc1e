#include "core/day.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

using test::day;

TEST(Day, IsZeroAtTheEpochAndKnownElsewhere) {
    EXPECT_EQ(day("1970-01-01").since_epoch, 0);
    EXPECT_EQ(day("2021-01-10").since_epoch, 18637);
    EXPECT_EQ(day("1969-12-31").since_epoch, -1);
}

TEST(Day, ComesBackFromItsTextOverFourHundredYears) {
    for (Day d = day("1800-01-01"); d < day("2200-01-01"); d = d + 1)
        ASSERT_EQ(parse_day(to_string(d)), d) << to_string(d);
}

TEST(Day, GrowsByOneFromADateToTheNext) {
    EXPECT_EQ(day("2021-03-01") - day("2021-02-28"), 1);
    EXPECT_EQ(day("2020-03-01") - day("2020-02-28"), 2);
    EXPECT_EQ(day("1900-03-01") - day("1900-02-28"), 1);
    EXPECT_EQ(day("2000-03-01") - day("2000-02-28"), 2);
}

TEST(ParseDay, RefusesWhatIsNotADayOfTheCalendar) {
    for (const char* text :
         {"", "2021-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-1-10", "2021-01-10 ", " 2021-01-10",
          "2021/01/10", "20210110", "2021-01-1O", "+021-01-10", "2021--1-10", "2021-01-10T00:00"})
        EXPECT_EQ(parse_day(text), std::nullopt) << text;
}

TEST(DayRange, HoldsItsFirstDayAndNotItsEnd) {
    const DayRange range{day("2021-01-05"), day("2021-01-10")};
    EXPECT_TRUE(contains(range, day("2021-01-05")));
    EXPECT_TRUE(contains(range, day("2021-01-09")));
    EXPECT_FALSE(contains(range, day("2021-01-10")));
    EXPECT_FALSE(contains(range, day("2021-01-04")));
    EXPECT_EQ(days_in(range), 5);
    EXPECT_EQ(last_day(range), day("2021-01-09"));
}

TEST(DayRange, IsEmptyWhereItsEndIsNotAfterItsFirst) {
    EXPECT_EQ(days_in({day("2021-01-05"), day("2021-01-05")}), 0);
    EXPECT_EQ(days_in({day("2021-01-06"), day("2021-01-05")}), 0);
}

TEST(UnitStart, IsTheMondayOfAWeekAcrossTheYear) {
    EXPECT_EQ(unit_start(day("2021-01-01"), TimeUnit::Week), day("2020-12-28"));
    EXPECT_EQ(unit_start(day("2020-12-28"), TimeUnit::Week), day("2020-12-28"));
    EXPECT_EQ(unit_start(day("2021-01-03"), TimeUnit::Week), day("2020-12-28"));
}

TEST(UnitStart, CutsTimeIntoUnitsWithoutGapOrOverlap) {
    for (const TimeUnit unit : {TimeUnit::Day, TimeUnit::Week, TimeUnit::Month})
        for (Day d = day("1968-01-01"); d < day("2032-01-01"); d = d + 1) {
            const Day start = unit_start(d, unit);
            const Day next = next_unit_start(d, unit);
            ASSERT_LE(start, d);
            ASSERT_GT(next, d);
            ASSERT_EQ(unit_start(next, unit), next);
            ASSERT_EQ(next_unit_start(start, unit), next);
            ASSERT_EQ(unit_start(next - 1, unit), start);
        }
}

TEST(Moved, KeepsTheDayOfTheMonthOrTakesTheLast) {
    EXPECT_EQ(moved(day("2021-01-31"), TimeUnit::Month, 1), day("2021-02-28"));
    EXPECT_EQ(moved(day("2020-01-31"), TimeUnit::Month, 1), day("2020-02-29"));
    EXPECT_EQ(moved(day("2021-01-10"), TimeUnit::Month, -1), day("2020-12-10"));
    EXPECT_EQ(moved(day("2021-01-10"), TimeUnit::Month, 12), day("2022-01-10"));
    EXPECT_EQ(moved(day("2021-01-10"), TimeUnit::Week, -2), day("2020-12-27"));
    EXPECT_EQ(moved(day("2021-01-10"), TimeUnit::Day, 3), day("2021-01-13"));
}

TEST(Undated, SortsAfterEveryDay) { EXPECT_GT(undated, day("9999-12-31")); }

}  // namespace
}  // namespace kua
