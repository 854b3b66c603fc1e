#pragma once

#include "scene/build_scene.h"

#include <string>

namespace kua {

/// By how much of the truth a length read off with the scale bar can be wrong anywhere in the view: the most that the
/// local scale, in any direction, differs from the one along the bar at the centre (0.05 is 5 %). By geodesics between
/// places a thousandth of the view apart, on a grid over it; 0 where the centre is off the map.
[[nodiscard]] double scale_variation(const BaseGeometry& base, const MapView& map);

/// "scale varies by up to 12 % across this map; the bar is true at its centre" above `bearable_scale_variation`, else
/// empty.
inline constexpr double bearable_scale_variation = 0.05;
[[nodiscard]] std::string scale_note(const BaseGeometry& base, const MapView& map, const Catalogue& text);

/// Which way north is on a view, degrees clockwise from up.
struct NorthBearing {
    double centre_deg = 0.0;
    double most_apart_deg = 0.0;   ///< of the corners from the centre
    double most_deg = 0.0;         ///< of centre and corners from up, without sign
};
[[nodiscard]] NorthBearing north_bearing(const BaseGeometry& base, const MapView& map);

/// An arrow is needed where up is not north: more than 5 degrees off at the centre, or more than 30 at a corner.
[[nodiscard]] bool needs_north_arrow(const NorthBearing& north);
/// North is another way in other parts of the map, by more than 10 degrees: the arrow says where it holds.
[[nodiscard]] bool north_varies(const NorthBearing& north);

}  // namespace kua
