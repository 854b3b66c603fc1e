#pragma once

#include "core/dataset.h"
#include "core/language.h"
#include "query/boundary_change.h"
#include "query/counts.h"
#include "query/filter.h"
#include "scene/furniture.h"
#include "stats/class_breaks.h"
#include "stats/density.h"

#include <optional>
#include <string>
#include <vector>

namespace kua {

enum class ThemeName : std::uint8_t { Light, Dark };

/// A data file of a view: its path (in a view file relative to it) and the SHA-256 it had, empty where not recorded.
struct DataRef {
    std::string path;
    std::string sha256;
    friend bool operator==(const DataRef&, const DataRef&) = default;
};

/// Which days are shown. An unset end is that of the data set's focus, or of the data where it has none.
struct TimeChoice {
    std::optional<Day> first;
    std::optional<Day> last;             ///< inclusive
    bool cumulative = false;             ///< playing and stepping move the end only
    TimeUnit bars = TimeUnit::Day;       ///< of the histogram, and the step
    friend bool operator==(const TimeChoice&, const TimeChoice&) = default;
};

/// Where the map looks. Without a centre it fits the boundaries, or one unit, into the room there is.
struct MapChoice {
    std::string projection;              ///< PROJ string or code; empty: equal-area conic fitted to the boundaries
    std::string fit_unit;                ///< code of the unit that it fits; empty: all
    std::optional<LonLat> centre;
    double metres_per_px = 0.0;          ///< used with `centre`
    friend bool operator==(const MapChoice&, const MapChoice&) = default;
};

struct LayerChoice {
    bool neighbours = true;
    bool water = true;
    bool regions = true;                 ///< borders between units
    bool names = true;
    bool coverage = true;
    bool incidents = true;
    friend bool operator==(const LayerChoice&, const LayerChoice&) = default;
};

enum class Bound : std::uint8_t { Min, Best, Max };

/// How large a mark is: a ring round its number, or a circle whose area is in proportion to it.
enum class MarkSize : std::uint8_t { Number, Proportional };

/// What a mark's number says: incidents, or people of one count name by one bound.
struct MeasureChoice {
    std::optional<CountName> people;     ///< unset: incidents
    Bound bound = Bound::Min;
    MarkSize size = MarkSize::Number;
    friend bool operator==(const MeasureChoice&, const MeasureChoice&) = default;
};

/// How values are cut into classes of colour.
struct ClassChoice {
    ClassMethod method = ClassMethod::NaturalBreaks;
    std::int64_t count = 5;              ///< 2 to 9; Box and HeadTail make a number of their own
    std::vector<double> bounds;          ///< of Manual: upper bounds, ascending
    bool rescaled = false;               ///< made for the days shown; else for all days of the data
    std::string palette;                 ///< id of core/palette.h; empty: the theme's own
    friend bool operator==(const ClassChoice&, const ClassChoice&) = default;
};

/// Colours of the units by a rate. Off where no denominator is named: one is never guessed.
struct RateChoice {
    std::string denominator;             ///< one of the boundary set, or `area_denominator`
    std::int64_t year = 0;               ///< 0: the latest that is not after the last day shown
    double per = 0.0;                    ///< 0: 100,000 persons, 10,000 km², 1,000 of anything else
    bool smoothed = false;               ///< global empirical Bayes (stats/rates.h)
    double least_denominator = 0.0;      ///< units below it are grey
    ClassChoice classes;
    friend bool operator==(const RateChoice&, const RateChoice&) = default;
};
/// Divides by the land of the unit as drawn, km².
inline constexpr const char* area_denominator = "area";

/// Colours of the land between the marks: cells of equal area, or a kernel density.
enum class SurfaceKind : std::uint8_t { None, Hexagons, Squares, Kernel };
struct SurfaceChoice {
    SurfaceKind kind = SurfaceKind::None;
    double cell_km2 = 0.0;               ///< of a cell; 0: about 150 of them on the units' land
    Kernel kernel = Kernel::Quartic;
    double bandwidth_km = 0.0;           ///< 0: the rule of stats/density.h, at most a sixteenth of the land's width
    ClassChoice classes;
    friend bool operator==(const SurfaceChoice&, const SurfaceChoice&) = default;
};

/// The figure around the map. Texts override what is generated.
struct PageChoice {
    double width_px = 1600.0;            ///< px of 1/96 inch at 96 dpi
    double height_px = 1180.0;
    double dpi = 96.0;
    std::string title;                   ///< empty: the data set's title
    std::string subtitle;                ///< empty: the sentence
    FurnitureChoice furniture;
    std::optional<GroupBy> multiples;    ///< Type, Family, Region, Day, Week or Month: a map for each; unset: one map
    friend bool operator==(const PageChoice&, const PageChoice&) = default;
};

/// Every choice as one plain value: window, command line, file and figure mean the same by it.
struct ViewState {
    std::string boundaries;              ///< path; empty: as shipped
    std::vector<std::string> other_boundaries;  ///< paths of sets that were in force at other times
    BoundariesAs boundaries_as = BoundariesAs::Then;  ///< how to count where they changed
    std::vector<DataRef> incidents;      ///< empty: as shipped
    Filter filter;
    TimeChoice time;
    MapChoice map;
    LayerChoice layers;
    MeasureChoice measure;
    RateChoice rate;
    SurfaceChoice surface;
    PageChoice page;
    ThemeName theme = ThemeName::Light;
    Lang lang = Lang::En;
    friend bool operator==(const ViewState&, const ViewState&) = default;
};

/// The window of days that `time` means for these data: half open; Dataset::opening_window where it is unset.
[[nodiscard]] DayRange window_of(const TimeChoice& time, const Dataset& data);

}  // namespace kua
