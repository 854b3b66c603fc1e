#pragma once

#include "core/dataset.h"

#include <vector>

namespace kua {

inline constexpr std::size_t no_place = static_cast<std::size_t>(-1);

/// Finds the settlement of the gazetteer that is nearest to a place. Borrows the places.
class PlaceIndex {
public:
    explicit PlaceIndex(const std::vector<Place>& places);
    /// Index of the nearest settlement within `reach_m`, or no_place. Of several equally near the first in the list.
    [[nodiscard]] std::size_t nearest(LonLat at, double reach_m) const;

private:
    const std::vector<Place>& places_;
    std::vector<std::size_t> by_latitude_;
};

}  // namespace kua
