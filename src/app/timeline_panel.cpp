#include "app/actions.h"
#include "app/buttons.h"
#include "app/panels.h"
#include "app/time_axis.h"
#include "app/time_steps.h"
#include "app/timeline_input.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double axis_left_px = 100.0;
constexpr double axis_right_px = 30.0;
constexpr double axis_y_px = 100.0;
constexpr double window_top_px = 12.0;
constexpr double highest_bar_px = 68.0;

struct Plot {
    TimeAxis axis;
    ScreenBox box;        ///< of bars and handles
    double axis_y_px;
};

Plot plot_of(const AppState& state, const ScreenBox& box) {
    const DayRange days = state.timeline.axis.value_or(opening_axis(state.picture.facts.bounds));
    const double left = box.left_px + axis_left_px;
    const double right = box.right_px - axis_right_px;
    const double y = box.top_px + axis_y_px;
    return {{days, left, right}, {left, box.top_px + window_top_px, right, y}, y};
}

Day bar_end(const Timeline& bars, std::size_t i, TimeUnit unit) {
    return i + 1 < bars.starts.size() ? bars.starts[i + 1] : next_unit_start(bars.starts[i], unit);
}

void draw_bars(Ui& ui, const AppState& state, const Plot& plot) {
    Pen pen = ui.pen();
    const Timeline& bars = state.picture.bars;
    const DayRange window = state.picture.window;
    int most = 1;
    for (std::size_t i = 0; i < bars.starts.size(); ++i)
        if (bars.starts[i] < plot.axis.days.end && bar_end(bars, i, state.view.time.bars) > plot.axis.days.first)
            most = std::max(most, bars.certain[i] + bars.possible[i]);
    const double per_incident = std::min(highest_bar_px / most, 14.0);
    pen.clip({plot.box.left_px, plot.box.top_px, plot.box.right_px, plot.axis_y_px + 1.0});
    for (std::size_t i = 0; i < bars.starts.size(); ++i) {
        const Day end = bar_end(bars, i, state.view.time.bars);
        if (bars.starts[i] >= plot.axis.days.end || end <= plot.axis.days.first || bars.certain[i] + bars.possible[i] == 0) continue;
        const bool inside = bars.starts[i] < window.end && end > window.first;
        const double left = plot.axis.x_of(bars.starts[i]);
        const double width = plot.axis.x_of(end) - left;
        const double gap = width > 6.0 ? 2.0 : width > 3.0 ? 1.0 : 0.0;
        const double middle = plot.axis_y_px - per_incident * bars.certain[i];
        const double top = middle - per_incident * bars.possible[i];
        const ScreenBox certain{left + gap / 2.0, middle, left + width - gap / 2.0, plot.axis_y_px};
        pen.fill(certain, inside ? ui.theme.ink : ui.colors.outer_bar);
        pen.fill({certain.left_px, top, certain.right_px, middle}, inside ? ui.colors.pale_bar : ui.colors.pale_outer);
    }
    pen.unclip();
}

/// Where a label stands on a line, px.
struct LabelSpan {
    double left_px;
    double right_px;
};

std::string tick_text(const TimeTick& tick, bool is_first, const Catalogue& text) {
    const CivilDate date = civil_date(tick.day);
    if (tick.of_day) return is_first ? short_day_text(tick.day, text) : std::to_string(date.day);
    return tick.year_only ? std::to_string(date.year) : month_text(date, tick.with_year, text);
}

/// Draws the axis; tells where its labels stand.
std::vector<LabelSpan> draw_axis(Ui& ui, const Plot& plot) {
    Pen pen = ui.pen();
    pen.line({plot.box.left_px, plot.axis_y_px}, {plot.box.right_px, plot.axis_y_px}, {ui.theme.third});
    const double room = 96.0;
    double free_from = plot.box.left_px;
    std::vector<LabelSpan> labels;
    for (const TimeTick& tick : ticks_of(plot.axis, room)) {
        const double x = std::round(plot.axis.x_of(tick.day));
        pen.line({x, plot.axis_y_px}, {x, plot.axis_y_px + 6.0}, {ui.theme.third});
        const std::string words = tick_text(tick, labels.empty(), ui.text);
        const double end = x + 5.0 + pen.width(words, TextStyle::Small);
        if (x < free_from || end >= plot.box.right_px + 24.0) continue;
        pen.text({x + 5.0, plot.axis_y_px + 16.0}, words, {TextStyle::Small, ui.theme.second});
        labels.push_back({x + 5.0, end});
        free_from = end + 4.0;
    }
    return labels;
}

/// Names days below the axis, from `choices_right_px` on in the row of the choices, else over the labels of the axis;
/// tells where the first name in the choices' row begins.
double draw_named_days(Ui& ui, const AppState& state, const Plot& plot, const std::vector<LabelSpan>& labels, double choices_right_px) {
    Pen pen = ui.pen();
    double first_left = plot.box.right_px + axis_right_px - 6.0;
    const double most_right = first_left;
    for (const NamedDay& named : state.dataset()->info.named_days) {
        if (!contains(plot.axis.days, named.day)) continue;
        const double x = std::round((plot.axis.x_of(named.day) + plot.axis.x_of(named.day + 1)) / 2.0);
        const bool crosses = std::any_of(labels.begin(), labels.end(), [&](const LabelSpan& label) { return x > label.left_px - 3.0 && x < label.right_px + 3.0; });
        pen.line({x, plot.axis_y_px}, {x, plot.axis_y_px + (crosses ? 5.0 : 23.0)}, {ui.theme.ink});
        if (crosses) pen.line({x, plot.axis_y_px + 20.0}, {x, plot.axis_y_px + 24.0}, {ui.theme.ink});
        const std::string& label = named.label.in(state.view.lang);
        const double width = pen.width(label, TextStyle::Head);
        const bool right = x + width + 5.0 < most_right;
        const double left = right ? x + 5.0 : x - 5.0 - width;
        const bool below = left > choices_right_px;
        const double y = plot.axis_y_px + (below ? 34.0 : 16.0);
        if (below) first_left = std::min(first_left, left);
        else pen.fill({left - 4.0, y - 12.0, left + width + 4.0, y + 6.0}, ui.theme.panel);
        pen.text({left, y}, label, {TextStyle::Head, ui.theme.ink});
    }
    return first_left;
}

void draw_play(Ui& ui, AppState& state, const ScreenBox& box) {
    Pen pen = ui.pen();
    const ScreenPoint centre{box.left_px + 50.0, box.top_px + 56.0};
    const Touch touch = ui.control("play", {centre.x_px - 20.0, centre.y_px - 20.0, centre.x_px + 20.0, centre.y_px + 20.0});
    ui.hint(state.play.on ? ui.text("Pause (Space)") : ui.text("Play (Space)"));
    pen.disc(centre, 20.0, touch.hovered ? ui.theme.second : ui.theme.ink);
    if (state.play.on) {
        for (const double x : {-6.5, 2.0}) pen.fill({centre.x_px + x, centre.y_px - 7.5, centre.x_px + x + 4.5, centre.y_px + 7.5}, ui.colors.on_ink, 1.0);
    } else {
        pen.polygon({{centre.x_px - 6.0, centre.y_px - 9.0}, {centre.x_px + 10.0, centre.y_px}, {centre.x_px - 6.0, centre.y_px + 9.0}}, ui.colors.on_ink);
    }
    if (touch.clicked) toggle_play(state, ui.text);
    const std::string speed = std::to_string(state.play.speed);
    const std::string words = state.view.time.bars == TimeUnit::Day    ? ui.text(msg("day {0}×", speed))
                              : state.view.time.bars == TimeUnit::Week ? ui.text(msg("week {0}×", speed))
                                                                       : ui.text(msg("month {0}×", speed));
    if (text_link(ui, {centre.x_px, box.top_px + 95.0}, {"speed", words, {TextStyle::Small, ui.theme.second}, Align::Centre, true}))
        state.play.speed = state.play.speed >= 16 ? 1 : state.play.speed * 2;
    ui.hint(ui.text("Steps a second: click to change"));
    const Ink loop_ink{state.play.loop ? TextStyle::Head : TextStyle::Small, state.play.loop ? ui.theme.ink : ui.theme.third};
    if (text_link(ui, {centre.x_px, box.top_px + 134.0}, {"loop", ui.text("loop"), loop_ink, Align::Centre, true})) state.play.loop = !state.play.loop;
    ui.hint(state.play.loop ? ui.text("Playing starts again at the end") : ui.text("Playing stops at the end"));
}

/// Draws the choices below the axis; tells where they end.
double draw_choices(Ui& ui, AppState& state, const Plot& plot) {
    Pen pen = ui.pen();
    TimeChoice& time = state.view.time;
    double x = plot.box.left_px;
    const double y = plot.axis_y_px + 34.0;
    const auto choice = [&](std::string_view id, const std::string& words, bool on, double gap) {
        const Ink ink{on ? TextStyle::Head : TextStyle::Small, on ? ui.theme.ink : ui.theme.third};
        const bool clicked = text_link(ui, {x, y}, {id, words, ink, Align::Left, true});
        x += pen.width(words, ink.style) + gap;
        return clicked;
    };
    if (choice("mode-window", ui.text("Window"), !time.cumulative, 14.0)) time.cumulative = false;
    if (choice("mode-cumulative", ui.text("Cumulative"), time.cumulative, 34.0)) time.cumulative = true;
    const std::string bars = time.bars == TimeUnit::Day ? ui.text("Bars: day") : time.bars == TimeUnit::Week ? ui.text("Bars: week") : ui.text("Bars: month");
    if (choice("bars", bars, false, 34.0)) time.bars = static_cast<TimeUnit>((static_cast<int>(time.bars) + 1) % 3);
    ui.hint(ui.text("Day, week or month: also the step of play and of the arrow keys"));
    if (state.timeline.axis && choice("all-days", ui.text("First days"), false, 34.0)) state.timeline.axis.reset();
    const DayRange all = axis_span(state.picture.facts.bounds);
    const bool more = plot.axis.days.first > all.first || plot.axis.days.end < all.end;
    if (more && choice("more-days", ui.text("All days"), false, 34.0)) state.timeline.axis = all;
    return x - 20.0;
}

/// What the bars' two colours mean, where there is room for it.
void draw_bars_note(Ui& ui, const Plot& plot, double from_px, double to_px) {
    Pen pen = ui.pen();
    const std::string words = ui.text("dark: certainly in the window; pale: possibly");
    if (from_px + pen.width(words, TextStyle::Small) <= to_px) pen.text({from_px, plot.axis_y_px + 34.0}, words, {TextStyle::Small, ui.theme.third});
}

}  // namespace

void timeline_panel(Ui& ui, AppState& state, const ScreenBox& box) {
    const Area area(ui, "timeline", box, AreaKind::Flat);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel);
    pen.line({box.left_px, box.top_px}, {box.right_px, box.top_px}, {ui.theme.line});
    const auto& first_days = state.dataset()->incidents.first_day;   // undated ones are the last
    if (first_days.empty() || first_days.front() == undated) {
        pen.text({box.left_px + axis_left_px, box.top_px + 60.0}, ui.text("None of these incidents has a date."), {TextStyle::Body, ui.theme.third});
        return;
    }
    if (ui.left_pressed() && contains(box, ui.pointer())) state.timeline.has_keys = true;
    const Plot plot = plot_of(state, box);
    draw_play(ui, state, box);
    const TimelineHandles handles{plot.axis, plot.box};
    timeline_input(ui, state, handles);
    draw_window(ui, state, handles);
    draw_bars(ui, state, plot);
    const auto labels = draw_axis(ui, plot);
    draw_handles(ui, state, handles);
    const double choices_right = draw_choices(ui, state, plot);
    const double names_left = draw_named_days(ui, state, plot, labels, choices_right);
    draw_bars_note(ui, plot, choices_right + 20.0, names_left - 12.0);
}

}  // namespace kua
