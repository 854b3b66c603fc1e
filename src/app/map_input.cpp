#include "app/map_input.h"

#include "app/actions.h"
#include "app/map_fan.h"
#include "scene/mark_shape.h"
#include "scene/point_density.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double click_slack_px = 4.0;
constexpr double wheel_step = 1.22;
constexpr double wheel_rest_s = 0.35;
constexpr double lasso_step_px = 4.0;
constexpr int side_steps = 8;   // of a rectangle's side, which is no straight line in longitude and latitude

ScreenPoint on_map(const Ui& ui, const Layout& layout) {
    return {ui.pointer().x_px - layout.map.left_px, ui.pointer().y_px - layout.map.top_px};
}

double distance_px(ScreenPoint a, ScreenPoint b) { return std::hypot(a.x_px - b.x_px, a.y_px - b.y_px); }

LonLat place_at(const AppState& state, ScreenPoint point) {
    return state.picture.base->projection.to_lon_lat(to_map(point, state.picture.map));
}

/// Twice on open land: the map fits the unit there.
void double_click(AppState& state, ScreenPoint at) {
    if (state.map.tool != Tool::Pan || mark_at(state.picture.scene, state.picture.map, at)) return;
    const RegionId unit = unit_at(*state.picture.base, to_map(at, state.picture.map));
    if (unit != no_region) fit_unit(state, unit);
}

/// How far an outline reaches from the line between its first point and the one farthest from it.
double breadth_px(const std::vector<ScreenPoint>& outline) {
    if (outline.empty()) return 0.0;
    const ScreenPoint from = outline.front();
    const ScreenPoint to = *std::max_element(outline.begin(), outline.end(), [&](ScreenPoint a, ScreenPoint b) { return distance_px(from, a) < distance_px(from, b); });
    const double length = std::max(distance_px(from, to), 1e-9);
    double most = 0.0;
    for (const ScreenPoint p : outline)
        most = std::max(most, std::abs((to.x_px - from.x_px) * (p.y_px - from.y_px) - (to.y_px - from.y_px) * (p.x_px - from.x_px)) / length);
    return most;
}

std::vector<ScreenPoint> rectangle(ScreenPoint a, ScreenPoint b) {
    const std::vector<ScreenPoint> corners{a, {b.x_px, a.y_px}, b, {a.x_px, b.y_px}};
    std::vector<ScreenPoint> outline;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const ScreenPoint from = corners[i];
        const ScreenPoint to = corners[(i + 1) % corners.size()];
        for (int step = 0; step < side_steps; ++step) {
            const double part = static_cast<double>(step) / side_steps;
            outline.push_back({from.x_px + part * (to.x_px - from.x_px), from.y_px + part * (to.y_px - from.y_px)});
        }
    }
    return outline;
}

void take_outline(AppState& state) {
    if (breadth_px(state.map.draft) < click_slack_px) state.map.draft.clear();   // a stroke holds nothing
    std::vector<LonLat> area;
    for (const ScreenPoint point : state.map.draft) area.push_back(place_at(state, point));
    const bool usable = area.size() >= 3 && std::all_of(area.begin(), area.end(), [](LonLat at) { return is_valid(at); });
    if (usable) state.view.filter.area = std::move(area);
    state.map.draft.clear();
    state.map.tool = Tool::Pan;
}

void drag(AppState& state, ScreenPoint at, ScreenPoint step) {
    MapTools& tools = state.map;
    switch (tools.tool) {
        case Tool::Pan:
        case Tool::Ruler:
            if (step.x_px != 0.0 || step.y_px != 0.0) pan_map(state, step);
            break;
        case Tool::Box: tools.draft = rectangle(tools.pressed_at, at); break;
        case Tool::Lasso:
            if (tools.draft.empty() || distance_px(tools.draft.back(), at) >= lasso_step_px) tools.draft.push_back(at);
            break;
    }
}

void click(Ui& ui, AppState& state, ScreenPoint at) {
    state.map.found.reset();
    if (state.map.tool == Tool::Ruler) {
        const LonLat place = place_at(state, at);
        if (is_valid(place)) state.map.ruler.push_back(place);
        return;
    }
    const auto leaves = fan_leaves(state);
    if (const auto leaf = leaf_at(leaves, at)) return open_leaf(state, leaves[*leaf], ui.text);
    const auto mark = mark_at(state.picture.scene, state.picture.map, at);
    if (mark) {
        open_mark(state, *mark, ui.text);
        open_fan(state, *mark);
        return;
    }
    close_fan(state);
    if (const auto cell = shown_cell_at(state.picture.scene, state.picture.map, at)) open_cell(state, *cell, ui.text);
    else {
        close_card(state);
        state.map.keyed_row.reset();
    }
}

void wheel(Ui& ui, AppState& state, ScreenPoint at) {
    state.map.wheel_rest_s = std::max(0.0, state.map.wheel_rest_s - ui.frame_s());
    if (ui.wheel() == 0.0) return;
    zoom_map(state, std::pow(wheel_step, ui.wheel()), at);
    state.map.wheel_rest_s = wheel_rest_s;
}

}  // namespace

void map_input(Ui& ui, AppState& state, const Layout& layout) {
    MapTools& tools = state.map;
    const ScreenPoint at = on_map(ui, layout);
    const bool over_map = !ui.over_panels() && contains(layout.map, ui.pointer());
    tools.hovered.reset();
    if (over_map && !tools.dragging && tools.tool == Tool::Pan) tools.hovered = mark_at(state.picture.scene, state.picture.map, at);
    const bool over_cell = over_map && !tools.dragging && tools.tool == Tool::Pan && shown_cell_at(state.picture.scene, state.picture.map, at);
    tools.hovered_leaf.reset();
    if (over_map && !tools.dragging && !tools.fanned.empty()) tools.hovered_leaf = leaf_at(fan_leaves(state), at);
    if (tools.hovered_leaf) tools.hovered.reset();
    if (tools.hovered || tools.hovered_leaf || over_cell) ui.cursor(Cursor::Hand);
    if (over_map) wheel(ui, state, at);
    else tools.wheel_rest_s = 0.0;

    if (over_map && ui.left_pressed()) {
        const bool after_drag = tools.moved;
        tools.dragging = true;
        tools.moved = false;
        tools.pressed_at = at;
        tools.draft.clear();
        state.timeline.has_keys = false;
        ui.drop_focus();
        if (ui.left_pressed_twice() && !after_drag) double_click(state, at);
    }
    if (!tools.dragging) return;
    if (!tools.moved && distance_px(at, tools.pressed_at) > click_slack_px) {
        tools.moved = true;
        drag(state, at, {at.x_px - tools.pressed_at.x_px, at.y_px - tools.pressed_at.y_px});
    } else if (tools.moved && ui.left_down()) {
        drag(state, at, ui.pointer_step());
    }
    if (ui.left_down()) return;
    tools.dragging = false;
    if (!tools.moved) click(ui, state, at);
    else if (tools.tool == Tool::Box || tools.tool == Tool::Lasso) take_outline(state);
}

}  // namespace kua
