#include "app/picture.h"

#include "app/time_steps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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

/// What the index found to pass; null where there is none.
std::shared_ptr<const std::vector<std::uint8_t>> passing_of(const std::shared_ptr<const DayIndex>& index) {
    return index == nullptr ? nullptr : std::shared_ptr<const std::vector<std::uint8_t>>(index, &index->passing());
}

/// Shown incidents by family: the facets of a type count it as if it were chosen, so only chosen ones are added.
std::vector<std::int64_t> by_family(const Dataset& data, const Filter& filter, const FacetCounts& facets) {
    std::vector<std::int64_t> incidents(data.vocabulary.families.size(), 0);
    for (std::size_t i = 0; i < data.vocabulary.types.size(); ++i) {
        const auto& type = data.vocabulary.types[i];
        const bool is_chosen = !filter.types || std::find(filter.types->begin(), filter.types->end(), type.code) != filter.types->end();
        if (is_chosen) incidents[type.family] += facets.types[i];
    }
    return incidents;
}

}  // namespace

DayRange axis_span(const TimeBounds& bounds) {
    return {unit_start(bounds.data.first, TimeUnit::Month), next_unit_start(bounds.data.end, TimeUnit::Month)};
}

DayRange opening_axis(const TimeBounds& bounds) {
    const DayRange opening = bounds.opening;
    return {unit_start(opening.first, TimeUnit::Month), opening.end + std::max(3, days_in(opening) / 7)};
}

Selection whole_selection(const Picture& picture) {
    return select(*picture.data, picture.filter, picture.window);
}

/// The surface of many records, counted beside the frames. True where it is another than before.
bool PictureMaker::update_surface(const Picture& picture, const PictureInput& input, const ViewState& view, bool has_many_points) {
    const bool asks_records = !index_ || input.data->incidents.size() < many_ || !has_many_points;
    const bool counted_before = std::exchange(counts_surface_, view.surface.kind != SurfaceKind::None && !asks_records);
    if (!counts_surface_) {
        surfaces_.rest();
        return counted_before;
    }
    const auto surface = surfaces_.update({input.data, picture.base, passing_of(index_), picture.points, terms_of(view.surface)});
    surface_ = {surface.made, surface.outdated};
    return surface.changed || !counted_before;
}

/// The people of many records for regions coloured by rates, counted beside the frames. True where they are others than before.
bool PictureMaker::update_people(const PictureInput& input, const ViewState& view) {
    const bool counted_before = counted_people_.has_value();
    if (!index_ || input.data->incidents.size() < many_ || view.rate.denominator.empty() || !view.measure.people) {
        people_.rest();
        counted_people_.reset();
        return counted_before;
    }
    counted_people_ = people_.update({input.data, passing_of(index_), *view.measure.people});
    const bool changed = counted_people_->changed || !counted_before;
    if (counted_people_->made != nullptr && !counted_people_->made->index) counted_people_.reset();   // records are looked at
    return changed;
}

/// What regions coloured by rates count by unit, without a look at each record.
void PictureMaker::update_units(const Picture& picture, const Dataset& data, const ViewState& view) {
    units_.reset();
    if (!index_ || view.rate.denominator.empty() || (view.measure.people && !counted_people_)) return;
    const DayRange all_days = picture.facts.bounds.data;
    units_ = UnitNumbers{unit_incidents(data.boundaries, view.filter, picture.facets, index_->totals(picture.window).shown),
                         unit_incidents(data.boundaries, view.filter, index_->facets(all_days), index_->totals(all_days).shown)};
    if (!view.measure.people) return;
    units_->missing = counted_people_->made == nullptr;
    units_->outdated = units_->missing || counted_people_->outdated;
    for (const auto& [values, window] : {std::pair{&units_->shown, picture.window}, std::pair{&units_->all_days, all_days}}) {
        if (units_->missing)
            std::fill(values->values.begin(), values->values.end(), std::numeric_limits<double>::quiet_NaN());
        else
            *values = unit_people(data, std::move(*values), *counted_people_->made->index, window, view.measure.bound);
    }
}

/// Selection and facets. Where records are many, and no layer asks for each of them, only those are listed that the scene looks at: in
/// marks near the view, and on no point; all else is counted already. While a sample is shown, those that the projection cannot
/// show are not among them yet.
void PictureMaker::update_numbers(Picture& picture, const Dataset& data, const ViewState& view, const PointDensity* density) {
    picture.facets = index_ ? index_->facets(picture.window) : facet_counts(data, view.filter, picture.window);
    density_.note_families({});
    update_units(picture, data, view);
    const bool needs_rows = (!view.rate.denominator.empty() && !units_) ||
                            (view.surface.kind != SurfaceKind::None && !counts_surface_);
    const std::vector<RowId>* const listed = density == nullptr ? nullptr : density->sampled ? listed_.get() : &density->plan->listed;
    if (!index_ || needs_rows || listed == nullptr) {
        picture.selection = index_ ? index_->select(data, picture.window) : select(data, view.filter, picture.window);
        return;
    }
    Selection selection = index_->select(data, DayRange{});   // the undated ones
    selection.window = picture.window;
    selection.totals = index_->totals(picture.window);
    for (const RowId row : *listed) {
        const Membership in_window = membership(data.incidents, row, picture.window);
        if (in_window == Membership::None) continue;
        selection.rows.push_back(row);
        selection.memberships.push_back(in_window);
    }
    picture.selection = std::move(selection);
    density_.note_families(by_family(data, view.filter, picture.facets));
}

Result<Done> PictureMaker::update(Picture& picture, const PictureInput& input) {
    if (!input.data) return Done{};
    const FilterIndex* ahead_index = input.ahead && input.ahead->index ? &*input.ahead->index : nullptr;
    const FilterIndex& counted = indices_.update(input.data, input.view.filter, ahead_index);
    index_ = counted.index;
    listed_ = counted.listed;
    ViewState view = input.view;
    view.filter = counted.filter;   // of the one before while the view's own is being counted
    picture.filter = view.filter;
    picture.counting = view.filter != input.view.filter;
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
    if (new_base) memo_ = {};
    const bool new_filter = new_data || last_->view.filter != view.filter;
    const bool new_time = new_data || last_->view.time != view.time;
    const bool is_ahead = input.ahead && input.ahead->data == input.data;
    if (new_data) picture.facts = is_ahead && input.ahead->facts ? *input.ahead->facts : facts_of(*input.data);
    if (new_filter || (new_time && last_->view.time.bars != view.time.bars)) {
        const DayRange axis = axis_span(picture.facts.bounds);
        picture.bars = index_ ? index_->timeline(axis, view.time.bars) : timeline(*input.data, passing(*input.data, view.filter), axis, view.time.bars);
    }
    const DayRange opening = picture.facts.bounds.opening;   // what window_of takes, without a look at the records
    picture.window = {view.time.first.value_or(opening.first), view.time.last ? *view.time.last + 1 : opening.end};
    const MapView map = map_view(view, *picture.base, input.room.width_px, input.room.height_px, input.room.insets_px);
    const bool new_zoom = !same_zoom(map, picture.map);
    picture.map = map;
    std::optional<ProjectedPoints> points;
    if (input.ahead && input.ahead->points)
        points = {input.ahead->data, input.ahead->base, input.ahead->points, input.ahead->sample, passing_of(ahead_index ? ahead_index->index : nullptr)};
    const auto [density, new_density] = density_.update({input.data, picture.base, view.filter, picture.window, map, passing_of(index_)}, points);
    picture.points = density_.points();
    const bool new_surface = update_surface(picture, input, view, density != nullptr);
    const bool new_people = update_people(input, view);
    const bool new_layers = new_surface || new_people || new_data ||
                            last_->view.rate != view.rate || last_->view.measure != view.measure || last_->view.surface != view.surface;
    if (new_filter || new_time || new_density || new_layers) update_numbers(picture, *input.data, view, density);
    if (new_base || new_zoom || new_density || new_surface || new_people || !same_scene(last_->view, view))
        picture.scene = build_scene({.data = *input.data, .base = picture.base, .selection = picture.selection, .view = view,
                                     .map = map, .text = input.text, .metrics = input.metrics, .label_frame = std::nullopt,
                                     .points = picture.points, .density = density, .units = units_ ? &*units_ : nullptr,
                                     .surface = counts_surface_ ? &surface_ : nullptr, .memo = &memo_});
    last_ = Causes{input.data, std::move(view), input.room};
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
