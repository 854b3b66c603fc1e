#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace kua {
namespace {

/// Degrees with as many decimals as a pixel deserves: "43.24".
std::string degrees(double value, double metres_per_px) {
    const int decimals = metres_per_px > 1000.0 ? 2 : metres_per_px > 100.0 ? 3 : 4;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, std::abs(value));
    return text.data();
}

std::string coordinates(const Ui& ui, const AppState& state, ScreenPoint on_map) {
    const MapView& map = state.picture.map;
    const LonLat at = state.picture.base->projection.to_lon_lat(to_map(on_map, map));
    if (!is_valid(at)) return {};
    const std::string lat = degrees(at.lat_deg, map.metres_per_px);
    const std::string lon = degrees(at.lon_deg, map.metres_per_px);
    if (at.lat_deg >= 0.0) return at.lon_deg >= 0.0 ? ui.text(msg("{0}° N, {1}° E", lat, lon)) : ui.text(msg("{0}° N, {1}° W", lat, lon));
    return at.lon_deg >= 0.0 ? ui.text(msg("{0}° S, {1}° E", lat, lon)) : ui.text(msg("{0}° S, {1}° W", lat, lon));
}

void draw_scale(Ui& ui, const AppState& state, const Layout& layout) {
    Pen pen = ui.back_pen();
    const ScaleBar bar = scale_bar(*state.picture.base, state.picture.map, 140.0, ui.text);
    const double right = layout.map.right_px - 20.0;
    const double left = std::round(right - bar.length_px);
    const double y = layout.map.bottom_px - 21.0;
    const Rgba8 halo = with_alpha(ui.theme.land, 200);
    for (const auto& [width, color] : {std::pair{4.0, halo}, std::pair{1.5, ui.theme.second}}) {
        pen.line({left, y}, {right, y}, {color, width});
        pen.line({left, y - 6.0}, {left, y}, {color, width});
        pen.line({right, y - 6.0}, {right, y}, {color, width});
    }
    pen.text_with_halo({(left + right) / 2.0, y - 7.0}, bar.text, {TextStyle::Small, ui.theme.ink}, halo, Align::Centre);
    const double note_right = left - 18.0;
    double foot = y - 24.0;
    if (!state.picture.scene.outline_note.empty()) {
        pen.text_with_halo({right, foot}, state.picture.scene.outline_note, {TextStyle::Small, ui.theme.ink}, halo, Align::Right);
        foot -= 15.0;
    }
    draw_map_aids(ui, state, layout, foot);
    const ScreenPoint pointer = ui.pointer();
    if (ui.over_panels() || !contains(layout.map, pointer)) return;
    const std::string at = coordinates(ui, state, {pointer.x_px - layout.map.left_px, pointer.y_px - layout.map.top_px});
    pen.text_with_halo({note_right, y}, at, {TextStyle::Small, ui.theme.second}, halo, Align::Right);
}

void draw_tools(Ui& ui, AppState& state, const ScreenBox& box) {
    const Area area(ui, "tools", box, AreaKind::Floating);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel, 6.0);
    if (ui.theme.dark) pen.frame(box, {ui.theme.line}, 6.0);
    const ScreenPoint middle{state.picture.map.width_px / 2.0, state.picture.map.height_px / 2.0};
    double y = box.top_px + 4.0;
    const auto button = [&](std::string_view id, Icon icon, const std::string& hint, bool on) {
        const bool clicked = icon_button(ui, id, {box.left_px + 4.0, y, box.right_px - 4.0, y + 24.0}, icon, on);
        ui.hint(hint);
        y += 25.0;
        return clicked;
    };
    const auto tool = [&](std::string_view id, Icon icon, const std::string& hint, Tool which) {
        if (!button(id, icon, hint, state.map.tool == which)) return;
        state.map.tool = state.map.tool == which ? Tool::Pan : which;
        state.map.ruler.clear();
        state.map.draft.clear();
    };
    if (button("zoom-in", Icon::Plus, ui.text("Closer (+)"), false)) zoom_map(state, 1.6, middle);
    if (button("zoom-out", Icon::Minus, ui.text("Farther (-)"), false)) zoom_map(state, 1.0 / 1.6, middle);
    if (button("fit-map", Icon::Fit, ui.text("Show all regions (F)"), false)) fit_map(state);
    y += 4.0;
    pen.line({box.left_px + 7.0, y}, {box.right_px - 7.0, y}, {ui.theme.line});
    y += 6.0;
    tool("ruler", Icon::Ruler, ui.text("Measure distances by clicks (R)"), Tool::Ruler);
    tool("box", Icon::Box, ui.text("Choose incidents in a rectangle"), Tool::Box);
    tool("lasso", Icon::Lasso, ui.text("Choose incidents in an outline drawn by hand"), Tool::Lasso);
}

}  // namespace

void map_corner(Ui& ui, AppState& state, const Layout& layout) {
    draw_scale(ui, state, layout);
    draw_tools(ui, state, layout.tools);
}

}  // namespace kua
