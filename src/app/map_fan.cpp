#include "app/map_fan.h"

#include "app/actions.h"
#include "app/legend_mark.h"
#include "scene/mark_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double leaf_radius_px = 6.5;
constexpr double leaf_room_px = 21.0;     ///< of a leaf on its circle
constexpr double least_leg_px = 20.0;     ///< from the stack's edge to a leaf
constexpr double leaf_reach_px = 3.0;     ///< of the pointer, beyond the leaf
constexpr double leaf_halo_px = 9.5;

/// The stack that holds exactly these records.
std::optional<std::size_t> stack_of(const AppState& state, const std::vector<RowId>& rows) {
    if (rows.empty()) return std::nullopt;
    const auto item = mark_of_row(state.picture.scene, rows.front());
    if (!item) return std::nullopt;
    const Mark& mark = std::get<Mark>(state.picture.scene.items[*item]);
    const bool is_same = mark.kind == MarkKind::Stack && mark.rows == rows;
    return is_same ? item : std::nullopt;
}

Mark symbol_of(const AppState& state, RowId row) {
    const Dataset& data = *state.dataset();
    Mark mark;
    mark.kind = MarkKind::Symbol;
    mark.radius_px = leaf_radius_px;
    mark.sectors = {{data.vocabulary.types[data.incidents.type[row]].family, 1}};
    const bool is_certain = membership(data.incidents, row, state.picture.window) == Membership::Certain;
    mark.certain = is_certain ? 1 : 0;
    mark.possible = is_certain ? 0 : 1;
    mark.dashed = !is_certain;
    mark.hollow = data.incidents.place_precision[row] == PlacePrecision::Unspecified;
    mark.rows = {row};
    return mark;
}

/// Summaries add no incident, so that they have no leaf: the card lists them.
std::vector<RowId> counted_rows(const AppState& state, const Mark& mark) {
    std::vector<RowId> rows;
    for (const RowId row : mark.rows)
        if (state.dataset()->incidents.counted[row] != 0) rows.push_back(row);
    return rows;
}

}  // namespace

std::vector<ScreenPoint> leaf_places(std::size_t count, double stack_radius_px) {
    const double n = static_cast<double>(count);
    const double round_px = count > 2 ? leaf_room_px / 2.0 / std::sin(std::numbers::pi / n) : 0.0;
    const double radius_px = std::max(round_px, stack_radius_px + least_leg_px);
    std::vector<ScreenPoint> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(i) / n;
        places.push_back({radius_px * std::sin(angle), -radius_px * std::cos(angle)});
    }
    return places;
}

std::vector<Leaf> fan_leaves(const AppState& state) {
    const auto item = stack_of(state, state.map.fanned);
    if (!item) return {};
    const Mark& stack = std::get<Mark>(state.picture.scene.items[*item]);
    const auto rows = counted_rows(state, stack);
    const auto places = leaf_places(rows.size(), std::max(stack.radius_px, stack.upper_radius_px));
    const ScreenPoint middle = screen_place(stack, state.picture.map);
    std::vector<Leaf> leaves;
    for (std::size_t i = 0; i < rows.size(); ++i)
        leaves.push_back({rows[i], {middle.x_px + places[i].x_px, middle.y_px + places[i].y_px}, symbol_of(state, rows[i])});
    return leaves;
}

void open_fan(AppState& state, std::size_t item) {
    close_fan(state);
    const Mark& mark = std::get<Mark>(state.picture.scene.items[item]);
    const std::size_t incidents = counted_rows(state, mark).size();
    if (mark.kind != MarkKind::Stack || incidents < 2 || incidents > most_leaves) return;
    state.map.fanned = mark.rows;
    const auto places = leaf_places(incidents, std::max(mark.radius_px, mark.upper_radius_px));
    if (state.card.beside) state.card.beside->y_px += places.front().y_px - leaf_radius_px;   // the card must not lie on a leaf
}

void close_fan(AppState& state) {
    state.map.fanned.clear();
    state.map.hovered_leaf.reset();
}

std::optional<std::size_t> leaf_at(const std::vector<Leaf>& leaves, ScreenPoint point) {
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (std::hypot(leaves[i].at.x_px - point.x_px, leaves[i].at.y_px - point.y_px) <= leaf_radius_px + leaf_reach_px) return i;
    return std::nullopt;
}

void open_leaf(AppState& state, const Leaf& leaf, const Catalogue& text) {
    const auto item = stack_of(state, state.map.fanned);
    if (!item) return;
    open_mark(state, *item, text);
    const auto rows = state.card.rows();
    const auto found = std::find(rows.begin(), rows.end(), leaf.row);
    if (found != rows.end()) state.card.shown = static_cast<std::size_t>(found - rows.begin());
}

void draw_fan(Ui& ui, const AppState& state, const Layout& layout, const TextMetrics& metrics) {
    const auto leaves = fan_leaves(state);
    if (leaves.empty()) return;
    const auto item = stack_of(state, state.map.fanned);
    const Mark& stack = std::get<Mark>(state.picture.scene.items[*item]);
    const auto in_window = [&](ScreenPoint p) { return ScreenPoint{p.x_px + layout.map.left_px, p.y_px + layout.map.top_px}; };
    const ScreenPoint middle = in_window(screen_place(stack, state.picture.map));
    Pen pen = ui.back_pen();
    pen.clip(layout.map);
    for (const Leaf& leaf : leaves) {
        const ScreenPoint at = in_window(leaf.at);
        const double length = std::hypot(at.x_px - middle.x_px, at.y_px - middle.y_px);
        const double part = (stack.radius_px + 2.0) / length;
        const ScreenPoint from{middle.x_px + part * (at.x_px - middle.x_px), middle.y_px + part * (at.y_px - middle.y_px)};
        pen.line(from, at, {with_alpha(ui.theme.land, 220), 3.0});
        pen.line(from, at, {ui.theme.second, 1.0});
    }
    const MarkStyle style{ui.theme, state.dataset()->vocabulary, metrics};
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const ScreenPoint at = in_window(leaves[i].at);
        pen.disc(at, leaf_halo_px, ui.theme.land);
        if (state.map.hovered_leaf == i) pen.circle(at, leaf_halo_px, {ui.theme.ink, 1.5});
        draw_mark_paths(pen, mark_parts(leaves[i].mark, style, state.picture.map.metres_per_px), at);
    }
    pen.unclip();
    if (state.map.hovered_leaf && *state.map.hovered_leaf < leaves.size())
        ui.map_hint(state.dataset()->incidents.title_in(leaves[*state.map.hovered_leaf].row, state.view.lang),
                    state.picture.scene.items.size() + *state.map.hovered_leaf);
}

}  // namespace kua
