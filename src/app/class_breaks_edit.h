#pragma once

#include "scene/scene.h"

#include <cstddef>
#include <vector>

namespace kua {

/// The axis that the values of a layer lie on, with the bounds between its classes as a person moves them.
struct BreakAxis {
    double least = 0.0;
    double most = 1.0;              ///< > least
    double step = 0.1;              ///< bounds are whole multiples of it, 1, 2 or 5 times a power of ten
    std::vector<double> bounds;     ///< between two classes, ascending: one less than there are classes
    bool whole = false;             ///< of whole numbers: classes meet half way to the next one
    friend bool operator==(const BreakAxis&, const BreakAxis&) = default;
};
/// Where on the axis the classes that `bound` parts meet, and the bound for that place.
[[nodiscard]] constexpr double meeting(const BreakAxis& axis, double bound) { return axis.whole ? bound + 0.5 : bound; }
[[nodiscard]] constexpr double bound_at(const BreakAxis& axis, double place) { return axis.whole ? place - 0.5 : place; }

/// Pre: the scale has values. Of whole numbers, bounds are whole too.
[[nodiscard]] BreakAxis break_axis(const ClassScale& scale);

/// How many of `values` lie in each of `bars` equal parts of the axis.
[[nodiscard]] std::vector<std::size_t> bar_heights(const ClassScale& scale, const BreakAxis& axis, std::size_t bars);

/// The bounds with number `index` put at `value`: on a step, a step away from its neighbours at least. Unchanged where
/// there is no room between them.
[[nodiscard]] std::vector<double> with_moved(const BreakAxis& axis, std::size_t index, double value);
/// The bounds and one more at `value`; unchanged where that is less than a step from another or from the axis' ends,
/// or where there are `most_bounds` already.
inline constexpr std::size_t most_bounds = 8;
[[nodiscard]] std::vector<double> with_added(const BreakAxis& axis, double value);
/// The bounds without number `index`; the last one stays.
[[nodiscard]] std::vector<double> without(const BreakAxis& axis, std::size_t index);

}  // namespace kua
