#pragma once

#include "core/dataset.h"

#include <vector>

namespace kua {

/// Index of the set in force on `day` among `sets`, which follow each other by `valid_from`: the last that has begun.
/// Before all of them it is the first, after all (and for `undated`) the last. Pre: sets is not empty.
[[nodiscard]] std::size_t set_in_force(const std::vector<BoundarySet>& sets, Day day);

/// The units of the set `earlier` that `unit` was made from: those its `from` names, else the one of the same code.
[[nodiscard]] std::vector<RegionId> predecessors(const BoundarySet& earlier, const BoundaryUnit& unit);

/// The units of set `to` that unit `unit` of set `from` became, or came from, as the sets declare it step by step. One
/// alone means that all of the unit lies in it; several that only the place can tell; none that nobody says.
[[nodiscard]] std::vector<RegionId> units_across(const std::vector<BoundarySet>& sets, std::size_t from, RegionId unit,
                                                 std::size_t to);

}  // namespace kua
