#pragma once

#include "scene/build_scene.h"
#include "scene/unit_values.h"

#include <string>
#include <vector>

namespace kua {

enum class UnitState : std::uint8_t {
    Rate,              ///< coloured by its class
    None,              ///< nothing reported, and somebody was able to look
    NotObserved,       ///< nobody was able to look on some day shown: no rate, whatever the number
    SmallDenominator,  ///< one more case would change its colour
    NoData             ///< the denominator, or the number of people, is not known
};

/// One polygon and what it is coloured by.
struct RatedUnit {
    DrawnUnit unit;
    UnitState state = UnitState::NoData;
    double rate = 0.0;                 ///< per RateDenominator::per, of State Rate
    std::size_t color_class = 0;       ///< likewise
    std::vector<RowId> rows;
};

/// The denominator that a view means, for one year.
struct RateDenominator {
    std::vector<double> values;        ///< by RegionId; NaN where unknown
    std::string unit;                  ///< "person", "km²"
    std::string source;
    int year = 0;                      ///< 0: of no year
    double per = 1.0;
};
/// None where the boundary set has no such denominator. `last` decides the year where the view names none.
[[nodiscard]] std::optional<RateDenominator> rate_denominator(const Dataset& data, const RateChoice& choice, Day last);

/// The names that RateChoice::denominator can have with these data.
[[nodiscard]] std::vector<std::string> denominator_names(const BoundarySet& set);

/// The rates of all polygons in the days shown, and the legend of their colours. Classes are made from the rates of
/// all days of the data with the same filter, so that a colour keeps its meaning while time moves (ClassChoice says
/// otherwise). Nothing where the view asks for no rate, or for a denominator that these data do not have.
struct RateLayer {
    std::vector<RatedUnit> units;
    std::vector<Rgba8> colors;         ///< by unit of `units`
    ClassLegend legend;
};
[[nodiscard]] std::optional<RateLayer> rate_layer(const SceneInput& input, const Theme& theme);

}  // namespace kua
