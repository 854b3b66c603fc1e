#pragma once

#include "core/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {

/// Which part of the map a viewport shows. Scale and both sizes are > 0.
struct MapView {
    MapPoint centre;
    double metres_per_px = 1000.0;
    double width_px = 1280.0;
    double height_px = 800.0;
    friend bool operator==(const MapView&, const MapView&) = default;
};

[[nodiscard]] constexpr ScreenPoint to_screen(MapPoint p, const MapView& view) noexcept {
    return {view.width_px / 2 + (p.x_m - view.centre.x_m) / view.metres_per_px,
            view.height_px / 2 - (p.y_m - view.centre.y_m) / view.metres_per_px};
}

/// The inverse of to_screen, up to rounding.
[[nodiscard]] constexpr MapPoint to_map(ScreenPoint p, const MapView& view) noexcept {
    return {view.centre.x_m + (p.x_px - view.width_px / 2) * view.metres_per_px,
            view.centre.y_m - (p.y_px - view.height_px / 2) * view.metres_per_px};
}

/// `view` after zooming by `factor` (above 1 moves closer); the map point under `anchor` stays under it. Pre: factor > 0.
[[nodiscard]] constexpr MapView zoomed(MapView view, double factor, ScreenPoint anchor) noexcept {
    const MapPoint held = to_map(anchor, view);
    view.metres_per_px /= factor;
    const MapPoint moved = to_map(anchor, view);
    view.centre.x_m += held.x_m - moved.x_m;
    view.centre.y_m += held.y_m - moved.y_m;
    return view;
}

/// The view of `width_px` x `height_px` that shows all of `box` within the insets (pixels kept free on each side for
/// panel, card and boxes). Pre: `box` is not empty.
[[nodiscard]] constexpr MapView fitted(const MapBox& box, double width_px, double height_px, const ScreenBox& insets_px) noexcept {
    const double room_x = std::max(width_px - insets_px.left_px - insets_px.right_px, 1.0);
    const double room_y = std::max(height_px - insets_px.top_px - insets_px.bottom_px, 1.0);
    MapView view{{}, 1.0, width_px, height_px};
    view.metres_per_px = std::max({(box.max_x_m - box.min_x_m) / room_x, (box.max_y_m - box.min_y_m) / room_y, 1e-3});
    view.centre.x_m = (box.min_x_m + box.max_x_m) / 2 - (insets_px.left_px - insets_px.right_px) / 2 * view.metres_per_px;
    view.centre.y_m = (box.min_y_m + box.max_y_m) / 2 + (insets_px.top_px - insets_px.bottom_px) / 2 * view.metres_per_px;
    return view;
}

/// Where a hatch of lines rising to the right starts: the lines' middles are where (x_px + y_px) / sqrt(2) is this much
/// plus a whole multiple of `spacing_px`. Bound to the map's origin, so that the hatch stays on the land while panning.
[[nodiscard]] inline double hatch_start_px(const MapView& view, double spacing_px) {
    const ScreenPoint origin = to_screen({0.0, 0.0}, view);
    const double along = (origin.x_px + origin.y_px) / std::numbers::sqrt2;
    return along - std::floor(along / spacing_px) * spacing_px;
}

/// 1 : this number, at 96 px an inch.
[[nodiscard]] constexpr double scale_denominator(double metres_per_px) noexcept { return metres_per_px * 96.0 / 0.0254; }

}  // namespace kua
