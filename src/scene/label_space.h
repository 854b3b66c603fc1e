#pragma once

#include "core/geometry.h"
#include "scene/map_view.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace kua {

/// Which part of the sheet is taken by marks, dots and names. The sheet is the whole map in px at one scale, its origin
/// at the map's: what fits does not change while panning. Answers in the time of what lies near.
class LabelSpace {
public:
    void take(const ScreenBox& box);
    void take_circle(ScreenPoint centre, double radius_px);
    [[nodiscard]] bool is_free(const ScreenBox& box) const;

private:
    struct Taken {
        ScreenBox box;
        double radius_px = 0.0;  ///< of the circle in the box, 0 for the box itself
    };
    template <class Use>
    void for_each_cell(const ScreenBox& box, Use use) const;
    void add(const Taken& taken);

    std::vector<Taken> taken_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

/// The place on the sheet of a place on the map, and back.
[[nodiscard]] inline ScreenPoint on_sheet(MapPoint at, double metres_per_px) {
    return {at.x_m / metres_per_px, -at.y_m / metres_per_px};
}
[[nodiscard]] inline MapPoint from_sheet(ScreenPoint at, double metres_per_px) {
    return {at.x_px * metres_per_px, -at.y_px * metres_per_px};
}
/// The part of the sheet that a box in the viewport of `view` covers.
[[nodiscard]] inline ScreenBox on_sheet(const ScreenBox& box, const MapView& view) {
    const ScreenPoint corner = on_sheet(to_map(ScreenPoint{0.0, 0.0}, view), view.metres_per_px);
    return {box.left_px + corner.x_px, box.top_px + corner.y_px, box.right_px + corner.x_px,
            box.bottom_px + corner.y_px};
}

[[nodiscard]] constexpr ScreenBox box_round(ScreenPoint centre, double width_px, double height_px) {
    return {centre.x_px - width_px / 2, centre.y_px - height_px / 2, centre.x_px + width_px / 2,
            centre.y_px + height_px / 2};
}
[[nodiscard]] constexpr ScreenBox grown(const ScreenBox& box, double by_px) {
    return {box.left_px - by_px, box.top_px - by_px, box.right_px + by_px, box.bottom_px + by_px};
}
[[nodiscard]] constexpr bool holds(const ScreenBox& outer, const ScreenBox& inner) {
    return outer.left_px <= inner.left_px && outer.top_px <= inner.top_px && inner.right_px <= outer.right_px &&
           inner.bottom_px <= outer.bottom_px;
}

}  // namespace kua
