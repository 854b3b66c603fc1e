#pragma once

#include "scene/build_scene.h"
#include "scene/rated_units.h"

#include <vector>

namespace kua {

/// The rates of all polygons in the days shown, and the legend of their colours. Classes are made from the rates of
/// all days of the data with the same filter, so that a colour keeps its meaning while time moves (ClassChoice says
/// otherwise). Nothing where the view asks for no rate, or for a denominator that these data do not have.
struct RateLayer {
    std::vector<RatedUnit> units;
    std::vector<std::size_t> classes;  ///< by unit of `units`, of State Rate
    std::vector<Rgba8> colors;         ///< likewise, of every state
    ClassLegend legend;
};
[[nodiscard]] std::optional<RateLayer> rate_layer(const SceneInput& input, const Theme& theme);

}  // namespace kua
