#pragma once

#include "scene/build_scene.h"
#include "scene/place_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// A mark on its way to the scene, with what merging, naming and the legend need to know of it.
struct PlacedMark {
    Mark mark;
    std::size_t place = no_place;      ///< the settlement that it stands on or in, index into Dataset::places
    std::vector<std::string> titles;   ///< of all places in it, the one it stands at first
    bool in_town = false;              ///< some of it is known to a settlement, or a part of one, only
    bool near_town = false;            ///< some of it is known to the surroundings of a settlement only
    bool several_coordinates = false;  ///< merged from places that are told apart at a larger scale
    double size = 0.0;                 ///< the number that its radius shows; 0 where unknown
};

/// Half the size of the square that a point symbol fills, px.
inline constexpr double symbol_radius_px = 5.5;
/// The outer radius of a stack with this number in it: 11 px for one, 18 px from 15 on.
[[nodiscard]] double stack_radius_px(double number);
/// How large proportional circles are: area, not radius, goes with the number. The largest number on one place in all
/// days of the data has `largest_circle_px`, so that sizes keep their meaning while time moves.
struct CircleScale {
    double px_per_root = 0.0;   ///< 0: marks are not proportional
    double largest = 0.0;       ///< that number
    [[nodiscard]] double radius_px(double number) const { return px_per_root * std::sqrt(std::max(number, 0.0)); }
};
inline constexpr double largest_circle_px = 34.0;
inline constexpr double most_px_per_root = 9.0;  ///< so that two incidents do not look like many
[[nodiscard]] CircleScale circle_scale(const SceneInput& input);
[[nodiscard]] SizeLegend size_legend(const CircleScale& scale, const std::vector<PlacedMark>& marks,
                                     const SceneInput& input);
/// Gives `mark` the size of its number and, where the people may be more, that of the ring round it. Does nothing where
/// marks are not proportional, or nobody knows a number.
void take_size(Mark& mark, double number, const CircleScale& scale, const SceneInput& input);

/// What the number of this mark stands for on the ground, should it be a stack.
[[nodiscard]] StackKind stack_kind(const PlacedMark& placed);
/// How far a mark with its halo reaches from its middle, px. Of a badge: half its diagonal.
[[nodiscard]] double reach_px(const Mark& mark);

/// True where the true ground radius of `mark` can be seen outside it at this scale.
[[nodiscard]] bool shows_ground_ring(const Mark& mark, double metres_per_px);

/// Rows on one coordinate.
struct CoordinateRows {
    MapPoint at;
    std::vector<RowId> rows;
};

/// Where each shown row goes, each in at most one of these; rows in table order. In none are rows on points that the
/// input's density takes, or that are not near the view.
struct RowPlaces {
    std::vector<CoordinateRows> points;  ///< in the order of their coordinates
    std::map<RegionId, std::vector<RowId>> regions;
    std::vector<RowId> country;  ///< known to concern the whole country
    std::vector<RowId> nowhere;  ///< no place known, or one that this map cannot show
};
[[nodiscard]] RowPlaces places_of_rows(const SceneInput& input);

/// The numbers of the selection as this map has them: `not_on_a_place` counts what stands in the box beside it, and so
/// what the projection cannot show and what lies in a unit that cannot be drawn.
[[nodiscard]] SelectionTotals totals_on_map(const SceneInput& input, const RowPlaces& places);

/// One mark a coordinate. The sum of certain + possible of all of them is the number of shown incidents in
/// `places.points`.
[[nodiscard]] std::vector<PlacedMark> point_marks(const SceneInput& input, RowPlaces& places, const CircleScale& scale);

/// One badge a unit for the rows that are known to a region only, not placed yet: `at` is the unit's centre.
[[nodiscard]] std::vector<Mark> region_marks(const SceneInput& input, RowPlaces& places);

/// What the box beside the map says: the shown rows that are on no place of the map, and the undated ones.
[[nodiscard]] std::vector<MarginEntry> margin_entries(const SceneInput& input, const RowPlaces& places);

/// Fills what follows from `mark.rows` and gives the value of its number, nothing where that is unknown: sectors,
/// certain, possible, dashed, number, only_summaries. Does not touch place or size. Pre: `rows` are shown rows in
/// table order.
std::optional<std::int64_t> sum_up(Mark& mark, const SceneInput& input);

}  // namespace kua
