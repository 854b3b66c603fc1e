#include "stats/class_breaks.h"

#include "unit/stats/reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace kua {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Values = std::vector<double>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

void expect_near(const Values& bounds, const Values& wanted) {
    ASSERT_EQ(bounds.size(), wanted.size()) << ::testing::PrintToString(bounds) << ::testing::PrintToString(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_NEAR(bounds[i], wanted[i], 1e-9 * std::max(1.0, std::abs(wanted[i]))) << "bound " << i;
}

double within_ss(const Values& values, const ClassBreaks& breaks) {
    std::vector<Values> members(breaks.upper.size());
    for (const double v : values)
        if (const auto at = class_of(v, breaks)) members[*at].push_back(v);
    double total = 0.0;
    for (const Values& m : members) {
        const double mean = std::accumulate(m.begin(), m.end(), 0.0) / static_cast<double>(m.size());
        for (const double v : m) total += (v - mean) * (v - mean);
    }
    return total;
}

class BreaksReference : public ::testing::TestWithParam<std::string> {
protected:
    nlohmann::json data = test::reference("class_breaks.json").at(GetParam());
    Values values = data.at("values");
    Values of(const char* key) const { return data.at(key).get<Values>(); }
};
INSTANTIATE_TEST_SUITE_P(Sets, BreaksReference, ::testing::Values("columbus_crime", "ties", "ramp", "gains_and_losses"),
                         [](const auto& of) { return of.param; });

TEST_P(BreaksReference, NaturalQuantileAndEqualBreaksAreThoseOfClassInt) {
    for (const auto& row : data.at("by_classes")) {
        const std::size_t classes = row.at("classes");
        SCOPED_TRACE(classes);
        expect_near(natural_breaks(values, classes).upper, row.at("natural_upper"));
        const double ss = row.at("natural_within_ss");
        EXPECT_NEAR(within_ss(values, natural_breaks(values, classes)), ss, 1e-9 * ss);
        expect_near(quantile_breaks(values, classes).upper, row.at("quantile_upper"));
        expect_near(equal_interval_breaks(values, classes).upper, row.at("equal_upper"));
    }
}

TEST_P(BreaksReference, DeviationBoundsAreThoseWithinTheValues) {
    const ClassBreaks breaks = standard_deviation_breaks(values, data.at("deviation_step"), 20);
    const double most = *std::max_element(values.begin(), values.end());
    Values wanted;
    for (const double bound : of("deviation_bounds"))
        if (bound > breaks.least && bound < most) wanted.push_back(bound);
    wanted.push_back(most);
    expect_near(breaks.upper, wanted);
}

TEST_P(BreaksReference, HeadTailAndBoxAreThoseOfClassInt) {
    expect_near(head_tail_breaks(values, 0.4).upper, of("head_tail_upper"));
    expect_near(head_tail_breaks(values, 1.0).upper, of("head_tail_to_the_end_upper"));
    Values inner = box_breaks(values).upper;
    inner.pop_back();
    expect_near(inner, of("box_inner"));
}

// ---- what all methods do ----

std::vector<std::function<ClassBreaks(const Values&)>> methods(std::size_t classes) {
    return {[=](const Values& v) { return equal_interval_breaks(v, classes); },
            [=](const Values& v) { return quantile_breaks(v, classes); },
            [=](const Values& v) { return natural_breaks(v, classes); },
            [](const Values& v) { return standard_deviation_breaks(v); },
            [](const Values& v) { return box_breaks(v); },
            [](const Values& v) { return head_tail_breaks(v); }};
}

TEST(EveryMethod, LeavesOutWhatIsNoNumberAndSaysHowMany) {
    for (const auto& method : methods(3)) {
        const ClassBreaks clean = method({1, 2, 3, 5, 8, 13});
        const ClassBreaks breaks = method({nan, 1, 2, inf, 3, 5, 8, 13, -inf});
        EXPECT_EQ(breaks.upper, clean.upper);
        EXPECT_EQ(breaks.used, 6U);
        EXPECT_EQ(breaks.left_out, 3U);
        EXPECT_EQ(breaks.least, 1.0);
        EXPECT_EQ(clean.left_out, 0U);
    }
}

TEST(EveryMethod, HasNoClassesWithoutValues) {
    for (const auto& method : methods(4))
        for (const Values& values : {Values{}, Values{nan, inf}}) {
            EXPECT_THAT(method(values).upper, IsEmpty());
            EXPECT_TRUE(std::isnan(method(values).least));
            EXPECT_EQ(class_of(1.0, method(values)), std::nullopt);
        }
}

TEST(EveryMethod, PutsEveryValueInOneClass) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 300; ++round) {
        Values values(random() % 40 + 1);
        const bool whole = random() % 2 == 0;
        std::normal_distribution<double> normal(0.0, std::pow(10.0, static_cast<double>(random() % 9) - 4.0));
        for (double& v : values) v = whole ? static_cast<double>(random() % 7) - 3.0 : normal(random);
        for (const auto& method : methods(random() % 9 + 1)) {
            const ClassBreaks breaks = method(values);
            const ClassCounts counts = count_classes(values, breaks);
            EXPECT_EQ(std::accumulate(counts.in_class.begin(), counts.in_class.end(), std::size_t{0}), values.size());
            EXPECT_EQ(counts.above + counts.no_data, 0U);
            EXPECT_TRUE(std::is_sorted(breaks.upper.begin(), breaks.upper.end()));
            if (breaks.method != ClassMethod::Box) {
                EXPECT_EQ(std::adjacent_find(breaks.upper.begin(), breaks.upper.end()), breaks.upper.end());
                EXPECT_EQ(breaks.upper.back(), *std::max_element(values.begin(), values.end()));
            }
        }
    }
}

TEST(EveryMethod, MakesOneClassOfEqualValuesSaveTheBox) {
    for (const auto& method : methods(5))
        for (const Values& values : {Values{0.1}, Values(7, 0.1), Values{-3, -3}}) {
            const ClassBreaks breaks = method(values);
            if (breaks.method == ClassMethod::Box) continue;
            EXPECT_THAT(breaks.upper, ElementsAre(values.front()));
        }
}

TEST(EveryMethod, StandsValuesAtTheEndsOfDoubles) {
    const double most = std::numeric_limits<double>::max();
    const double least = std::numeric_limits<double>::denorm_min();
    EXPECT_THAT(equal_interval_breaks(Values{-most, most}, 2).upper, ElementsAre(0.0, most));
    EXPECT_THAT(natural_breaks(Values{-most, 1.0, 2.0, most}, 3).upper, ElementsAre(-most, 2.0, most));
    EXPECT_THAT(equal_interval_breaks(Values{0.0, least}, 4).upper, ElementsAre(least));
    EXPECT_THAT(natural_breaks(Values{0.0, least}, 2).upper, ElementsAre(0.0, least));
}

// ---- method by method ----

TEST(EqualIntervalBreaks, KeepClassesThatHoldNothing) {
    const Values values{0, 1, 9};
    const ClassBreaks breaks = equal_interval_breaks(values, 3);
    EXPECT_THAT(breaks.upper, ElementsAre(3, 6, 9));
    EXPECT_THAT(count_classes(values, breaks).in_class, ElementsAre(2, 0, 1));
}

TEST(QuantileBreaks, AreFewerWhereTiesMakeTwoQuantilesEqual) {
    const ClassBreaks breaks = quantile_breaks(Values{0, 0, 0, 0, 0, 0, 1, 2}, 4);
    EXPECT_EQ(breaks.asked, 4U);
    EXPECT_THAT(breaks.upper, ElementsAre(0, 0.25, 2));
}

TEST(NaturalBreaks, AreAsManyAsDistinctValuesAtMost) {
    const ClassBreaks breaks = natural_breaks(Values{4, 1, 4, 1, 9}, 7);
    EXPECT_EQ(breaks.asked, 7U);
    EXPECT_THAT(breaks.upper, ElementsAre(1, 4, 9));
}

TEST(NaturalBreaks, FindACloseGroupBesideAFarValue) {
    EXPECT_THAT(natural_breaks(Values{1e9, 0.0, 1e-3, 2e-3, 1.0, 1.001}, 3).upper, ElementsAre(2e-3, 1.001, 1e9));
}

TEST(StandardDeviationBreaks, LieAroundTheMeanWithOpenEnds) {
    const ClassBreaks breaks = standard_deviation_breaks(Values{-10, -1, -1, 0, 0, 0, 0, 1, 1, 10}, 1.0, 1);
    const double deviation = std::sqrt(204.0 / 9.0);
    EXPECT_EQ(breaks.asked, 4U);
    EXPECT_EQ(breaks.middle, 0.0);
    expect_near(breaks.upper, {-deviation, 0.0, deviation, 10.0});
}

TEST(StandardDeviationBreaks, AreFewerWhereTheValuesEndEarlier) {
    const ClassBreaks breaks = standard_deviation_breaks(Values{1, 2, 3});
    EXPECT_EQ(breaks.asked, 6U);
    EXPECT_THAT(breaks.upper, ElementsAre(2, 3));
}

TEST(BoxBreaks, HoldOutliersApartAndCountAValueOnAFenceAsNone) {
    // Quartiles 2 and 4, fences -1 and 7.
    const Values values{-1, 2, 2, 3, 4, 4, 7};
    const ClassBreaks breaks = box_breaks(values);
    EXPECT_EQ(breaks.asked, 6U);
    EXPECT_EQ(breaks.middle, 3.0);
    EXPECT_THAT(count_classes(values, breaks).in_class, ElementsAre(0, 3, 1, 2, 1, 0));
    EXPECT_EQ(class_of(std::nextafter(-1.0, -2.0), breaks), 0U);
    EXPECT_EQ(class_of(std::nextafter(7.0, 8.0), breaks), 5U);
    EXPECT_EQ(breaks.upper.back(), inf);
}

TEST(BoxBreaks, KeepTheMeaningOfTheirClassesWhereHalfTheValuesAreEqual) {
    const Values values{-4, 2, 2, 2, 2, 2, 2, 9};
    const ClassBreaks breaks = box_breaks(values);
    EXPECT_EQ(breaks.upper.size(), 6U);
    EXPECT_THAT(count_classes(values, breaks).in_class, ElementsAre(1, 6, 0, 0, 0, 1));
    EXPECT_EQ(breaks.upper.back(), 9.0);
}

TEST(HeadTailBreaks, StopWhereTheHeadIsNoMinority) {
    // Mean 4.3; the head is 1 of 10.
    EXPECT_THAT(head_tail_breaks(Values{1, 1, 1, 1, 1, 1, 1, 1, 5, 30}).upper, ElementsAre(4.3, 17.5, 30));
    EXPECT_THAT(head_tail_breaks(Values{1, 2, 3, 4}).upper, ElementsAre(2.5, 4));
    EXPECT_EQ(head_tail_breaks(Values{1, 2}).asked, 0U);
}

TEST(ManualBreaks, AreTakenAsTheyCome) {
    const auto breaks = manual_breaks(Values{-1, 0, 10, inf});
    ASSERT_TRUE(breaks);
    EXPECT_THAT(breaks->upper, ElementsAre(-1, 0, 10, inf));
    EXPECT_EQ(breaks->asked, 4U);
    EXPECT_EQ(class_of(1e300, *breaks), 3U);
}

TEST(ManualBreaks, RefuseWhatIsNoAscendingRow) {
    const auto said = [](const Values& upper) {
        const auto breaks = manual_breaks(upper);
        return breaks ? std::string("accepted") : in_english(breaks.error());
    };
    EXPECT_EQ(said({}), "classes need at least one upper bound");
    EXPECT_EQ(said({1, nan, 3}), "upper bound 2 of the classes is not a number");
    EXPECT_EQ(said({1, inf, 3}), "upper bound 2 of the classes is not a number");
    EXPECT_EQ(said({-inf}), "upper bound 1 of the classes is not a number");
    EXPECT_EQ(said({1, 2.5, 2.5}), "the upper bounds of classes must ascend, but 2.5 follows 2.5");
    EXPECT_EQ(said({1, 3, -2}), "the upper bounds of classes must ascend, but -2 follows 3");
}

TEST(ClassOf, TakesUpperBoundsIn) {
    const ClassBreaks breaks = *manual_breaks(Values{1, 2, 5});
    EXPECT_EQ(class_of(-100.0, breaks), 0U);
    EXPECT_EQ(class_of(1.0, breaks), 0U);
    EXPECT_EQ(class_of(std::nextafter(1.0, 2.0), breaks), 1U);
    EXPECT_EQ(class_of(5.0, breaks), 2U);
    EXPECT_EQ(class_of(5.1, breaks), std::nullopt);
    EXPECT_EQ(class_of(nan, breaks), std::nullopt);
    EXPECT_EQ(class_of(-inf, breaks), std::nullopt);
}

TEST(CountClasses, CountsWhatIsInNoneToo) {
    const ClassCounts counts = count_classes(Values{0, 1, 2, 9, nan, inf}, *manual_breaks(Values{1, 5}));
    EXPECT_THAT(counts.in_class, ElementsAre(2, 1));
    EXPECT_EQ(counts.above, 1U);
    EXPECT_EQ(counts.no_data, 2U);
}

}  // namespace
}  // namespace kua
