#include "scene/view_state.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

using test::day;

struct WindowOf : testing::Test {
    Dataset data = test::make_dataset(
        {{.id = "a", .first = "2020-12-01"}, {.id = "b", .first = "2021-01-05", .last = "2021-01-10"}});
};

TEST_F(WindowOf, SpansTheDataWhereNothingIsChosen) {
    EXPECT_EQ(window_of({}, data), (DayRange{day("2020-12-01"), day("2021-01-11")}));
}

TEST_F(WindowOf, OpensOnTheFocusOfTheDataSet) {
    data.info.focus = DayRange{day("2021-01-01"), day("2021-01-08")};
    EXPECT_EQ(window_of({}, data), (DayRange{day("2021-01-01"), day("2021-01-08")}));
}

TEST_F(WindowOf, TakesTheLastDayAsIncluded) {
    TimeChoice time;
    time.last = day("2021-01-05");
    EXPECT_EQ(window_of(time, data), (DayRange{day("2020-12-01"), day("2021-01-06")}));
}

TEST_F(WindowOf, ReachesBeyondTheDataWhereAsked) {
    TimeChoice time;
    time.first = day("2020-01-01");
    EXPECT_EQ(window_of(time, data), (DayRange{day("2020-01-01"), day("2021-01-11")}));
}

}  // namespace
}  // namespace kua
