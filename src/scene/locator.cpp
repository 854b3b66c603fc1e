#include "scene/locator.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr double room_round_units = 0.12;   // of their size, on each side
constexpr double least_rectangle_px = 4.0;
constexpr double part_share = 0.5;
constexpr double most_height_share = 0.8;   // of the width

MapBox shown_box(const MapView& map) {
    const MapPoint a = to_map(ScreenPoint{0.0, map.height_px}, map);
    const MapPoint b = to_map(ScreenPoint{map.width_px, 0.0}, map);
    return {a.x_m, a.y_m, b.x_m, b.y_m};
}

/// The units with some room, and all of the frame.
MapBox extent(const BaseGeometry& base, const MapBox& frame) {
    const MapBox& units = base.unit_bounds;
    const double room_m = room_round_units * std::max(units.max_x_m - units.min_x_m, units.max_y_m - units.min_y_m);
    const double frame_room_m = 0.04 * (frame.max_x_m - frame.min_x_m);
    return {std::min(units.min_x_m - room_m, frame.min_x_m - frame_room_m),
            std::min(units.min_y_m - room_m, frame.min_y_m - frame_room_m),
            std::max(units.max_x_m + room_m, frame.max_x_m + frame_room_m),
            std::max(units.max_y_m + room_m, frame.max_y_m + frame_room_m)};
}

std::shared_ptr<const Scene> ground(const std::shared_ptr<const BaseGeometry>& base, const Theme& theme) {
    auto scene = std::make_shared<Scene>();
    scene->base = base;
    scene->theme = theme;
    const auto fill = [&](const std::vector<MapMultiPolygon>& shapes, Rgba8 color) {
        for (const MapMultiPolygon& shape : shapes)
            if (!shape.empty()) scene->items.emplace_back(Fill{&shape, color});
    };
    const auto stroke = [&](const std::vector<MapLine>& lines, Rgba8 color, double width_px) {
        if (!lines.empty()) scene->items.emplace_back(Stroke{&lines, color, width_px});
    };
    fill(base->neighbours, theme.neighbours);
    fill(base->units, theme.land);
    stroke(base->inner_borders, theme.land, 0.5);
    fill(base->lakes, theme.water);
    stroke(base->neighbour_borders, theme.region_border, 0.5);
    stroke(base->outer_borders, theme.country_border, 0.8);
    return scene;
}

PageArea outline(const ScreenBox& box, Rgba8 color, double width_px) {
    return {{{box.left_px, box.top_px}, {box.right_px, box.top_px}, {box.right_px, box.bottom_px},
             {box.left_px, box.bottom_px}},
            {0, 0, 0, 0}, color, width_px};
}

}  // namespace

bool shows_a_part(const BaseGeometry& base, const MapView& map) {
    if (is_empty(base.unit_bounds)) return false;
    const MapBox frame = shown_box(map);
    const MapBox& units = base.unit_bounds;
    const double w_m = std::min(frame.max_x_m, units.max_x_m) - std::max(frame.min_x_m, units.min_x_m);
    const double h_m = std::min(frame.max_y_m, units.max_y_m) - std::max(frame.min_y_m, units.min_y_m);
    const double whole_m2 = (units.max_x_m - units.min_x_m) * (units.max_y_m - units.min_y_m);
    return std::max(w_m, 0.0) * std::max(h_m, 0.0) < part_share * whole_m2;
}

Block locator_block(const std::shared_ptr<const BaseGeometry>& base, const MapView& map, const PageStyle& style,
                    double width_px) {
    Block out;
    if (is_empty(base->unit_bounds)) return out;
    const MapBox frame = shown_box(map);
    const MapBox whole = extent(*base, frame);
    const double shape = (whole.max_y_m - whole.min_y_m) / (whole.max_x_m - whole.min_x_m);
    const double height_px = width_px * std::clamp(shape, 0.3, most_height_share);
    const double zoom = 0.5 * style.zoom;
    const MapView small = fitted(whole, width_px / zoom, height_px / zoom, {});
    const ScreenPoint a = to_screen({frame.min_x_m, frame.max_y_m}, small);
    const ScreenPoint b = to_screen({frame.max_x_m, frame.min_y_m}, small);
    const double grow_x = std::max(0.0, (least_rectangle_px - (b.x_px - a.x_px) * zoom) / 2);
    const double grow_y = std::max(0.0, (least_rectangle_px - (b.y_px - a.y_px) * zoom) / 2);
    out.items.emplace_back(PageMap{{0.0, 0.0}, small, zoom, ground(base, style.theme)});
    out.items.emplace_back(outline({a.x_px * zoom - grow_x, a.y_px * zoom - grow_y, b.x_px * zoom + grow_x, b.y_px * zoom + grow_y},
                                   style.theme.ink, std::max(1.0, 0.9 * style.unit)));
    out.items.emplace_back(outline({0.0, 0.0, width_px, height_px}, style.theme.second, std::max(0.6, 0.5 * style.unit)));
    out.width_px = width_px;
    out.height_px = height_px;
    return out;
}

}  // namespace kua
