#include "stats/rates.h"

#include "unit/stats/reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace kua {
namespace {

using Values = std::vector<double>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Rate, IsTheCountPerSoMany) {
    EXPECT_DOUBLE_EQ(rate(3.0, 600'000.0, 100'000.0), 0.5);
    EXPECT_EQ(rate(0.0, 600'000.0, 100'000.0), 0.0);
}

TEST(Rate, IsUnknownWithoutAUsableCountAndDenominator) {
    for (const double denominator : {0.0, -1.0, nan, inf}) EXPECT_TRUE(std::isnan(rate(1.0, denominator, 1.0)));
    for (const double count : {-1.0, nan, inf}) EXPECT_TRUE(std::isnan(rate(count, 10.0, 1.0)));
}

TEST(Rate, OfAnIntervalIsAnInterval) {
    EXPECT_EQ(rate(RateInterval{2.0, 5.0}, 1000.0, 100.0), (RateInterval{0.2, 0.5}));
    const RateInterval open = rate(RateInterval{2.0, nan}, 1000.0, 100.0);
    EXPECT_EQ(open.min, 0.2);
    EXPECT_TRUE(std::isnan(open.max));
    EXPECT_TRUE(std::isnan(rate(RateInterval{2.0, 5.0}, 0.0, 100.0).min));
}

TEST(RateState, IsSmallBelowTheLeastDenominator) {
    EXPECT_EQ(rate_state(1.0, 99.0, 100.0), RateState::SmallDenominator);
    EXPECT_EQ(rate_state(1.0, 100.0, 100.0), RateState::Known);
    EXPECT_EQ(rate_state(0.0, 1.0, 0.0), RateState::Known);
    EXPECT_EQ(rate_state(1.0, 0.0, 100.0), RateState::NoData);
    EXPECT_EQ(rate_state(nan, 1000.0, 100.0), RateState::NoData);
}

class Auckland : public ::testing::Test {
protected:
    nlohmann::json data = test::reference("empirical_bayes.json");
    Values counts = data.at("counts");
    Values denominators = data.at("denominators");
};

void expect_per_1000(const Values& values, const Values& wanted) {
    ASSERT_EQ(values.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_NEAR(values[i], 1000.0 * wanted[i], 1e-12) << i;
}

TEST_F(Auckland, SmoothedAsSpdepDoes) {
    const SmoothedRates poisson = empirical_bayes_rates(counts, denominators, 1000.0);
    expect_per_1000(poisson.values, data.at("poisson"));
    EXPECT_EQ(poisson.used, 167U);
    EXPECT_NEAR(poisson.overall, 1e3 * data.at("overall").get<double>(), 1e-12);
    EXPECT_NEAR(poisson.variance, 1e6 * data.at("poisson_variance").get<double>(), 1e-12);
    expect_per_1000(empirical_bayes_rates(counts, denominators, 1000.0, RateModel::Binomial).values,
                    data.at("binomial"));
}

TEST_F(Auckland, SmoothedTheSameBesideRegionsWithoutARate) {
    const SmoothedRates alone = empirical_bayes_rates(counts, denominators, 1000.0);
    for (const auto& [count, denominator] :
         {std::pair{nan, 5.0}, {1.0, 0.0}, {1.0, -4.0}, {1.0, nan}, {-1.0, 9.0}, {inf, 9.0}, {1.0, inf}}) {
        counts.push_back(count);
        denominators.push_back(denominator);
    }
    const SmoothedRates beside = empirical_bayes_rates(counts, denominators, 1000.0);
    EXPECT_EQ(beside.used, alone.used);
    EXPECT_TRUE(std::equal(alone.values.begin(), alone.values.end(), beside.values.begin()));
    for (std::size_t i = alone.values.size(); i < beside.values.size(); ++i) EXPECT_TRUE(std::isnan(beside.values[i]));
}

TEST_F(Auckland, SmoothedLieBetweenTheirOwnRateAndTheOverallOne) {
    for (const RateModel model : {RateModel::Poisson, RateModel::Binomial}) {
        const SmoothedRates smoothed = empirical_bayes_rates(counts, denominators, 1.0, model);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double own = counts[i] / denominators[i];
            EXPECT_GE(smoothed.values[i], std::min(own, smoothed.overall) - 1e-15);
            EXPECT_LE(smoothed.values[i], std::max(own, smoothed.overall) + 1e-15);
        }
    }
}

TEST(EmpiricalBayesRates, AreAllTheOverallRateWhereTheyVaryNoMoreThanChance) {
    for (const RateModel model : {RateModel::Poisson, RateModel::Binomial}) {
        const SmoothedRates smoothed = empirical_bayes_rates(Values{10, 11, 9}, Values{100, 100, 100}, 100.0, model);
        EXPECT_EQ(smoothed.variance, 0.0);
        for (const double value : smoothed.values) EXPECT_DOUBLE_EQ(value, 10.0);
    }
}

TEST(EmpiricalBayesRates, OfOneRegionOrNoneAreItsOwnOrNothing) {
    EXPECT_DOUBLE_EQ(empirical_bayes_rates(Values{3}, Values{60}, 100.0).values[0], 5.0);
    const SmoothedRates none = empirical_bayes_rates(Values{3}, Values{0}, 100.0);
    EXPECT_EQ(none.used, 0U);
    EXPECT_TRUE(std::isnan(none.values[0]) && std::isnan(none.overall));
    EXPECT_TRUE(empirical_bayes_rates(Values{}, Values{}, 1.0).values.empty());
}

TEST(EmpiricalBayesRates, OfYesAndNoLeaveOutMoreYesesThanAnswers) {
    const SmoothedRates smoothed =
        empirical_bayes_rates(Values{5, 12, 1}, Values{10, 10, 10}, 1.0, RateModel::Binomial);
    EXPECT_EQ(smoothed.used, 2U);
    EXPECT_TRUE(std::isnan(smoothed.values[1]));
    EXPECT_DOUBLE_EQ(smoothed.overall, 0.3);
}

TEST(EmpiricalBayesRates, OfYesAndNoOfOneAnswerEachTellNothing) {
    for (const double value :
         empirical_bayes_rates(Values{1, 0, 1, 0}, Values{1, 1, 1, 1}, 1.0, RateModel::Binomial).values)
        EXPECT_DOUBLE_EQ(value, 0.5);
}

}  // namespace
}  // namespace kua
