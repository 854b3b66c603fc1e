#include "scene/build_scene.h"
#include "support/make_dataset.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

const DayRange window{test::day("2020-12-01"), test::day("2021-01-11")};

std::string said(const SelectionTotals& totals, DayRange days = window) { return sentence(totals, days, Catalogue{}); }

TEST(Sentence, SaysEverythingThereIsToSay) {
    EXPECT_EQ(
        said({.total = 42,
              .shown = 31,
              .certain = 27,
              .possible = 4,
              .not_on_a_place = 6,
              .undated = 2,
              .outside = 6,
              .filtered = 3}),
        "31 of 42 incidents, 1 December 2020 to 10 January 2021: 27 certainly, 4 possibly in this period; 6 of them not on a place. "
        "Not shown: 2 undated, 6 outside these dates, 3 by the filters.");
}

TEST(Sentence, LeavesOutWhatIsZero) {
    EXPECT_EQ(said({.total = 5, .shown = 5, .certain = 5}),
              "5 of 5 incidents, 1 December 2020 to 10 January 2021: 5 certainly in this period.");
    EXPECT_EQ(said({.total = 5, .shown = 4, .possible = 4, .filtered = 1}),
              "4 of 5 incidents, 1 December 2020 to 10 January 2021: 4 possibly in this period. Not shown: 1 by the filters.");
}

TEST(Sentence, SaysThatNothingIsShown) {
    EXPECT_EQ(said({.total = 5, .outside = 5}),
              "0 of 5 incidents, 1 December 2020 to 10 January 2021. Not shown: 5 outside these dates.");
}

TEST(Sentence, SaysOneIncidentInTheSingular) {
    EXPECT_EQ(said({.total = 1, .shown = 1, .certain = 1}),
              "1 of 1 incident, 1 December 2020 to 10 January 2021: 1 certainly in this period.");
}

TEST(Sentence, GroupsTheDigitsOfLargeNumbers) {
    EXPECT_EQ(said({.total = 1234567, .shown = 1234567, .certain = 1234567}),
              "1,234,567 of 1,234,567 incidents, 1 December 2020 to 10 January 2021: 1,234,567 certainly in this period.");
}

TEST(Sentence, DoesWithoutDatesWhereThereAreNone) {
    EXPECT_EQ(said({.total = 2, .undated = 2}, {}), "0 of 2 incidents. Not shown: 2 undated.");
}

TEST(Sentence, SaysThatThereIsNothing) { EXPECT_EQ(said({}), "There are no incidents in these data."); }

}  // namespace
}  // namespace kua
