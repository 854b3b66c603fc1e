#include "app/layout.h"

#include "scene/map_view.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double box_head_px = 33.0;
constexpr double box_row_px = 20.0;
constexpr double around_px = 24.0;

bool any_border_in(const BaseGeometry& base, const MapView& view, const ScreenBox& obstacle) {
    for (const MapLine& line : base.outer_borders)
        for (const MapPoint point : line)
            if (contains(obstacle, to_screen(point, view))) return true;
    return false;
}

}  // namespace

Layout layout_of(double width_px, double height_px, std::size_t margin_rows, std::size_t mark_rows) {
    Layout layout;
    const double timeline_top = height_px - timeline_px;
    layout.window = {0.0, 0.0, width_px, height_px};
    layout.panel_head = {0.0, 0.0, panel_width_px, 86.0};
    layout.panel_foot = {0.0, height_px - 66.0, panel_width_px, height_px};
    layout.panel_body = {0.0, layout.panel_head.bottom_px, panel_width_px, layout.panel_foot.top_px};
    layout.top_bar = {panel_width_px, 0.0, width_px, top_bar_px};
    layout.map = {panel_width_px, top_bar_px, width_px, timeline_top};
    layout.timeline = {panel_width_px, timeline_top, width_px, height_px};
    const auto box = [&](double left, double width, std::size_t rows) {
        const double height = box_head_px + box_row_px * static_cast<double>(rows) + 6.0;
        return ScreenBox{left, timeline_top - 18.0 - height, left + width, timeline_top - 18.0};
    };
    layout.margin_box = box(panel_width_px + 24.0, 228.0, margin_rows);
    layout.marks_box = box(layout.margin_box.right_px + 20.0, 264.0, mark_rows);
    layout.tools = {width_px - 20.0 - 32.0, timeline_top - 76.0 - 182.0, width_px - 20.0, timeline_top - 76.0};
    return layout;
}

ScreenBox card_box(const Layout& layout, double height_px, const ScreenPoint* keep_free) {
    const double top = layout.map.top_px + 18.0;
    const double bottom = std::min(top + height_px, layout.map.bottom_px - 18.0);
    const ScreenBox right{layout.map.right_px - 20.0 - card_width_px, top, layout.map.right_px - 20.0, bottom};
    if (keep_free == nullptr) return right;
    const ScreenBox around{right.left_px - 30.0, right.top_px - 30.0, right.right_px + 30.0, right.bottom_px + 30.0};
    if (!contains(around, *keep_free)) return right;
    const double left = layout.map.left_px + 24.0;
    return {left, top, left + card_width_px, bottom};
}

ScreenBox fit_insets(const Layout& layout, const BaseGeometry& base, const std::vector<ScreenBox>& obstacles) {
    ScreenBox insets{around_px, around_px, around_px, around_px};
    const double width = layout.map.right_px - layout.map.left_px;
    const double height = layout.map.bottom_px - layout.map.top_px;
    if (is_empty(base.unit_bounds)) return insets;
    for (const ScreenBox& obstacle : obstacles) {
        const ScreenBox on_map{obstacle.left_px - layout.map.left_px - 6.0, obstacle.top_px - layout.map.top_px - 6.0,
                               obstacle.right_px - layout.map.left_px + 6.0, obstacle.bottom_px - layout.map.top_px + 6.0};
        if (!any_border_in(base, fitted(base.unit_bounds, width, height, insets), on_map)) continue;
        const bool tall = on_map.bottom_px - on_map.top_px > height / 2.0;
        if (tall && on_map.left_px > width / 2.0) insets.right_px = std::max(insets.right_px, width - on_map.left_px);
        else if (tall) insets.left_px = std::max(insets.left_px, on_map.right_px);
        else if (on_map.top_px > height / 2.0) insets.bottom_px = std::max(insets.bottom_px, height - on_map.top_px);
        else insets.right_px = std::max(insets.right_px, width - on_map.left_px);
    }
    return insets;
}

}  // namespace kua
