#pragma once

#include "scene/map_view.h"
#include "scene/scene.h"
#include "scene/unit_values.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <optional>

namespace kua {

struct LayerMemo;
struct PointDensity;
struct CountedSurface;

/// What the measure counts by unit, where it is known without a look at each record.
struct UnitNumbers {
    UnitValues shown;      ///< in the window
    UnitValues all_days;
    bool outdated = false; ///< they are of the filter or choice before
    bool missing = false;  ///< and there was none: they are not known yet
};

/// All that a scene is made of.
struct SceneInput {
    const Dataset& data;
    std::shared_ptr<const BaseGeometry> base;
    const Selection& selection;
    const ViewState& view;
    MapView map;
    const Catalogue& text;
    const TextMetrics& metrics;
    std::optional<ScreenBox>
        label_frame;  ///< no name crosses it (a figure's frame, the room between panels); unset: the viewport
    /// What sizes and classes are made for, where several maps share them; null: as the view says.
    const Selection* scale_selection = nullptr;
    std::vector<ScreenBox> taken = {};  ///< boxes of the viewport that stand on the map: no name goes there
    std::shared_ptr<const std::vector<MapPoint>> points = nullptr;  ///< as map_points gives them; null: found out likewise
    const PointDensity* density = nullptr;  ///< as far as it is known already; null: found out where points are many
    const UnitNumbers* units = nullptr;   ///< by unit; null: counted
    const CountedSurface* surface = nullptr;   ///< where its numbers are counted aside; null: found out from the records
    LayerMemo* memo = nullptr;   ///< kept by who makes scene after scene of the same data and base; null: all is found out anew
};

/// Where the records of `input` lie on its map.
[[nodiscard]] inline RecordPlaces record_places(const SceneInput& input) {
    return {input.data.incidents, input.base->projection, input.points.get()};
}

/// The map, bottom to top: sea, neighbours, land, coverage hatch, water, borders, names, marks.
[[nodiscard]] Scene build_scene(const SceneInput& input);

/// The map view that `view` means in a room of this size. A unit that it fits is shown no larger than `base` bears.
[[nodiscard]] MapView map_view(const ViewState& view, const BaseGeometry& base, double width_px, double height_px,
                               const ScreenBox& insets_px);

/// The finest scale that the boundaries bear: a quarter of their scale denominator, in metres a pixel; 0 where not
/// said.
[[nodiscard]] double finest_metres_per_px(const BoundarySet& set);

/// Promise 3 in words.
[[nodiscard]] std::string sentence(const SelectionTotals& totals, DayRange window, const Catalogue& text);

/// Index into scene.items of the topmost Mark under `point`, with `reach_px` of grace.
[[nodiscard]] std::optional<std::size_t> mark_at(const Scene& scene, const MapView& map, ScreenPoint point,
                                                 double reach_px = 3.0);

/// The unit under a place of the map, or no_region.
[[nodiscard]] RegionId unit_at(const BaseGeometry& base, MapPoint point);

/// A bar of round length (1, 2 or 5 times a power of ten) of at most `room_px`, true at the centre of the view.
struct ScaleBar {
    double length_px = 0.0;
    double length_m = 0.0;
    std::string text;  ///< "300 km"
};
[[nodiscard]] ScaleBar scale_bar(const BaseGeometry& base, const MapView& map, double room_px, const Catalogue& text);

}  // namespace kua
