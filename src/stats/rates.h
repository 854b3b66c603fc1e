#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace kua {

/// `count` for every `per` of `denominator` (per = 100,000: the rate per 100,000 people). NaN, no data, where the
/// count is unknown (NaN), negative or infinite, or the denominator is not a finite number above 0. Pre: per > 0.
[[nodiscard]] double rate(double count, double denominator, double per);

/// Bounds of a number; `max` is NaN where nobody knows an upper bound.
struct RateInterval {
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    friend bool operator==(const RateInterval&, const RateInterval&) = default;
};

/// The rate of a count that is only known to lie in [count.min, count.max], bound by bound as `rate` does it.
/// Pre: per > 0, count.min <= count.max where both are known.
[[nodiscard]] RateInterval rate(RateInterval count, double denominator, double per);

/// May a rate be shown as a colour?
enum class RateState : std::uint8_t {
    Known,
    SmallDenominator,  ///< one more case would change the colour: drawn grey, "n < …"
    NoData             ///< no usable count or denominator
};

/// The state of the rate of `count` on `denominator`; small is below `least_denominator` (0: nothing is small).
/// Pre: least_denominator >= 0.
[[nodiscard]] RateState rate_state(double count, double denominator, double least_denominator);

/// What a case is: one of many possible events (Poisson), or a yes among `denominator` yes-or-no answers (Binomial).
enum class RateModel : std::uint8_t { Poisson, Binomial };

/// Rates drawn towards the overall rate, the more the smaller their denominator.
struct SmoothedRates {
    std::vector<double> values;                                  ///< per `per`, one a region; NaN where `rate` has none
    double overall = std::numeric_limits<double>::quiet_NaN();   ///< all cases by all denominators, per `per`
    double variance = std::numeric_limits<double>::quiet_NaN();  ///< between the true rates of regions, per `per`²
    std::size_t used = 0;                                        ///< regions with a rate
};

/// Global empirical Bayes estimates of rates by the method of moments (Marshall 1991, section 3; the same as spdep's
/// EBest; Binomial: Martuzzi & Elliott 1996). With rates p_i = n_i / x_i, overall rate b = Σn / Σx, mean denominator
/// x̄ and s² = Σx_i (p_i - b)² / Σx:
///
///     Poisson    A = s² - b / x̄                         w_i = A / (A + b / x_i)
///     Binomial   A = (x̄ s² - b(1 - b)) / (x̄ - 1)        w_i = A / (A + (b(1 - b) - A) / x_i)
///     estimate   b + w_i (p_i - b)
///
/// A below 0 counts as 0: the rates vary no more than chance does, and every estimate is b. Regions without a rate
/// take no part. Binomial also leaves out counts above their denominator, and with x̄ <= 1 tells nothing: A = 0.
/// Pre: equal lengths, per > 0.
[[nodiscard]] SmoothedRates empirical_bayes_rates(std::span<const double> counts, std::span<const double> denominators,
                                                  double per, RateModel model = RateModel::Poisson);

}  // namespace kua
