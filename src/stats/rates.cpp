#include "stats/rates.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kua {
namespace {

bool is_count(double count) { return std::isfinite(count) && count >= 0.0; }
bool is_denominator(double denominator) { return std::isfinite(denominator) && denominator > 0.0; }

struct Moments {
    double overall = 0.0;  // b
    double mean_x = 0.0;   // x̄
    double between = 0.0;  // A, at least 0
    std::size_t regions = 0;
};

bool takes_part(double count, double denominator, RateModel model) {
    return is_count(count) && is_denominator(denominator) && (model == RateModel::Poisson || count <= denominator);
}

Moments moments(std::span<const double> counts, std::span<const double> denominators, RateModel model) {
    Moments result;
    double sum_n = 0.0;
    double sum_x = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (takes_part(counts[i], denominators[i], model)) {
            sum_n += counts[i];
            sum_x += denominators[i];
            ++result.regions;
        }
    if (result.regions == 0) return result;
    const double b = sum_n / sum_x;
    double s2 = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (takes_part(counts[i], denominators[i], model)) {
            const double deviation = counts[i] / denominators[i] - b;
            s2 += denominators[i] * deviation * deviation / sum_x;
        }
    result.overall = b;
    result.mean_x = sum_x / static_cast<double>(result.regions);
    double between = 0.0;
    if (model == RateModel::Poisson)
        between = s2 - b / result.mean_x;
    else if (result.mean_x > 1.0)
        between = (result.mean_x * s2 - b * (1.0 - b)) / (result.mean_x - 1.0);
    result.between = std::max(between, 0.0);
    return result;
}

// The part of a region's own rate in its estimate.
double own_weight(const Moments& m, double denominator, RateModel model) {
    if (m.between == 0.0) return 0.0;
    const double b = m.overall;
    const double within = model == RateModel::Poisson ? b : std::max(b * (1.0 - b) - m.between, 0.0);
    return m.between / (m.between + within / denominator);
}

}  // namespace

double rate(double count, double denominator, double per) {
    assert(per > 0.0);
    if (!is_count(count) || !is_denominator(denominator)) return std::numeric_limits<double>::quiet_NaN();
    return count / denominator * per;
}

RateInterval rate(RateInterval count, double denominator, double per) {
    assert(!(count.min > count.max));
    return {rate(count.min, denominator, per), rate(count.max, denominator, per)};
}

RateState rate_state(double count, double denominator, double least_denominator) {
    assert(least_denominator >= 0.0);
    if (!is_count(count) || !is_denominator(denominator)) return RateState::NoData;
    return denominator < least_denominator ? RateState::SmallDenominator : RateState::Known;
}

SmoothedRates empirical_bayes_rates(std::span<const double> counts, std::span<const double> denominators, double per,
                                    RateModel model) {
    assert(counts.size() == denominators.size() && per > 0.0);
    const Moments m = moments(counts, denominators, model);
    SmoothedRates result;
    result.used = m.regions;
    result.values.assign(counts.size(), std::numeric_limits<double>::quiet_NaN());
    if (m.regions == 0) return result;
    result.overall = m.overall * per;
    result.variance = m.between * per * per;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!takes_part(counts[i], denominators[i], model)) continue;
        const double own = counts[i] / denominators[i];
        const double weight = own_weight(m, denominators[i], model);
        result.values[i] = (m.overall + weight * (own - m.overall)) * per;
    }
    return result;
}

}  // namespace kua
