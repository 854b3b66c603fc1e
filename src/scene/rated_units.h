#pragma once

#include "scene/unit_values.h"

#include <cstdint>
#include <optional>
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

/// One polygon, all its members added up.
struct RatedUnit {
    DrawnUnit unit;
    UnitState state = UnitState::NoData;
    double count = 0.0;                ///< NaN where people were there and nobody counted them
    double denominator = 0.0;          ///< NaN where unknown
    double rate = 0.0;                 ///< per RateDenominator::per, smoothed where the view wants it; of State Rate
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

/// The same without the values, which take long to find out where they are areas.
[[nodiscard]] std::optional<RateDenominator> rate_terms(const Dataset& data, const RateChoice& choice, Day last);

/// The names that RateChoice::denominator can have with these data.
[[nodiscard]] std::vector<std::string> denominator_names(const BoundarySet& set);

[[nodiscard]] inline bool overlaps_window(const Coverage& coverage, DayRange window) {
    return coverage.first < window.end && window.first <= coverage.last;
}
/// The units that nobody could observe on at least one day of the window, and that have an outline to hatch.
[[nodiscard]] std::vector<RegionId> not_observed(const Dataset& data, DayRange window);

/// The rates of all polygons in the window of `selection`.
struct RateTable {
    RateDenominator by;
    std::vector<RatedUnit> units;
    std::int64_t elsewhere = 0;        ///< shown incidents of no unit
};
/// Nothing where the choice asks for no rate, or for a denominator that these data do not have.
[[nodiscard]] std::optional<RateTable> rated_units(const Dataset& data, const Selection& selection,
                                                   const MeasureChoice& measure, const RateChoice& choice);
/// The same of numbers that are known: those of the window.
[[nodiscard]] std::optional<RateTable> rated_units(const Dataset& data, const UnitValues& shown, DayRange window, const RateChoice& choice);

}  // namespace kua
