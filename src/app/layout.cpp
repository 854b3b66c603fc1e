#include "app/layout.h"

#include "scene/map_view.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double box_head_px = 33.0;
constexpr double box_row_px = 20.0;
constexpr double around_px = 20.0;

bool any_border_in(const BaseGeometry& base, const MapView& view, const ScreenBox& obstacle) {
    for (const MapLine& line : base.outer_borders)
        for (const MapPoint point : line)
            if (contains(obstacle, to_screen(point, view))) return true;
    return false;
}

}  // namespace

Layout layout_of(double width_px, double height_px, const BoxContent& content) {
    Layout layout;
    const double timeline_top = height_px - timeline_px;
    layout.window = {0.0, 0.0, width_px, height_px};
    layout.panel_head = {0.0, 0.0, panel_width_px, 86.0};
    layout.panel_foot = {0.0, height_px - 66.0, panel_width_px, height_px};
    layout.panel_body = {0.0, layout.panel_head.bottom_px, panel_width_px, layout.panel_foot.top_px};
    layout.top_bar = {panel_width_px, 0.0, width_px, top_bar_px};
    layout.map = {panel_width_px, top_bar_px, width_px, timeline_top};
    layout.timeline = {panel_width_px, timeline_top, width_px, height_px};
    const std::size_t rows = std::max(content.margin_rows, content.mark_rows);
    const double box_bottom = timeline_top - 18.0;
    const double box_top = box_bottom - box_head_px - box_row_px * static_cast<double>(rows) - 8.0;
    layout.margin_box = {panel_width_px + 20.0, box_top, panel_width_px + 20.0 + 190.0, box_bottom};
    const double marks_left = layout.margin_box.right_px + 14.0;
    layout.marks_box = {marks_left, box_top, marks_left + marks_width_px, box_bottom};
    layout.tools = {width_px - 20.0 - 32.0, timeline_top - 70.0 - 168.0, width_px - 20.0, timeline_top - 70.0};
    return layout;
}

ScreenBox card_box(const Layout& layout, double height_px, const ScreenPoint* keep_free) {
    const double top = layout.map.top_px + 18.0;
    const double bottom = std::min(top + height_px, layout.tools.top_px - 14.0);
    const ScreenBox right{layout.map.right_px - 20.0 - card_width_px, top, layout.map.right_px - 20.0, bottom};
    if (keep_free == nullptr) return right;
    const ScreenBox around{right.left_px - 30.0, right.top_px - 30.0, right.right_px + 30.0, right.bottom_px + 30.0};
    if (!contains(around, *keep_free)) return right;
    const double left = layout.map.left_px + 20.0;
    return {left, top, left + card_width_px, bottom};
}

ScreenBox fit_insets(const Layout& layout, const BaseGeometry& base, const std::vector<ScreenBox>& obstacles) {
    constexpr double step_px = 6.0;
    ScreenBox insets{around_px, around_px, around_px, around_px};
    if (is_empty(base.unit_bounds)) return insets;
    const double width = layout.map.right_px - layout.map.left_px;
    const double height = layout.map.bottom_px - layout.map.top_px;
    for (const ScreenBox& obstacle : obstacles) {
        const ScreenBox on_map{obstacle.left_px - layout.map.left_px - around_px / 2.0, obstacle.top_px - layout.map.top_px - around_px / 2.0,
                               obstacle.right_px - layout.map.left_px + around_px / 2.0, obstacle.bottom_px - layout.map.top_px + around_px / 2.0};
        // A box at the foot makes way upwards, a card beside the map sideways; no farther than it must.
        const bool from_below = on_map.top_px > height / 2.0;
        const bool from_right = on_map.left_px > width / 2.0;
        double& inset = from_below ? insets.bottom_px : from_right ? insets.right_px : insets.left_px;
        const double most = from_below ? height - on_map.top_px : from_right ? width - on_map.left_px : on_map.right_px;
        while (inset < most && any_border_in(base, fitted(base.unit_bounds, width, height, insets), on_map)) inset = std::min(inset + step_px, most);
    }
    return insets;
}

}  // namespace kua
