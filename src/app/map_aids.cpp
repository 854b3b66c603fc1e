#include "app/map_aids.h"

#include "app/app_state.h"
#include "scene/locator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double locator_width_px = 132.0;
constexpr double locator_pad_px = 8.0;
constexpr double locator_step_px = 1.2;   ///< of its outlines
constexpr double least_frame_px = 5.0;
constexpr double note_width_px = 260.0;
constexpr double note_line_px = 15.0;
constexpr double arrow_radius_px = 15.0;

/// Outer rings whose neighbouring points are a step of the locator apart.
std::vector<std::vector<MapPoint>> coarse_outlines(const BaseGeometry& base) {
    std::vector<std::vector<MapPoint>> outlines;
    const MapBox& all = base.unit_bounds;
    if (is_empty(all)) return outlines;
    const double step_m = locator_step_px * (all.max_x_m - all.min_x_m) / locator_width_px;
    for (const MapMultiPolygon& unit : base.units)
        for (const MapPolygon& polygon : unit) {
            std::vector<MapPoint> line;
            for (const MapPoint p : polygon.outer)
                if (line.empty() || std::hypot(p.x_m - line.back().x_m, p.y_m - line.back().y_m) >= step_m) line.push_back(p);
            if (line.size() < 3) continue;
            line.push_back(line.front());
            outlines.push_back(std::move(line));
        }
    return outlines;
}

void draw_north(Ui& ui, const NorthBearing& north, ScreenPoint middle) {
    const double angle = north.centre_deg * std::numbers::pi / 180.0;
    const auto at = [&](double up_px, double right_px) {
        return ScreenPoint{middle.x_px + up_px * std::sin(angle) + right_px * std::cos(angle),
                           middle.y_px - up_px * std::cos(angle) + right_px * std::sin(angle)};
    };
    Pen pen = ui.back_pen();
    pen.disc(middle, arrow_radius_px, ui.theme.panel);
    pen.circle(middle, arrow_radius_px, {ui.theme.line});
    pen.polygon({at(11.0, 0.0), at(-8.0, 5.0), at(-4.5, 0.0)}, ui.theme.ink);
    pen.polygon({at(11.0, 0.0), at(-4.5, 0.0), at(-8.0, -5.0)}, ui.theme.third);
    const std::string words = north_varies(north) ? ui.text("north at the centre") : ui.text("north");
    pen.text_with_halo({middle.x_px - arrow_radius_px - 6.0, middle.y_px + 4.0}, words, {TextStyle::Small, ui.theme.ink},
                       with_alpha(ui.theme.land, 200), Align::Right);
}

/// The units with the frame of the map, top left of the map.
void draw_locator(Ui& ui, const MapAids& aids, const MapView& map, const Layout& layout) {
    const MapBox& all = aids.base->unit_bounds;
    const double m_per_px = (all.max_x_m - all.min_x_m) / locator_width_px;
    const double height_px = (all.max_y_m - all.min_y_m) / m_per_px;
    const double left_px = layout.map.left_px + 20.0;
    const double top_px = layout.map.top_px + 20.0;
    const ScreenBox box{left_px, top_px, left_px + locator_width_px + 2.0 * locator_pad_px, top_px + height_px + 2.0 * locator_pad_px};
    const auto on_locator = [&](MapPoint p) {
        return ScreenPoint{box.left_px + locator_pad_px + (p.x_m - all.min_x_m) / m_per_px,
                           box.top_px + locator_pad_px + (all.max_y_m - p.y_m) / m_per_px};
    };
    Pen pen = ui.back_pen();
    pen.fill(box, ui.theme.panel, 6.0);
    pen.frame(box, {ui.theme.line}, 6.0);
    for (const auto& outline : aids.outlines) {
        std::vector<ScreenPoint> line;
        for (const MapPoint p : outline) line.push_back(on_locator(p));
        pen.polyline(line, {ui.theme.third, 0.8});
    }
    const ScreenPoint a = on_locator(to_map({0.0, 0.0}, map));
    const ScreenPoint b = on_locator(to_map({map.width_px, map.height_px}, map));
    const double grow_x_px = std::max(0.0, least_frame_px - (b.x_px - a.x_px)) / 2.0;
    const double grow_y_px = std::max(0.0, least_frame_px - (b.y_px - a.y_px)) / 2.0;
    const ScreenBox frame{std::max(a.x_px - grow_x_px, box.left_px + 2.0), std::max(a.y_px - grow_y_px, box.top_px + 2.0),
                          std::min(b.x_px + grow_x_px, box.right_px - 2.0), std::min(b.y_px + grow_y_px, box.bottom_px - 2.0)};
    if (frame.left_px >= frame.right_px || frame.top_px >= frame.bottom_px) return;
    pen.fill(frame, with_alpha(ui.theme.ink, 28));
    pen.frame(frame, {ui.theme.ink, 1.5});
}

}  // namespace

void update_map_aids(AppState& state, const Catalogue& text) {
    const Picture& picture = state.picture;
    MapAids& aids = state.aids;
    if (!picture.base || state.map.dragging || state.map.wheel_rest_s > 0.0) return;
    if (aids.map == picture.map && aids.base == picture.base && aids.lang == text.lang()) return;
    if (aids.base != picture.base) aids.outlines = coarse_outlines(*picture.base);
    aids.map = picture.map;
    aids.base = picture.base;
    aids.lang = text.lang();
    aids.scale_note = scale_note(*picture.base, picture.map, text);
    const NorthBearing north = north_bearing(*picture.base, picture.map);
    aids.north = needs_north_arrow(north) ? std::optional(north) : std::nullopt;
    aids.shows_part = shows_a_part(*picture.base, picture.map);
}

void draw_map_aids(Ui& ui, const AppState& state, const Layout& layout, double foot_px) {
    const MapAids& aids = state.aids;
    if (aids.base != state.picture.base) return;
    Pen pen = ui.back_pen();
    const double right_px = layout.map.right_px - 20.0;
    double y_px = foot_px;
    const auto lines = pen.wrapped(aids.scale_note, TextStyle::Small, note_width_px);
    const double top_px = foot_px - note_line_px * static_cast<double>(lines.size());
    const double edge_px = top_px < layout.tools.bottom_px ? layout.tools.left_px - 14.0 : right_px;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        pen.text_with_halo({edge_px, y_px}, *line, {TextStyle::Small, ui.theme.ink}, with_alpha(ui.theme.land, 200), Align::Right);
        y_px -= note_line_px;
    }
    if (aids.north) draw_north(ui, *aids.north, {layout.tools.left_px - 14.0 - arrow_radius_px, layout.tools.bottom_px - arrow_radius_px});
    if (aids.shows_part && !aids.outlines.empty()) draw_locator(ui, aids, state.picture.map, layout);
}

}  // namespace kua
