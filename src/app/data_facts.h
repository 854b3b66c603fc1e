#pragma once

#include "app/time_steps.h"
#include "core/dataset.h"

#include <cstdint>
#include <vector>

namespace kua {

/// What can be said of all records of some data, whatever the view: a look at each, so not for a frame.
struct DataFacts {
    TimeBounds bounds{};
    std::vector<std::uint8_t> family_present;   ///< by family of the vocabulary: 1 where the data have a record of it
    std::int64_t incidents = 0;                 ///< that are counted
    std::int64_t summaries = 0;                 ///< that are listed and count nothing of their own
};
[[nodiscard]] DataFacts facts_of(const Dataset& data);

}  // namespace kua
