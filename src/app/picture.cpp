#include "app/picture.h"

#include "app/time_steps.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

/// True where the scene itself, not only its place in the window, depends on what differs.
bool same_scene(const ViewState& a, const ViewState& b) {
    return a.layers == b.layers && a.measure == b.measure && a.rate == b.rate && a.surface == b.surface && a.theme == b.theme && a.lang == b.lang &&
           a.filter == b.filter && a.time == b.time;
}

bool same_zoom(const MapView& a, const MapView& b) {
    return a.metres_per_px == b.metres_per_px && a.width_px == b.width_px && a.height_px == b.height_px;
}

}  // namespace

DayRange axis_span(const Dataset& data) {
    const TimeBounds bounds = bounds_of(data);
    return {unit_start(bounds.data.first, TimeUnit::Month), next_unit_start(bounds.data.end, TimeUnit::Month)};
}

DayRange opening_axis(const Dataset& data) {
    const DayRange opening = bounds_of(data).opening;
    return {unit_start(opening.first, TimeUnit::Month), opening.end + std::max(3, days_in(opening) / 7)};
}

Result<Done> PictureMaker::update(Picture& picture, const PictureInput& input) {
    if (!input.data) return Done{};
    const ViewState& view = input.view;
    const bool new_data = !last_ || last_->data != input.data;
    if (new_data || last_->view.map.projection != view.map.projection) {
        const auto& ahead = input.ahead;
        if (ahead && ahead->data == input.data && ahead->projection == view.map.projection) {
            picture.base = ahead->base;
        } else {
            auto base = project_base(*input.data, view.map.projection);
            if (!base) return base.error();
            picture.base = *base;
        }
    }
    picture.data = input.data;
    const bool new_base = new_data || last_->view.map.projection != view.map.projection;
    const bool new_filter = new_data || last_->view.filter != view.filter;
    const bool new_time = new_data || last_->view.time != view.time;
    if (new_filter) index_ = DayIndex::build(*input.data, view.filter);
    if (new_filter || (new_time && last_->view.time.bars != view.time.bars))
        picture.bars = timeline(*input.data, index_ ? index_->passing() : passing(*input.data, view.filter), axis_span(*input.data), view.time.bars);
    if (new_filter || new_time) {
        picture.window = window_of(view.time, *input.data);
        picture.selection = index_ ? index_->select(*input.data, picture.window) : select(*input.data, view.filter, picture.window);
        picture.facets = index_ ? index_->facets(picture.window) : facet_counts(*input.data, view.filter, picture.window);
    }
    const MapView map = map_view(view, *picture.base, input.room.width_px, input.room.height_px, input.room.insets_px);
    const bool new_zoom = !same_zoom(map, picture.map);
    picture.map = map;
    std::optional<ProjectedPoints> points;
    if (input.ahead && input.ahead->points) points = {input.ahead->data, input.ahead->base, input.ahead->points};
    const auto [density, new_density] = density_.update({input.data, picture.base, view.filter, picture.window, map}, points);
    if (new_base || new_zoom || new_density || !same_scene(last_->view, view))
        picture.scene = build_scene({.data = *input.data, .base = picture.base, .selection = picture.selection, .view = view,
                                     .map = map, .text = input.text, .metrics = input.metrics, .label_frame = std::nullopt, .density = density});
    last_ = Causes{input.data, view, input.room};
    return Done{};
}

std::optional<std::size_t> mark_of_row(const Scene& scene, RowId row) {
    for (std::size_t i = 0; i < scene.items.size(); ++i) {
        const auto* mark = std::get_if<Mark>(&scene.items[i]);
        if (mark != nullptr && std::find(mark->rows.begin(), mark->rows.end(), row) != mark->rows.end()) return i;
    }
    return std::nullopt;
}

}  // namespace kua
