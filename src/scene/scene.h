#pragma once

#include "core/color.h"
#include "core/geometry.h"
#include "core/vocabulary.h"
#include "query/selection.h"
#include "scene/base_geometry.h"
#include "scene/row_cells.h"
#include "scene/text_metrics.h"
#include "scene/theme.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kua {

struct Fill {
    const MapMultiPolygon* shape;
    Rgba8 color;
    std::shared_ptr<const void> owner;  ///< holds `shape` where BaseGeometry does not
    bool recoloured = false;            ///< its colour changes from scene to scene while its shape stays
    friend bool operator==(const Fill&, const Fill&) = default;
};
struct Hatch {
    const MapMultiPolygon* shape;
    Rgba8 color;
    double spacing_px = 6.0;
    double width_px = 1.4;     ///< lines rise to the right at 45 degrees and move with the map: see hatch_start_px
    friend bool operator==(const Hatch&, const Hatch&) = default;
};
/// Joins and ends are round. A line that ends where it starts is closed.
struct Stroke {
    const std::vector<MapLine>* lines;
    Rgba8 color;
    double width_px;
    friend bool operator==(const Stroke&, const Stroke&) = default;
};

enum class MarkKind : std::uint8_t {
    Symbol,  ///< the family's shape: one place, one incident, known to street or site
    Stack,   ///< ring of sectors by family round the number: a town, a coordinate with several incidents, a cluster
    Badge    ///< small rounded box on a region; never a point symbol
};

/// What a Stack's number stands for on the ground.
enum class StackKind : std::uint8_t {
    Town,    ///< somewhere in, or near, one town
    Place,   ///< all at one place, known to street or site
    Several  ///< several places that are told apart at a larger scale
};

struct Sector {
    std::size_t family = 0;  ///< index into Vocabulary::families
    std::int64_t incidents = 0;
    friend bool operator==(const Sector&, const Sector&) = default;
};

/// What stands for one or more incidents on the map. mark_parts (scene/mark_shape.h) says what it looks like.
struct Mark {
    MarkKind kind = MarkKind::Symbol;
    StackKind stack = StackKind::Town;  ///< of a Stack
    MapPoint at;
    ScreenPoint offset_px;         ///< added on screen, to keep a badge clear of names
    double radius_px = 5.5;        ///< Symbol: half its size; Stack: outer radius
    bool proportional = false;     ///< of a Stack: its area is in proportion to its number
    double upper_radius_px = 0.0;  ///< likewise, by the number's upper bound; 0 where that is the number or unknown
    double width_px = 0.0;         ///< Badge
    double height_px = 0.0;        ///< Badge
    std::vector<Sector> sectors;   ///< by family, largest first; one for a Symbol
    std::int64_t certain = 0;
    std::int64_t possible = 0;
    std::string number;            ///< drawn inside; empty for a Symbol
    bool dashed = false;           ///< some of it is only possibly in the window
    bool hollow = false;           ///< precision was not stated
    double ground_radius_m = 0.0;  ///< true ground radius, 0 for none
    RegionId region = no_region;   ///< of a Badge
    bool only_summaries = false;   ///< nothing but aggregates here: number is "0"
    std::string title;             ///< "Almaty", "Aktobe Region": what it stands on, for tooltip and card
    std::vector<RowId> rows;       ///< shown rows it stands for, aggregates included
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct TownDot {
    MapPoint at;
    double radius_px;
    Rgba8 color;
    friend bool operator==(const TownDot&, const TownDot&) = default;
};

struct Label {
    MapPoint at;
    ScreenPoint offset_px;         ///< from `at` to the left end of the baseline
    std::string text;
    FontFace face = FontFace::Regular;
    double size_px = 11.0;
    double letter_spacing_px = 0.0;
    Rgba8 color;
    Rgba8 halo;
    double halo_px = 2.0;          ///< that far round the letters
    friend bool operator==(const Label&, const Label&) = default;
};

/// Square cells of the ground in colours, painted without smoothing. It comes before all labels, dots and marks, and
/// changes with the days shown.
struct Raster {
    MapPoint corner;               ///< the north-west corner of cell (0, 0)
    double cell_m = 0.0;
    std::int32_t columns = 0;      ///< eastwards
    std::int32_t rows = 0;         ///< southwards
    std::shared_ptr<const std::vector<std::uint8_t>> cells;  ///< row by row: 0 of an empty cell, else its colour's index and 1
    std::vector<Rgba8> colors;     ///< at most most_raster_colors
    friend bool operator==(const Raster&, const Raster&) = default;
};

/// As many as shaders/classes.frag has room for.
inline constexpr std::size_t most_raster_colors = 31;
/// The colour of each cell, row by row; an empty one has an alpha of 0.
[[nodiscard]] std::vector<Rgba8> cell_colors(const Raster& raster);

using SceneItem = std::variant<Fill, Hatch, Stroke, TownDot, Label, Mark, Raster>;
struct PointPlan;

/// One line of the legend: only what is in the picture.
struct LegendEntry {
    enum class Kind : std::uint8_t {
        Family, TownStack, PlaceStack, Cluster, RegionBadge, SiteSymbol, GroundRing, Dashed, Hollow, Numbers,
        NotObserved
    };
    Kind kind = Kind::Family;
    std::size_t family = 0;        ///< of Family
    std::int64_t incidents = 0;
    std::int64_t possible = 0;     ///< of a Family's incidents, those that are only possibly in the window
    std::string text;
    std::string hint;
    std::vector<RowId> rows;
};

/// A colour of the map and what it says.
struct LegendClass {
    Rgba8 color;
    std::string text;              ///< "0.2 – 0.5"
    std::int64_t members = 0;      ///< units or cells of this colour
    std::vector<RegionId> units = {};    ///< of Regions: those whose records are counted in it
    std::vector<CellIndex> cells = {};   ///< of cells on the Land: those of this colour
    /// True where rows_of_class (scene/class_rows.h) can list what is counted in it.
    [[nodiscard]] bool can_be_listed() const { return !units.empty() || !cells.empty(); }
};
/// The values that the classes of a layer were made of, and where they were cut.
struct ClassScale {
    std::vector<double> values;    ///< above 0, ascending
    std::vector<double> upper;     ///< upper bound of each class; the last may be infinity
    std::vector<Rgba8> colors;     ///< likewise
};
/// What has the colours.
enum class ColoredLayer : std::uint8_t {
    Regions,  ///< rates
    Land,     ///< cells or a density
    Squares   ///< of the screen, where incidents are many
};
/// What the colours of one layer say.
struct ClassLegend {
    ColoredLayer layer = ColoredLayer::Regions;
    std::string title;             ///< "Incidents per 100,000 people"
    std::vector<std::string> notes;  ///< source and year, how the classes were made, what was left out
    std::vector<LegendClass> classes;  ///< low to high, then those without a value
    ClassScale scale;                  ///< empty where no value has a class
    std::optional<CellGround> ground;  ///< of cells on the Land
};

/// Circles that tell the size of proportional marks, largest first.
struct SizeLegend {
    struct Circle {
        double radius_px = 0.0;
        std::string text;
    };
    std::string title;
    std::vector<Circle> circles;   ///< empty where marks have one size
    std::string note;              ///< what a second ring says
};

/// One line of the box "not on a place".
struct MarginEntry {
    std::string text;
    std::int64_t incidents = 0;
    std::vector<RowId> rows;
};

/// A map as data: what to paint, in paint order, for any painter. Places are in map metres, sizes in px of 1/96 inch.
/// Holds on to the projected shapes that its items point to.
struct Scene {
    std::shared_ptr<const BaseGeometry> base;
    Theme theme;
    const Vocabulary* vocabulary = nullptr;  ///< borrowed from the Dataset, which must outlive the scene
    std::vector<SceneItem> items;            ///< bottom to top; after the first Mark or Raster only marks, labels and dots
    std::vector<LegendEntry> legend;
    std::vector<ClassLegend> colors;         ///< of the rate, the surface and the Raster, where there are
    SizeLegend sizes;
    std::vector<MarginEntry> margin;
    std::string sentence;
    std::shared_ptr<const PointPlan> points; ///< unset where every point has its mark (scene/point_density.h)
    std::string outline_note;                ///< "outlines accurate to about N km"; empty at scales they are made for
};

}  // namespace kua
