#include "scene/lettering.h"

#include <algorithm>
#include <tuple>

namespace kua {
namespace {

constexpr double between_names_px = 2.0;

}  // namespace

Lettering::Lettering(const SceneInput& input, const Theme& theme) : input_(input), theme_(theme) {
    const MapView& view = input.map;
    // Half a viewport round the viewport, so that a pan meets names that are there already.
    near_view_ =
        on_sheet(ScreenBox{-view.width_px / 2, -view.height_px / 2, view.width_px * 1.5, view.height_px * 1.5}, view);
    frame_ = on_sheet(input.label_frame.value_or(ScreenBox{0.0, 0.0, view.width_px, view.height_px}), view);
    for (const ScreenBox& box : input.taken) space.take(on_sheet(box, view));
    for (const MapMultiPolygon& unit : input.base->units) {
        const MapBox box = bounds(unit);
        const ScreenPoint top_left = sheet({box.min_x_m, box.max_y_m});
        const ScreenPoint bottom_right = sheet({box.max_x_m, box.min_y_m});
        unit_boxes_.push_back({top_left.x_px, top_left.y_px, bottom_right.x_px, bottom_right.y_px});
    }
}

MeasuredName Lettering::measured(std::string text, const NameStyle& style) const {
    const TextMetrics& metrics = input_.metrics;
    MeasuredName name{std::move(text), style};
    name.width_px = metrics.width_px(name.text, style.face, style.size_px, style.letter_spacing_px);
    name.above_px = metrics.cap_height_px(style.face, style.size_px) + 1.0;
    name.below_px = metrics.descent_px(style.face, style.size_px);
    return name;
}

bool Lettering::has_room(const ScreenBox& box) const {
    const bool may_be_outside = !input_.label_frame;  // a pan will show it; a figure never
    return (holds(frame_, box) || (may_be_outside && !overlaps(frame_, box))) && space.is_free(box);
}

bool Lettering::is_in_unit(ScreenPoint on_sheet) const {
    for (std::size_t i = 0; i < unit_boxes_.size(); ++i)
        if (contains(unit_boxes_[i], on_sheet) &&
            contains(input_.base->units[i], from_sheet(on_sheet, input_.map.metres_per_px)))
            return true;
    return false;
}

bool Lettering::is_on_land(const ScreenBox& box) const {
    const double y = (box.top_px + box.bottom_px) / 2;
    return is_in_unit({box.left_px, y}) && is_in_unit({box.right_px, y}) &&
           is_in_unit({(box.left_px + box.right_px) / 2, y});
}

void Lettering::write(const MeasuredName& name, const ScreenBox& box, MapPoint anchor) {
    const ScreenPoint from = sheet(anchor);
    Label label;
    label.at = anchor;
    label.offset_px = {box.left_px - from.x_px, box.top_px + name.above_px - from.y_px};
    label.text = name.text;
    label.face = name.style.face;
    label.size_px = name.style.size_px;
    label.letter_spacing_px = name.style.letter_spacing_px;
    label.color = name.style.color;
    label.halo = name.style.halo;
    labels_.push_back(std::move(label));
    space.take(grown(box, between_names_px));
}

void Lettering::move_into(std::vector<SceneItem>& items) {
    for (TownDot& dot : dots_) items.emplace_back(dot);
    for (Label& label : labels_) items.emplace_back(std::move(label));
    dots_.clear();
    labels_.clear();
}

std::vector<ScreenPoint> offsets_by_distance(double step_px, double radius_px) {
    std::vector<ScreenPoint> offsets;
    const int steps = static_cast<int>(radius_px / step_px);
    for (int x = -steps; x <= steps; ++x)
        for (int y = -steps; y <= steps; ++y)
            if (x * x + y * y <= steps * steps) offsets.push_back({x * step_px, y * step_px});
    const auto key = [](ScreenPoint p) { return std::tuple{p.x_px * p.x_px + p.y_px * p.y_px, -p.y_px, -p.x_px}; };
    std::sort(offsets.begin(), offsets.end(), [&](ScreenPoint a, ScreenPoint b) { return key(a) < key(b); });
    return offsets;
}

}  // namespace kua
