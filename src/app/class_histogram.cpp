#include "app/class_histogram.h"

#include "app/class_breaks_edit.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace kua {
namespace {

constexpr double bars_px = 46.0;
constexpr double band_px = 8.0;
constexpr double words_px = 18.0;
constexpr double handle_px = 5.0;      ///< radius of a handle's knob
constexpr double reach_px = 6.0;       ///< on each side of a handle
constexpr std::size_t most_bars = 40;

/// Where values lie on the screen.
struct Track {
    ScreenBox box;
    BreakAxis axis;
    [[nodiscard]] double x_px(double value) const {
        const double part = (value - axis.least) / (axis.most - axis.least);
        return box.left_px + std::clamp(part, 0.0, 1.0) * (box.right_px - box.left_px);
    }
    [[nodiscard]] double value_at(double x) const {
        return axis.least + (x - box.left_px) / (box.right_px - box.left_px) * (axis.most - axis.least);
    }
};

std::string value_text(double value, const BreakAxis& axis, Lang lang) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(axis.step) - 1e-9)), 0, 6);
    return decimal_text(value, decimals, lang);
}

void draw_bars(Pen& pen, const Ui& ui, const ClassScale& scale, const Track& track) {
    const double span = track.axis.most - track.axis.least;
    const bool one_each = track.axis.step >= 1.0 && span <= static_cast<double>(most_bars);
    const std::size_t bars = one_each ? static_cast<std::size_t>(std::max(std::lround(span), 1L)) : most_bars;
    const auto heights = bar_heights(scale, track.axis, bars);
    const std::size_t most = *std::max_element(heights.begin(), heights.end());
    const double width_px = width_of(track.box) / static_cast<double>(bars);
    const double foot_px = track.box.top_px + bars_px;
    for (std::size_t i = 0; i < bars; ++i) {
        if (heights[i] == 0) continue;
        const double height_px = std::max(2.0, (bars_px - 4.0) * static_cast<double>(heights[i]) / static_cast<double>(most));
        const double left_px = track.box.left_px + width_px * static_cast<double>(i);
        pen.fill({left_px + 0.5, foot_px - height_px, left_px + std::max(width_px - 0.5, 1.5), foot_px}, ui.colors.outer_bar);
    }
    for (std::size_t i = 0; i < scale.colors.size(); ++i) {
        const double from = i == 0 ? track.axis.least : meeting(track.axis, scale.upper[i - 1]);
        const double to = i + 1 < scale.colors.size() ? meeting(track.axis, scale.upper[i]) : track.axis.most;
        pen.fill({track.x_px(from), foot_px + 1.0, track.x_px(to), foot_px + 1.0 + band_px}, scale.colors[i]);
    }
    pen.frame({track.box.left_px, foot_px + 1.0, track.box.right_px, foot_px + 1.0 + band_px}, {ui.theme.line});
}

/// One bound; what its handle wants the bounds to be.
std::optional<std::vector<double>> handle(Ui& ui, const Track& track, std::size_t index, std::string_view id) {
    const double value = track.axis.bounds[index];
    const double x = track.x_px(meeting(track.axis, value));
    const double foot_px = track.box.top_px + bars_px;
    const Touch touch = ui.control(std::string(id) + "-break-" + std::to_string(index),
                                   {x - reach_px, track.box.top_px, x + reach_px, track.box.bottom_px});
    ui.hint(ui.text(msg("Classes meet at {0}. Drag to move; a double click takes it away, one elsewhere adds a class",
                        value_text(value, track.axis, ui.text.lang()))));
    Pen pen = ui.pen();
    const bool lively = touch.hovered || touch.held || touch.focused;
    if (lively) ui.cursor(Cursor::SizeLeftRight);
    pen.line({x, track.box.top_px + 2.0}, {x, foot_px + 1.0 + band_px}, {ui.theme.ink, lively ? 2.0 : 1.2});
    const ScreenPoint knob{x, foot_px + 1.0 + band_px / 2.0};
    pen.disc(knob, handle_px, ui.theme.panel);
    pen.circle(knob, handle_px - 0.7, {ui.theme.ink, lively ? 2.0 : 1.4});
    if (touch.double_clicked) return without(track.axis, index);
    if (touch.step != 0) return with_moved(track.axis, index, value + touch.step * track.axis.step);
    if (touch.held && ui.pointer_step().x_px != 0.0) return with_moved(track.axis, index, bound_at(track.axis, track.value_at(ui.pointer().x_px)));
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<double>> class_histogram(Ui& ui, Column& column, std::string_view id, const ClassScale& scale) {
    const ScreenBox row = column.row(bars_px + band_px + words_px + 4.0);
    const Track track{{row.left_px + handle_px, row.top_px, row.right_px - handle_px, row.top_px + bars_px + band_px + 4.0}, break_axis(scale)};
    Pen pen = ui.pen();
    draw_bars(pen, ui, scale, track);
    std::optional<std::vector<double>> wanted;
    for (std::size_t i = 0; i < track.axis.bounds.size(); ++i)
        if (auto moved = handle(ui, track, i, id)) wanted = std::move(moved);
    // After the handles: of two that lie under the pointer, the first takes it.
    const Touch ground = ui.pointer_only(std::string(id) + "-histogram", track.box);
    if (ground.double_clicked) wanted = with_added(track.axis, bound_at(track.axis, track.value_at(ui.pointer().x_px)));
    const double baseline_px = row.bottom_px - 4.0;
    const Ink quiet{TextStyle::Small, ui.theme.second};
    const Lang lang = ui.text.lang();
    pen.text({row.left_px, baseline_px}, value_text(scale.values.front(), track.axis, lang), quiet);
    pen.text({row.right_px, baseline_px}, value_text(scale.values.back(), track.axis, lang), quiet, Align::Right);
    if (wanted == track.axis.bounds) wanted.reset();
    return wanted;
}

}  // namespace kua
