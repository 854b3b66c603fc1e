#include "app/actions.h"

#include "app/map_fan.h"
#include "app/record_text.h"
#include "app/time_steps.h"
#include "scene/class_rows.h"
#include "scene/mark_shape.h"
#include "scene/point_density.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double town_metres_per_px = 250.0;
constexpr double closest_metres_per_px = 5.0;   // no street is drawn that one could look at from nearer
constexpr double farthest_metres_per_px = 20000.0;

/// Indices of the marks in scene.items, from west to east.
std::vector<std::size_t> marks_in_order(const AppState& state) {
    const Scene& scene = state.picture.scene;
    std::vector<std::size_t> marks;
    for (std::size_t i = 0; i < scene.items.size(); ++i)
        if (const auto* mark = std::get_if<Mark>(&scene.items[i]); mark != nullptr && !mark->rows.empty()) marks.push_back(i);
    std::sort(marks.begin(), marks.end(), [&](std::size_t a, std::size_t b) {
        const MapPoint at = std::get<Mark>(scene.items[a]).at;
        const MapPoint other = std::get<Mark>(scene.items[b]).at;
        return std::pair{at.x_m, at.y_m} < std::pair{other.x_m, other.y_m};
    });
    return marks;
}

}  // namespace

std::vector<RowId> CardState::rows() const {
    std::vector<RowId> all;
    for (const ListGroup& group : groups) all.insert(all.end(), group.rows.begin(), group.rows.end());
    return all;
}

void set_map(AppState& state, const MapView& map) {
    if (!state.picture.base) return;
    state.view.map.fit_unit.clear();
    state.view.map.centre = state.picture.base->projection.to_lon_lat(map.centre);
    state.view.map.metres_per_px = map.metres_per_px;
}

void fit_map(AppState& state) {
    state.fit_beside_card = state.card.open();
    state.largest_boxes = {};
    state.view.map.fit_unit.clear();
    state.view.map.centre.reset();
    state.view.map.metres_per_px = 0.0;
}

void fit_unit(AppState& state, RegionId unit) {
    fit_map(state);
    state.view.map.fit_unit = state.dataset()->boundaries.units[unit].code;
}

void zoom_map(AppState& state, double factor, ScreenPoint anchor) {
    const MapView& map = state.picture.map;
    const double wanted = std::clamp(map.metres_per_px / factor, closest_metres_per_px, farthest_metres_per_px);
    set_map(state, zoomed(map, map.metres_per_px / wanted, anchor));
}

void pan_map(AppState& state, ScreenPoint by_px) {
    MapView map = state.picture.map;
    map.centre.x_m -= by_px.x_px * map.metres_per_px;
    map.centre.y_m += by_px.y_px * map.metres_per_px;
    set_map(state, map);
}

void jump_to(AppState& state, LonLat place) {
    if (!state.picture.base) return;
    MapView map = state.picture.map;
    map.centre = state.picture.base->projection.to_map(place);
    const double finest = finest_metres_per_px(state.picture.data->boundaries);
    map.metres_per_px = std::min(map.metres_per_px, std::max(finest, town_metres_per_px));
    set_map(state, map);
    state.map.found = place;
}

void undo(AppState& state) {
    if (state.history.can_undo()) state.view = state.history.undone(state.view);
}

void redo(AppState& state) {
    if (state.history.can_redo()) state.view = state.history.redone(state.view);
}

void clear_filters(AppState& state) {
    state.view.filter = {};
    state.panel.text_filter.clear();
}

void step_time(AppState& state, TimeUnit unit, int steps) {
    if (state.dataset() == nullptr) return;
    state.view.time = stepped(state.view.time, state.picture.facts.bounds, unit, steps);
}

void toggle_play(AppState& state, const Catalogue& text) {
    if (state.dataset() == nullptr) return;
    const TimeBounds bounds = state.picture.facts.bounds;
    state.play.on = !state.play.on;
    state.play.due_s = 1.0 / state.play.speed;
    if (!state.play.on) return;
    const bool was_cumulative = state.view.time.cumulative;
    state.view.time = play_start(state.view.time, bounds);
    if (state.view.time.cumulative && !was_cumulative) show_notice(state, text("All days were chosen: they build up from the first one"));
}

void play_on(AppState& state, double seconds) {
    if (!state.play.on || state.dataset() == nullptr) return;
    const TimeBounds bounds = state.picture.facts.bounds;
    state.play.due_s -= seconds;
    while (state.play.on && state.play.due_s <= 0.0) {
        state.play.due_s += 1.0 / state.play.speed;
        if (!at_end(state.view.time, bounds)) state.view.time = stepped(state.view.time, bounds, state.view.time.bars, 1);
        else if (state.play.loop) state.view.time = rewound(state.view.time, bounds);
        else state.play.on = false;
    }
}

void open_list(AppState& state, std::string title, std::vector<ListGroup> groups, const Catalogue& text) {
    state.card = {};
    state.map.keyed_row.reset();
    state.card.title = std::move(title);
    std::erase_if(groups, [](const ListGroup& group) { return group.rows.empty(); });
    state.card.groups = std::move(groups);
    const auto rows = state.card.rows();
    state.card.counts = list_counts(*state.dataset(), rows, text);
    if (rows.size() == 1) state.card.shown = 0;
}

void close_card(AppState& state) {
    state.card = {};
    close_fan(state);
    state.fit_beside_card = false;
}

void open_mark(AppState& state, std::size_t item, const Catalogue& text) {
    const auto& mark = std::get<Mark>(state.picture.scene.items[item]);
    const bool by_keyboard = keyed_mark(state) == item;
    open_list(state, mark.title, {{"", mark.rows}}, text);
    const ScreenPoint at = screen_place(mark, state.picture.map);
    state.card.beside = ScreenPoint{at.x_px, at.y_px};
    if (mark.rows.empty()) return;
    state.card.mark_row = mark.rows.front();
    if (by_keyboard) state.map.keyed_row = mark.rows.front();
}

void open_cell(AppState& state, std::int32_t cell, const Catalogue& text) {
    open_list(state, {}, {{"", rows_in_cell(*state.picture.scene.points, cell, whole_selection(state.picture))}}, text);
}

void open_class(AppState& state, const ClassLegend& legend, const LegendClass& wanted, const Catalogue& text) {
    const Picture& picture = state.picture;
    const RecordPlaces places{picture.data->incidents, picture.base->projection, picture.points.get()};
    auto rows = rows_of_class(legend, wanted, whole_selection(picture), places);
    if (rows.empty()) show_notice(state, text("Nothing is counted in this colour on the days shown"));
    else open_list(state, wanted.text, {{"", std::move(rows)}}, text);
}

void step_mark(AppState& state, int by) {
    const auto marks = marks_in_order(state);
    if (marks.empty()) return;
    const auto found = std::find(marks.begin(), marks.end(), selected_mark(state).value_or(state.picture.scene.items.size()));
    const auto count = static_cast<int>(marks.size());
    int next = by > 0 ? 0 : count - 1;
    if (found != marks.end()) next = (static_cast<int>(found - marks.begin()) + by + count) % count;
    const auto& mark = std::get<Mark>(state.picture.scene.items[marks[static_cast<std::size_t>(next)]]);
    state.map.keyed_row = mark.rows.front();
    const ScreenPoint at = screen_place(mark, state.picture.map);
    const MapView& map = state.picture.map;
    if (at.x_px >= 0.0 && at.y_px >= 0.0 && at.x_px <= map.width_px && at.y_px <= map.height_px) return;
    pan_map(state, {map.width_px / 2.0 - at.x_px, map.height_px / 2.0 - at.y_px});
}

void step_record(AppState& state, int by) {
    if (!state.card.shown) return;
    const auto count = static_cast<int>(state.card.rows().size());
    state.card.shown = static_cast<std::size_t>((static_cast<int>(*state.card.shown) + by + count) % count);
}

std::vector<RowId> rows_with(const AppState& state, const Filter& filter) {
    return select(*state.picture.data, filter, state.picture.window).rows;
}

void show_message(AppState& state, std::string title, std::string what, std::string remedy) {
    state.message = {std::move(title), std::move(what), std::move(remedy)};
    state.dialog = DialogKind::Message;
}

void open_due_dialog(AppState& state) {
    if (!state.data_dialog.due || (state.dialog != DialogKind::None && state.dialog != DialogKind::Data)) return;
    state.dialog = DialogKind::Data;
    state.data_dialog.due = false;
}

void show_notice(AppState& state, std::string words) {
    state.notice = std::move(words);
    state.notice_s = 4.0;
}

std::optional<std::size_t> keyed_mark(const AppState& state) {
    return state.map.keyed_row ? mark_of_row(state.picture.scene, *state.map.keyed_row) : std::nullopt;
}

std::optional<std::size_t> selected_mark(const AppState& state) {
    if (const auto keyed = keyed_mark(state)) return keyed;
    if (!state.card.open()) return std::nullopt;
    const auto rows = state.card.rows();
    if (state.card.shown && *state.card.shown < rows.size()) return mark_of_row(state.picture.scene, rows[*state.card.shown]);
    return state.card.mark_row ? mark_of_row(state.picture.scene, *state.card.mark_row) : std::nullopt;
}

}  // namespace kua
