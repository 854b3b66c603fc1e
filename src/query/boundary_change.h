#pragma once

#include "core/dataset.h"

#include <cstdint>
#include <vector>

namespace kua {

/// How incidents are counted by region where boundaries changed.
enum class BoundariesAs : std::uint8_t {
    Then,   ///< each in the unit in force on its day
    Now,    ///< all in the units in force at the window's end, earlier ones by their points: approximate
    Parent  ///< units that changed joined to the smallest that both sets have in common
};

/// Which sets, by their index, decide the units that incidents are counted in.
struct CountedSets {
    BoundariesAs as = BoundariesAs::Then;
    std::size_t drawn = 0;  ///< in force on the window's last day
    std::size_t first = 0;  ///< of Parent: in force on its first day; else `drawn`
    friend bool operator==(const CountedSets&, const CountedSets&) = default;
};
/// Windows with the same answer have the same units. Pre: `sets` is not empty.
[[nodiscard]] CountedSets counted_sets(const std::vector<BoundarySet>& sets, BoundariesAs as, DayRange window);

/// `data` with `boundaries`, and what points into them, as `as` wants them for `window`: the set in force on its last
/// day is the one that is drawn. Units of other sets that are counted but not drawn have no outline; their code ends in
/// "@" and their set's id where it would stand twice. Gives `data` back where it has one set only.
[[nodiscard]] Dataset counted_as(Dataset data, BoundariesAs as, DayRange window);

/// First days of the boundaries that came into force inside `window`, after its first day.
[[nodiscard]] std::vector<Day> changes_in(const Dataset& data, DayRange window);

}  // namespace kua
