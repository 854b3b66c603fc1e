#include "stats/natural_cuts.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

namespace kua {
namespace {

// Costs of two cuts that differ by less than this part of themselves are equal but for rounding.
constexpr long double tie = 1e-12L;

// The squared deviations of any run of values from their mean, in constant time. Values are scaled to at most 1 and
// taken from the middle one, so that neither overflow nor cancellation touches the order of costs.
class RunCost {
public:
    RunCost(std::span<const double> values, std::span<const double> times) {
        const double largest = std::max(std::abs(values.front()), std::abs(values.back()));
        const long double scale = largest > 0.0 ? largest : 1.0L;
        const long double middle = values[values.size() / 2] / scale;
        sums_.reserve(values.size() + 1);
        sums_.push_back({});
        for (std::size_t i = 0; i < values.size(); ++i) {
            const long double z = values[i] / scale - middle;
            const Sums& before = sums_.back();
            sums_.push_back({before.n + times[i], before.z + times[i] * z, before.zz + times[i] * z * z});
        }
    }

    // Of the values first … end - 1.
    long double operator()(std::size_t first, std::size_t end) const {
        if (end - first <= 1) return 0.0L;
        const Sums& a = sums_[first];
        const Sums& b = sums_[end];
        const long double z = b.z - a.z;
        return std::max(0.0L, b.zz - a.zz - z * z / (b.n - a.n));
    }

private:
    struct Sums {
        long double n = 0.0L;
        long double z = 0.0L;
        long double zz = 0.0L;
    };
    std::vector<Sums> sums_;
};

// Row k of the table: best[e] is the least cost of the first e values in k + 1 classes, start[e] the first value of
// the last of them.
class Row {
public:
    Row(const RunCost& cost, const std::vector<long double>& before, std::size_t k)
        : cost_(cost),
          before_(before),
          k_(k),
          best_(before.size(), std::numeric_limits<long double>::infinity()),
          start_(before.size(), 0) {
        fill(k + 1, before.size() - 1, k, before.size() - 2);
    }

    std::vector<long double> take_best() { return std::move(best_); }
    std::vector<std::uint32_t> take_start() { return std::move(start_); }

private:
    // Ends first_end … last_end, whose best start lies in [low, high].
    void fill(std::size_t first_end, std::size_t last_end, std::size_t low, std::size_t high) {
        if (first_end > last_end) return;
        const std::size_t end = first_end + (last_end - first_end) / 2;
        std::size_t at = std::max(low, k_);
        for (std::size_t start = at; start <= std::min(high, end - 1); ++start) {
            const long double sum = before_[start] + cost_(start, end);
            if (start == at || sum < best_[end] * (1.0L - tie)) best_[end] = sum, at = start;
        }
        start_[end] = static_cast<std::uint32_t>(at);
        fill(first_end, end - 1, low, at);
        fill(end + 1, last_end, at, high);
    }

    const RunCost& cost_;
    const std::vector<long double>& before_;
    std::size_t k_;
    std::vector<long double> best_;
    std::vector<std::uint32_t> start_;
};

}  // namespace

std::vector<std::size_t> natural_cuts(std::span<const double> values, std::span<const double> times,
                                      std::size_t classes) {
    const std::size_t n = values.size();
    assert(times.size() == n && classes > 0 && classes <= n && n <= std::numeric_limits<std::uint32_t>::max());
    const RunCost cost(values, times);
    std::vector<long double> best(n + 1);
    for (std::size_t end = 1; end <= n; ++end) best[end] = cost(0, end);
    std::vector<std::vector<std::uint32_t>> starts(1);
    for (std::size_t k = 1; k < classes; ++k) {
        Row row(cost, best, k);
        starts.push_back(row.take_start());
        best = row.take_best();
    }
    std::vector<std::size_t> ends(classes);
    std::size_t end = n;
    for (std::size_t k = classes; k-- > 0;) {
        ends[k] = end;
        if (k > 0) end = starts[k][end];
    }
    return ends;
}

}  // namespace kua
