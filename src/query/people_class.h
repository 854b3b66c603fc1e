#pragma once

#include "core/incident.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace kua {

/// Lower bounds of the classes that a chart of numbers of people has; the first: no number is known.
inline constexpr std::array<std::int64_t, 13> people_class_floors{0, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500, 1000};

/// The least number of people that a record's sources give under `name`, else under the name with most; 0: none.
[[nodiscard]] inline std::int64_t least_people(ListColumn<NamedCount>::View counts, std::optional<CountName> name) {
    std::int64_t least = 0;
    for (const NamedCount& count : counts)
        if (!name || *name == count.name)
            least = std::max(least, count.range.min != unknown_count ? count.range.min : count.range.best);
    return least;
}

/// Index of the class that `least` people are in. Pre: not negative.
[[nodiscard]] inline std::size_t people_class(std::int64_t least) {
    const auto above = std::upper_bound(people_class_floors.begin(), people_class_floors.end(), least);
    return static_cast<std::size_t>(above - people_class_floors.begin()) - 1;
}

}  // namespace kua
