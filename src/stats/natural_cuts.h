#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kua {

/// Where to cut ascending distinct values, each standing `times[i]` times, into `classes` classes of the least total
/// squared deviation from their means: the index after the last value of each class (the last is values.size()).
/// Fisher (1958); the cuts of a row are monotone because the cost has the quadrangle inequality (Wang & Song 2011;
/// Grønlund et al. 2017), so each row is filled by halving. Pre: equal lengths, 0 < classes <= values.size(), finite.
[[nodiscard]] std::vector<std::size_t> natural_cuts(std::span<const double> values, std::span<const double> times,
                                                    std::size_t classes);

}  // namespace kua
