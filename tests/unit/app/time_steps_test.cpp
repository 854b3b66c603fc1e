#include "app/time_steps.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

using test::day;

struct TimeSteps : testing::Test {
    // Data from December 2019 to 20 January 2021, opened on 15 October to 10 January.
    TimeBounds bounds{{day("2019-12-01"), day("2021-01-21")}, {day("2020-10-15"), day("2021-01-11")}};
    DaySpan days(const TimeChoice& time) const { return days_of(time, bounds); }
    TimeChoice window(const std::string& first, const std::string& last) const {
        return with_days({}, {day(first), day(last)}, bounds);
    }
};

TEST_F(TimeSteps, AnUntouchedWindowIsTheOpeningOne) {
    EXPECT_EQ(days({}), (DaySpan{day("2020-10-15"), day("2021-01-10")}));
}

TEST_F(TimeSteps, AnEndBackAtItsOpeningPlaceIsUnset) {
    const TimeChoice time = window("2020-10-15", "2020-12-31");
    EXPECT_FALSE(time.first);
    EXPECT_EQ(time.last, day("2020-12-31"));
}

TEST_F(TimeSteps, AWindowIsCutToTheData) {
    EXPECT_EQ(days(window("2018-01-01", "2030-01-01")), (DaySpan{day("2019-12-01"), day("2021-01-20")}));
}

TEST_F(TimeSteps, AWindowKeepsItsLengthWhenMoved) {
    EXPECT_EQ(days(stepped(window("2020-12-01", "2020-12-07"), bounds, TimeUnit::Week, 1)), (DaySpan{day("2020-12-08"), day("2020-12-14")}));
    EXPECT_EQ(days(stepped(window("2020-12-08", "2020-12-14"), bounds, TimeUnit::Day, -1)), (DaySpan{day("2020-12-07"), day("2020-12-13")}));
}

TEST_F(TimeSteps, AWindowStopsAtTheEndOfTheOpeningDays) {
    const TimeChoice time = stepped(window("2021-01-03", "2021-01-09"), bounds, TimeUnit::Week, 3);
    EXPECT_EQ(days(time), (DaySpan{day("2021-01-04"), day("2021-01-10")}));
    EXPECT_TRUE(at_end(time, bounds));
}

TEST_F(TimeSteps, AWindowOutsideTheOpeningDaysWalksThroughAllData) {
    EXPECT_EQ(days(stepped(window("2020-02-01", "2020-02-29"), bounds, TimeUnit::Month, 1)), (DaySpan{day("2020-03-01"), day("2020-03-29")}));
}

TEST_F(TimeSteps, TheWholeWindowBecomesOneStepFirst) {
    EXPECT_EQ(days(stepped({}, bounds, TimeUnit::Day, 1)), (DaySpan{day("2020-10-15"), day("2020-10-15")}));
    EXPECT_EQ(days(stepped({}, bounds, TimeUnit::Day, -1)), (DaySpan{day("2021-01-10"), day("2021-01-10")}));
}

TEST_F(TimeSteps, ACumulativeWindowMovesItsEndOnly) {
    TimeChoice time = window("2020-11-01", "2020-11-30");
    time.cumulative = true;
    EXPECT_EQ(days(stepped(time, bounds, TimeUnit::Week, 1)), (DaySpan{day("2020-11-01"), day("2020-12-07")}));
    EXPECT_EQ(days(stepped(time, bounds, TimeUnit::Month, -3)), (DaySpan{day("2020-11-01"), day("2020-11-01")}));
}

TEST_F(TimeSteps, PlayingGoesOnFromTheChosenWindow) {
    const TimeChoice week = window("2020-12-01", "2020-12-07");
    EXPECT_EQ(play_start(week, bounds), week);
    TimeChoice cumulative = window("2020-11-01", "2020-11-30");
    cumulative.cumulative = true;
    EXPECT_EQ(play_start(cumulative, bounds), cumulative);
}

TEST_F(TimeSteps, PlayingBuildsUpAWindowThatHoldsAllDays) {
    const TimeChoice start = play_start({}, bounds);
    EXPECT_TRUE(start.cumulative);
    EXPECT_EQ(days(start), (DaySpan{day("2020-10-15"), day("2020-10-15")}));
    EXPECT_EQ(days(stepped(start, bounds, TimeUnit::Day, 1)), (DaySpan{day("2020-10-15"), day("2020-10-16")}));
    EXPECT_TRUE(holds_all_days({}, bounds));
    EXPECT_FALSE(holds_all_days(start, bounds));
}

TEST_F(TimeSteps, PlayingStartsAgainAtTheBeginning) {
    EXPECT_EQ(days(play_start(window("2021-01-04", "2021-01-10"), bounds)), (DaySpan{day("2020-10-15"), day("2020-10-21")}));
    EXPECT_EQ(days(rewound(window("2021-01-04", "2021-01-10"), bounds)), (DaySpan{day("2020-10-15"), day("2020-10-21")}));
    EXPECT_EQ(days(rewound({}, bounds)), (DaySpan{day("2020-10-15"), day("2020-10-15")}));
}

}  // namespace
}  // namespace kua
