#pragma once

#include "scene/map_view.h"

#include <cmath>
#include <optional>

namespace kua {

/// A view measured in physical pixels: its width, height and metres_per_px, and what one px of the layout is.
struct PhysicalView {
    MapView map;
    double ui_scale = 1.0;
    friend bool operator==(const PhysicalView&, const PhysicalView&) = default;
};

[[nodiscard]] inline PhysicalView physical_view(const MapView& map, double ui_scale) {
    return {{map.centre, map.metres_per_px / ui_scale, std::round(map.width_px * ui_scale), std::round(map.height_px * ui_scale)},
            ui_scale};
}

/// A move by whole pixels: what was at (x, y) is at (x - right, y - down) afterwards.
struct PixelShift {
    int right = 0;
    int down = 0;
};

/// The whole pixels that lead from one view to another of the same size and scale, to a fiftieth of a pixel.
[[nodiscard]] inline std::optional<PixelShift> pixel_shift(const PhysicalView& from, const PhysicalView& to) {
    constexpr double slack_px = 0.02;
    constexpr double farthest_px = 1e6;
    MapView moved = from.map;
    moved.centre = to.map.centre;
    if (!(moved == to.map) || from.ui_scale != to.ui_scale) return {};
    const double right = (to.map.centre.x_m - from.map.centre.x_m) / from.map.metres_per_px;
    const double down = (from.map.centre.y_m - to.map.centre.y_m) / from.map.metres_per_px;
    if (!(std::abs(right) < farthest_px && std::abs(down) < farthest_px)) return {};
    if (std::abs(right - std::round(right)) > slack_px || std::abs(down - std::round(down)) > slack_px) return {};
    return PixelShift{static_cast<int>(std::lround(right)), static_cast<int>(std::lround(down))};
}

}  // namespace kua
