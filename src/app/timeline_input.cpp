#include "app/timeline_input.h"

#include "app/actions.h"
#include "app/time_steps.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

using Part = TimelineState::Part;

constexpr double handle_px = 8.0;
constexpr double handle_height_px = 22.0;
constexpr double reach_px = 8.0;

DaySpan shown_days(const AppState& state) { return days_of(state.view.time, state.picture.facts.bounds); }

void set_days(AppState& state, Day first, Day last) {
    state.view.time = with_days(state.view.time, {first, last}, state.picture.facts.bounds);
}

double clamped(const TimelineHandles& handles, double x) { return std::clamp(x, handles.plot.left_px, handles.plot.right_px); }

void drag_end(Ui& ui, AppState& state, const TimelineHandles& handles, Part part) {
    const DaySpan days = shown_days(state);
    const Day border = handles.axis.border_at(ui.pointer().x_px);
    if (part == Part::First) set_days(state, std::min(border, days.last), days.last);
    else set_days(state, days.first, std::max(days.first, border - 1));
}

void end_control(Ui& ui, AppState& state, const TimelineHandles& handles, Part part) {
    const DaySpan days = shown_days(state);
    const double x = handles.axis.x_of(part == Part::First ? days.first : days.last + 1);
    if (x < handles.plot.left_px - 1.0 || x > handles.plot.right_px + 1.0) return;
    const Touch touch = ui.control(part == Part::First ? "first" : "last", {x - reach_px, handles.plot.top_px, x + reach_px, handles.plot.bottom_px + 3.0});
    if (touch.hovered || touch.held) ui.cursor(Cursor::SizeLeftRight);
    if (touch.held) drag_end(ui, state, handles, part);
    if (touch.step == 0) return;
    if (part == Part::First) set_days(state, std::min(days.first + touch.step, days.last), days.last);
    else set_days(state, days.first, std::max(days.first, days.last + touch.step));
}

/// The incidents of the bar on `day`.
void list_bar(AppState& state, Day day, const Catalogue& text) {
    const TimeUnit unit = state.view.time.bars;
    const DayRange bar{unit_start(day, unit), next_unit_start(day, unit)};
    const Selection selection = select(*state.dataset(), state.view.filter, bar);
    if (selection.rows.empty()) return;
    ListGroup certain{text("Certainly in these dates"), {}};
    ListGroup possible{text("Possibly in these dates"), {}};
    for (std::size_t i = 0; i < selection.rows.size(); ++i)
        (selection.memberships[i] == Membership::Certain ? certain : possible).rows.push_back(selection.rows[i]);
    open_list(state, day_span_text(bar.first, last_day(bar), text), {certain, possible}, text);
}

void drag_body(Ui& ui, AppState& state, const TimelineHandles& handles) {
    const DaySpan days = shown_days(state);
    const DayRange data = state.picture.facts.bounds.data;
    const int length = days.last - days.first;
    const Day wanted = handles.axis.day_at(ui.pointer().x_px) - state.timeline.grabbed_days;
    const Day first = std::clamp(wanted, data.first, std::max(data.first, last_day(data) - length));
    set_days(state, first, first + length);
}

/// The plot as a whole: drags the window where taken inside it, draws a new one outside, opens a bar's list on a click.
void plot_control(Ui& ui, AppState& state, const TimelineHandles& handles) {
    TimelineState& timeline = state.timeline;
    // The date boxes lie above it.
    const Touch touch = ui.pointer_only("plot", {handles.plot.left_px, handles.plot.top_px + 24.0, handles.plot.right_px, handles.plot.bottom_px});
    const Day day = handles.axis.day_at(clamped(handles, ui.pointer().x_px));
    const DaySpan days = shown_days(state);
    if (touch.pressed) {
        timeline.dragged = day >= days.first && day <= days.last ? Part::Body : Part::Last;
        timeline.grabbed_days = timeline.dragged == Part::Body ? day - days.first : 0;
        timeline.pressed_x_px = ui.pointer().x_px;
        timeline.pressed_day = day;
        timeline.moved = false;
    }
    if (touch.held && std::abs(ui.pointer().x_px - timeline.pressed_x_px) > 3.0) timeline.moved = true;
    if (touch.held && timeline.moved) {
        if (timeline.dragged == Part::Body) drag_body(ui, state, handles);
        else set_days(state, std::min(timeline.pressed_day, day), std::max(timeline.pressed_day, day));
    }
    if (touch.clicked && !timeline.moved) list_bar(state, timeline.pressed_day, ui.text);
    if (!touch.held) timeline.dragged = Part::None;
    if (touch.hovered && ui.wheel() != 0.0) {
        const DayRange most = axis_span(state.picture.facts.bounds);
        timeline.axis = zoomed_days(handles.axis.days, std::pow(1.25, ui.wheel()), day, most);
    }
}

void bar_hint(Ui& ui, const AppState& state, const TimelineHandles& handles) {
    const Timeline& bars = state.picture.bars;
    const Day day = handles.axis.day_at(ui.pointer().x_px);
    const auto after = std::upper_bound(bars.starts.begin(), bars.starts.end(), day);
    if (after == bars.starts.begin()) return;
    const auto i = static_cast<std::size_t>(after - bars.starts.begin() - 1);
    if (bars.certain[i] + bars.possible[i] == 0) return;
    const Day end = next_unit_start(bars.starts[i], state.view.time.bars);
    if (day >= end) return;
    ui.hint(ui.text(msg("{0}: {1} certain, {2} possible", day_span_text(bars.starts[i], end - 1, ui.text), std::to_string(bars.certain[i]), std::to_string(bars.possible[i]))));
}

struct DateBox {
    Part part;
    Day day;
    double x_px;       ///< of the handle
    ScreenBox box;
};

void type_date(Ui& ui, AppState& state, const DateBox& date) {
    TimelineState& timeline = state.timeline;
    const bool begun = timeline.typing_begun;
    timeline.typing_begun = true;
    const FieldTouch touch = ui.field("typed", {date.box.left_px, date.box.top_px - 2.0, date.box.left_px + 104.0, date.box.bottom_px + 2.0},
                                      timeline.typed, "2021-01-10", !begun);
    ui.hint(ui.text("A day as YYYY-MM-DD; Enter takes it"));
    if (touch.entered) {
        const DaySpan days = shown_days(state);
        const auto day = parse_day(timeline.typed);
        if (!day) show_notice(state, ui.text(msg("“{0}” is not a day; want YYYY-MM-DD", timeline.typed)));
        else if (date.part == Part::First) set_days(state, *day, std::max(*day, days.last));
        else set_days(state, std::min(*day, days.first), *day);
    }
    if (touch.entered || (begun && !touch.active)) timeline.typing = Part::None;
}

void draw_date(Ui& ui, AppState& state, const DateBox& date) {
    if (state.timeline.typing == date.part) return type_date(ui, state, date);
    const bool first = date.part == Part::First;
    const Touch touch = ui.control(first ? "first-date" : "last-date", date.box);
    ui.hint(ui.text("Type a day"));
    Pen pen = ui.pen();
    pen.fill(date.box, touch.hovered ? ui.theme.chip : ui.theme.panel, 4.0);
    pen.frame(date.box, {ui.theme.line}, 4.0);
    pen.text({centre_of(date.box).x_px, date.box.top_px + 14.0}, short_day_text(date.day, ui.text), {TextStyle::Head, ui.theme.ink}, Align::Centre);
    if (!touch.clicked) return;
    state.timeline.typing = date.part;
    state.timeline.typing_begun = false;
    state.timeline.typed = to_string(date.day);
}

/// Where the date box of a handle fits: on its outer side, else on its inner side.
ScreenBox date_box(const Ui& ui, const TimelineHandles& handles, Part part, Day day, double x_px) {
    const double width = std::round(ui.pen().width(short_day_text(day, ui.text), TextStyle::Head)) + 18.0;
    const double top = handles.plot.top_px + 2.0;
    const double outer_left = x_px - 8.0 - width;
    const double outer_right = x_px + 8.0 + width;
    bool to_left = part == Part::First;
    if (to_left && outer_left < handles.plot.left_px - 30.0) to_left = false;
    if (!to_left && outer_right > handles.plot.right_px + 26.0) to_left = true;
    const double left = std::round(to_left ? outer_left : x_px + 8.0);
    return {left, top, left + width, top + 20.0};
}

}  // namespace

void timeline_input(Ui& ui, AppState& state, const TimelineHandles& handles) {
    // The handles come first, since what is asked first takes the pointer.
    end_control(ui, state, handles, Part::First);
    end_control(ui, state, handles, Part::Last);
    plot_control(ui, state, handles);
    bar_hint(ui, state, handles);
}

void draw_window(Ui& ui, const AppState& state, const TimelineHandles& handles) {
    const DaySpan days = shown_days(state);
    const double left = clamped(handles, handles.axis.x_of(days.first));
    const double right = clamped(handles, handles.axis.x_of(days.last + 1));
    ui.pen().fill({left, handles.plot.top_px, right, handles.plot.bottom_px}, ui.colors.tint);
}

void draw_handles(Ui& ui, AppState& state, const TimelineHandles& handles) {
    const DaySpan days = shown_days(state);
    for (const Part part : {Part::First, Part::Last}) {
        const Day day = part == Part::First ? days.first : days.last;
        const double x = std::round(handles.axis.x_of(part == Part::First ? day : day + 1));
        const bool inside = x >= handles.plot.left_px - 1.0 && x <= handles.plot.right_px + 1.0;
        const double shown_x = clamped(handles, x);
        Pen pen = ui.pen();
        if (inside) {
            pen.fill({x - 1.0, handles.plot.top_px, x + 1.0, handles.plot.bottom_px + 1.0}, ui.theme.ink);
            const double middle = handles.plot.top_px + 38.0;
            pen.fill({x - handle_px / 2.0, middle - handle_height_px / 2.0, x + handle_px / 2.0, middle + handle_height_px / 2.0}, ui.theme.ink, 3.0);
        }
        draw_date(ui, state, {part, day, shown_x, date_box(ui, handles, part, day, shown_x)});
    }
}

}  // namespace kua
