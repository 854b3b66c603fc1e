#include "app/map_input.h"
#include "app/actions.h"
#include "app/map_fan.h"
#include "app/vision_choice.h"
#include "geo/geodesic.h"
#include "scene/mark_shape.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace kua {
namespace {

constexpr int geodesic_steps = 24;

ScreenPoint in_window(const AppState& state, const Layout& layout, LonLat place) {
    const ScreenPoint at = to_screen(state.picture.base->projection.to_map(place), state.picture.map);
    return {at.x_px + layout.map.left_px, at.y_px + layout.map.top_px};
}

std::string distance_text(const Ui& ui, double metres) {
    if (metres < 1000.0) return ui.text(msg("{0} m", number_text(std::llround(metres), ui.text.lang())));
    if (metres >= 100000.0) return ui.text(msg("{0} km", number_text(std::llround(metres / 1000.0), ui.text.lang())));
    std::array<char, 32> km{};
    std::snprintf(km.data(), km.size(), "%.1f", metres / 1000.0);
    return ui.text(msg("{0} km", km.data()));
}

void draw_leg(Pen& pen, const AppState& state, const Layout& layout, LonLat from, LonLat to) {
    const double length = geodesic_distance_m(from, to);
    const double azimuth = geodesic_azimuth_deg(from, to);
    std::vector<ScreenPoint> line;
    for (int i = 0; i <= geodesic_steps; ++i)
        line.push_back(in_window(state, layout, geodesic_destination(from, azimuth, length * i / geodesic_steps)));
    pen.polyline(line, {state.picture.scene.theme.land, 4.0});
    pen.polyline(line, {state.picture.scene.theme.ink, 1.6});
}

void draw_ruler(Ui& ui, const AppState& state, const Layout& layout) {
    if (state.map.tool != Tool::Ruler) return;
    Pen pen = ui.back_pen();
    auto places = state.map.ruler;
    const ScreenPoint pointer = ui.pointer();
    if (!ui.over_panels() && contains(layout.map, pointer) && !places.empty()) {
        const LonLat here = state.picture.base->projection.to_lon_lat(to_map({pointer.x_px - layout.map.left_px, pointer.y_px - layout.map.top_px}, state.picture.map));
        if (is_valid(here)) places.push_back(here);
    }
    double total = 0.0;
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        total += geodesic_distance_m(places[i], places[i + 1]);
        draw_leg(pen, state, layout, places[i], places[i + 1]);
    }
    for (const LonLat place : state.map.ruler) {
        pen.disc(in_window(state, layout, place), 4.5, ui.theme.land);
        pen.disc(in_window(state, layout, place), 3.0, ui.theme.ink);
    }
    const Rgba8 halo = with_alpha(ui.theme.land, 220);
    const ScreenPoint foot{centre_of(layout.map).x_px, layout.map.top_px + 28.0};
    pen.text_with_halo(foot, ui.text("Click to measure; Esc ends it"), {TextStyle::Small, ui.theme.ink}, halo, Align::Centre);
    if (places.size() < 2) return;
    const ScreenPoint end = in_window(state, layout, places.back());
    pen.text_with_halo({end.x_px + 10.0, end.y_px - 8.0}, distance_text(ui, total), {TextStyle::Strong, ui.theme.ink}, halo);
}

void draw_outline(Pen& pen, std::vector<ScreenPoint> outline, Rgba8 color) {
    if (outline.size() < 2) return;
    for (const auto& dash : dashed(outline, true, 6.0, 4.0)) pen.polyline(dash, {color, 1.6});
}

void draw_areas(Ui& ui, const AppState& state, const Layout& layout) {
    Pen pen = ui.back_pen();
    std::vector<ScreenPoint> outline;
    for (const LonLat place : state.view.filter.area) outline.push_back(in_window(state, layout, place));
    draw_outline(pen, std::move(outline), ui.theme.ink);
    auto draft = state.map.draft;
    for (ScreenPoint& p : draft) p = {p.x_px + layout.map.left_px, p.y_px + layout.map.top_px};
    draw_outline(pen, std::move(draft), ui.theme.second);
    if (state.map.tool != Tool::Box && state.map.tool != Tool::Lasso) return;
    pen.text_with_halo({centre_of(layout.map).x_px, layout.map.top_px + 28.0}, ui.text("Drag round the incidents to keep; Esc ends it"),
                       {TextStyle::Small, ui.theme.ink}, with_alpha(ui.theme.land, 220), Align::Centre);
}

/// What a mark stands for, beside it.
std::string mark_words(const Ui& ui, const AppState& state, const Mark& mark) {
    if (mark.rows.size() == 1) {
        const RowId row = mark.rows.front();
        return std::string(state.dataset()->incidents.title_in(row, state.view.lang));
    }
    const std::string certain = std::to_string(mark.certain);
    const std::string possible = std::to_string(mark.possible);
    return mark.possible > 0 ? ui.text(msg("{0}: {1} certain, {2} possible", mark.title, certain, possible))
                             : ui.text(msg_n("{1}: {0} incident", "{1}: {0} incidents", mark.certain, mark.title));
}

/// What a reader must know of this picture: that its colours are a preview, that its numbers are not yet those asked for.
void draw_banner(Ui& ui, const AppState& state, const Layout& layout) {
    if (state.vision == Vision::Usual && !state.picture.counting) return;
    Pen pen = ui.back_pen();
    const std::string words = state.picture.counting ? ui.text("Counting: the numbers are still those of the choice before") : ui.text(vision_words(state.vision));
    const double half_px = std::min(pen.width(words, TextStyle::SmallMedium) / 2.0 + 12.0, width_of(layout.map) / 2.0 - 20.0);
    const double middle_px = centre_of(layout.map).x_px;
    const ScreenBox box{middle_px - half_px, layout.map.top_px + 40.0, middle_px + half_px, layout.map.top_px + 64.0};
    pen.fill(box, ui.theme.panel, 4.0);
    pen.frame(box, {ui.theme.line}, 4.0);
    pen.text({middle_px, box.top_px + 16.0}, pen.elided(words, TextStyle::SmallMedium, 2.0 * half_px - 16.0), {TextStyle::SmallMedium, ui.theme.ink}, Align::Centre);
}

void draw_notice(Ui& ui, const AppState& state, const Layout& layout) {
    if (state.notice_s <= 0.0) return;
    Pen pen = state.dialog == DialogKind::None ? ui.front_pen() : ui.back_pen();
    const double width = pen.width(state.notice, TextStyle::Small) + 28.0;
    const ScreenBox box = notice_box(layout, std::min(width, width_of(layout.map) - 40.0));
    const ScreenPoint middle = centre_of(box);
    pen.fill(box, ui.theme.ink, 5.0);
    pen.text({middle.x_px, middle.y_px + 4.0}, pen.elided(state.notice, TextStyle::Small, width_of(box) - 20.0), {TextStyle::Small, ui.colors.on_ink}, Align::Centre);
}

}  // namespace

void draw_map_tools(Ui& ui, const AppState& state, const Layout& layout, const TextMetrics& metrics) {
    draw_fan(ui, state, layout, metrics);
    draw_banner(ui, state, layout);
    draw_areas(ui, state, layout);
    draw_ruler(ui, state, layout);
    Pen pen = ui.back_pen();
    if (state.map.found) {
        const ScreenPoint at = in_window(state, layout, *state.map.found);
        pen.circle(at, 15.0, {ui.theme.land, 4.0});
        pen.circle(at, 15.0, {ui.theme.ink, 1.6});
    }
    if (state.map.hovered && *state.map.hovered < state.picture.scene.items.size())
        if (const auto* mark = std::get_if<Mark>(&state.picture.scene.items[*state.map.hovered])) ui.map_hint(mark_words(ui, state, *mark), *state.map.hovered);
    draw_notice(ui, state, layout);
}

}  // namespace kua
