#include "stats/natural_cuts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace kua {
namespace {

using Values = std::vector<double>;

// The plain formula, run by run, in two passes.
double squares(const Values& values, const Values& times, std::size_t first, std::size_t end) {
    double n = 0.0;
    double sum = 0.0;
    for (std::size_t i = first; i < end; ++i) n += times[i], sum += times[i] * values[i];
    double total = 0.0;
    for (std::size_t i = first; i < end; ++i) total += times[i] * std::pow(values[i] - sum / n, 2);
    return total;
}

double cost(const Values& values, const Values& times, const std::vector<std::size_t>& ends) {
    double total = 0.0;
    std::size_t first = 0;
    for (const std::size_t end : ends) total += squares(values, times, first, end), first = end;
    return total;
}

// The least cost of all ways to cut values from `first` on.
double least_cost(const Values& values, const Values& times, std::size_t first, std::size_t classes) {
    if (classes == 1) return squares(values, times, first, values.size());
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t end = first + 1; end + classes - 1 <= values.size(); ++end)
        least = std::min(least, squares(values, times, first, end) + least_cost(values, times, end, classes - 1));
    return least;
}

struct Sample {
    Values values;
    Values times;
};

Sample random_sample(std::mt19937& random, std::size_t n) {
    Sample sample;
    std::exponential_distribution<double> gap(1.0);
    double at = -5.0;
    for (std::size_t i = 0; i < n; ++i) {
        at += random() % 3 == 0 ? 10.0 * gap(random) : 0.1 + gap(random);
        sample.values.push_back(at);
        sample.times.push_back(static_cast<double>(random() % 4 + 1));
    }
    return sample;
}

TEST(NaturalCuts, AreNoWorseThanAnyOtherCut) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 300; ++round) {
        const Sample sample = random_sample(random, random() % 11 + 1);
        const std::size_t classes = random() % std::min<std::size_t>(5, sample.values.size()) + 1;
        const auto ends = natural_cuts(sample.values, sample.times, classes);
        ASSERT_EQ(ends.size(), classes);
        EXPECT_EQ(ends.back(), sample.values.size());
        const double least = least_cost(sample.values, sample.times, 0, classes);
        EXPECT_NEAR(cost(sample.values, sample.times, ends), least, 1e-9 * (1.0 + least));
    }
}

TEST(NaturalCuts, AgreeWithTheWholeTableOnManyValues) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const Sample sample = random_sample(random, 200);
    std::vector<double> best(201);
    for (std::size_t end = 1; end <= 200; ++end) best[end] = squares(sample.values, sample.times, 0, end);
    for (std::size_t classes = 2; classes <= 7; ++classes) {
        std::vector<double> next(201, std::numeric_limits<double>::infinity());
        for (std::size_t end = classes; end <= 200; ++end)
            for (std::size_t start = classes - 1; start < end; ++start)
                next[end] = std::min(next[end], best[start] + squares(sample.values, sample.times, start, end));
        best = next;
        const auto ends = natural_cuts(sample.values, sample.times, classes);
        EXPECT_NEAR(cost(sample.values, sample.times, ends), best[200], 1e-9 * best[200]) << classes;
    }
}

TEST(NaturalCuts, CutEqualGapsLow) {
    EXPECT_EQ(natural_cuts(Values{1, 2, 3}, Values{1, 1, 1}, 2), (std::vector<std::size_t>{1, 3}));
}

}  // namespace
}  // namespace kua
