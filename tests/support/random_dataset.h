#pragma once

#include "query/filter.h"
#include "support/make_dataset.h"

#include <random>

namespace kua::test {

using Random = std::mt19937;

/// An integer of [least, most].
[[nodiscard]] int pick(Random& random, int least, int most);
/// True in `percent` of a hundred cases.
[[nodiscard]] bool chance(Random& random, int percent);

struct RandomShape {
    int rows = 30;
    int days = 12;         ///< incidents lie in this many days from 2021-01-01
    int longest_days = 6;  ///< of a span
    int aggregates = 3;    ///< of the rows; may contain one another
    bool bounded = false;  ///< every count has min, best and max
};

/// Rows of every kind that the format knows: spans, undated, refuted, aggregates in aggregates, vague places, counts.
[[nodiscard]] std::vector<Row> random_rows(Random& random, const RandomShape& shape);

/// A filter with a few of its parts set, some of them to lists that let nothing pass.
[[nodiscard]] Filter random_filter(Random& random);

/// A window that may be empty, begin before the data or end after them.
[[nodiscard]] DayRange random_window(Random& random, const RandomShape& shape);

}  // namespace kua::test
