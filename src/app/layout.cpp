#include "app/layout.h"

#include "scene/map_view.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double box_head_px = 33.0;
constexpr double box_row_px = 20.0;
constexpr double around_px = 20.0;
constexpr double foot_px = 18.0;         // from the boxes to the timeline
constexpr double between_px = 14.0;
constexpr double tools_width_px = 32.0;
constexpr double scale_px = 60.0;        // the scale bar and what is said above it
constexpr double scale_width_px = 160.0;
constexpr double folded_marks_px = 110.0;
constexpr double least_card_px = 300.0;
constexpr double around_mark_px = 30.0;  // from a mark to the card beside it
constexpr double least_colors_px = 120.0;

double boxes_height(std::size_t rows) { return box_head_px + box_row_px * static_cast<double>(rows) + 8.0; }

double right_of_card(const Layout& layout) { return layout.tools.left_px - between_px; }

/// The boxes stand side by side at the foot of the map, equally high. Where the map is too narrow for both, the marks
/// fold into their title, and opened they stand above.
void place_boxes(Layout& layout, const BoxContent& content) {
    const double left = layout.map.left_px + around_px;
    const double bottom = layout.map.bottom_px - foot_px;
    const bool has_margin = content.margin_rows > 0;
    const double marks_left = has_margin ? left + content.margin_width_px + between_px : left;
    const double free_right = content.beside_card ? right_of_card(layout) - card_width_px - between_px
                                                  : layout.map.right_px - around_px - scale_width_px - between_px;
    const bool fits = marks_left + marks_width_px <= free_right;
    layout.marks_open = content.marks_open.value_or(fits);
    const bool side_by_side = layout.marks_open && marks_left + marks_width_px <= layout.tools.left_px - between_px;
    const double margin_top = bottom - boxes_height(side_by_side ? std::max(content.margin_rows, content.mark_rows) : content.margin_rows);
    layout.margin_box = has_margin ? ScreenBox{left, margin_top, left + content.margin_width_px, bottom} : ScreenBox{};
    if (content.mark_rows == 0) layout.marks_box = {};
    else if (!layout.marks_open) layout.marks_box = {marks_left, bottom - box_head_px, marks_left + folded_marks_px, bottom};
    else if (side_by_side) layout.marks_box = {marks_left, margin_top, marks_left + marks_width_px, bottom};
    else {
        const double foot = std::max(has_margin ? margin_top - between_px : bottom, layout.map.top_px + 8.0 + boxes_height(content.mark_rows));
        layout.marks_box = {left, foot - boxes_height(content.mark_rows), left + marks_width_px, foot};
    }
}

/// As high as it needs where there is room above the other boxes; else its content scrolls, and where that would be too
/// little it is folded.
void place_colors(Layout& layout, const BoxContent& content) {
    layout.colors_open = content.colors_open;
    if (content.colors_px <= 0.0) return;
    const double top = layout.map.top_px + 10.0;
    double left = layout.map.left_px + around_px;
    double foot = layout.map.bottom_px - foot_px;
    for (const ScreenBox& box : {layout.margin_box, layout.marks_box})
        if (box.right_px > left && box.left_px < left + colors_width_px) foot = std::min(foot, box.top_px - between_px);
    layout.colors_open = content.colors_open && foot - top >= least_colors_px;
    if (foot - top < box_head_px) {  // the marks were opened on a low map
        left = layout.marks_box.right_px + between_px;
        foot = top + box_head_px;
    }
    const double height = box_head_px + (layout.colors_open ? content.colors_px + 8.0 : 0.0);
    const double width = layout.colors_open ? colors_width_px : folded_marks_px;
    layout.colors_box = {left, std::max(top, foot - height), left + width, foot};
}

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
    const double top_bar = top_bar_px + sentence_line_px * static_cast<double>(std::clamp<std::size_t>(content.sentence_lines, 2, 5) - 2);
    layout.top_bar = {panel_width_px, 0.0, width_px, top_bar};
    layout.map = {panel_width_px, top_bar, width_px, timeline_top};
    layout.timeline = {panel_width_px, timeline_top, width_px, height_px};
    layout.tools = {width_px - around_px - tools_width_px, timeline_top - 70.0 - 168.0, width_px - around_px, timeline_top - 70.0};
    place_boxes(layout, content);
    place_colors(layout, content);
    return layout;
}

BoxContent largest_of(const BoxContent& before, const BoxContent& now) {
    BoxContent largest = now;
    largest.margin_rows = std::max(before.margin_rows, now.margin_rows);
    largest.margin_width_px = std::max(before.margin_width_px, now.margin_width_px);
    largest.mark_rows = std::max(before.mark_rows, now.mark_rows);
    // Without colours the map takes their room back at once.
    if (now.colors_px > 0.0) largest.colors_px = std::max(before.colors_px, now.colors_px);
    largest.sentence_lines = std::max(before.sentence_lines, now.sentence_lines);
    return largest;
}

ScreenBox card_box(const Layout& layout, double height_px, const ScreenPoint* keep_free) {
    const double top = layout.map.top_px + 18.0;
    const double bottom = std::min(top + height_px, layout.map.bottom_px - scale_px);
    const double right_end = right_of_card(layout);
    const ScreenBox right{right_end - card_width_px, top, right_end, bottom};
    if (keep_free == nullptr) return right;
    const ScreenBox around{right.left_px - around_mark_px, right.top_px - around_mark_px, right.right_px + around_mark_px, right.bottom_px + around_mark_px};
    if (!contains(around, *keep_free)) return right;
    if (const double above = keep_free->y_px - around_mark_px; above - top >= least_card_px) return {right.left_px, top, right.right_px, std::min(bottom, above)};
    double left = layout.map.left_px + around_px;
    const double beside_colors = layout.colors_box.right_px + between_px;
    if (layout.colors_open && beside_colors > left && beside_colors + card_width_px + around_mark_px <= keep_free->x_px) left = beside_colors;
    double foot = bottom;
    for (const ScreenBox& box : {layout.margin_box, layout.marks_box, layout.colors_box})
        if (box.right_px > left && box.left_px < left + card_width_px) foot = std::min(foot, box.top_px - between_px);
    return {left, top, left + card_width_px, std::max(foot, std::min(bottom, top + least_card_px))};
}

ScreenBox notice_box(const Layout& layout, double width_px) {
    constexpr double height_px = 28.0;
    const double middle = (layout.map.left_px + layout.map.right_px) / 2.0;
    ScreenBox box{middle - width_px / 2.0, layout.map.bottom_px - 54.0, middle + width_px / 2.0, layout.map.bottom_px - 54.0 + height_px};
    for (const ScreenBox& other : {layout.margin_box, layout.marks_box, layout.colors_box}) {
        const bool in_the_way = other.left_px < box.right_px && other.right_px > box.left_px && other.top_px < box.bottom_px;
        if (!in_the_way) continue;
        box.bottom_px = other.top_px - 10.0;
        box.top_px = box.bottom_px - height_px;
    }
    return box;
}

ScreenBox fit_insets(const Layout& layout, const BaseGeometry& base, const std::vector<ScreenBox>& obstacles) {
    constexpr double step_px = 6.0;
    ScreenBox insets{around_px, around_px, around_px, around_px};
    if (is_empty(base.unit_bounds)) return insets;
    const double width = layout.map.right_px - layout.map.left_px;
    const double height = layout.map.bottom_px - layout.map.top_px;
    for (const ScreenBox& obstacle : obstacles) {
        if (obstacle.right_px <= obstacle.left_px) continue;
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
