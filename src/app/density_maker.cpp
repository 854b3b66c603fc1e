#include "app/density_maker.h"

#include <algorithm>
#include <utility>

namespace kua {
namespace {

constexpr double margin = 0.25;                  // of the view's size: so far a pan needs no new index
constexpr std::size_t sampled_rows = 25'000;     // few enough for a frame, though each lies far from the next where records are many

bool same_zoom(const MapView& a, const MapView& b) {
    return a.metres_per_px == b.metres_per_px && a.width_px == b.width_px && a.height_px == b.height_px;
}

bool covers(const MapBox& box, const MapView& view) {
    const MapPoint low = to_map({0.0, view.height_px}, view);
    const MapPoint high = to_map({view.width_px, 0.0}, view);
    return box.min_x_m <= low.x_m && box.min_y_m <= low.y_m && box.max_x_m >= high.x_m && box.max_y_m >= high.y_m;
}

}  // namespace

PointSample density_sample(const IncidentTable& table, std::span<const std::uint8_t> passing, std::span<const MapPoint> points) {
    return sample_points(table, passing, points, sampled_rows);
}

DensityMaker::~DensityMaker() {
    if (cancelled_) *cancelled_ = true;
}

bool DensityMaker::serves(const Cause& cause, const PointPlan* plan, const DensityWish& wish) {
    if (cause.data != wish.data || cause.base != wish.base || cause.filter != wish.filter || !same_zoom(cause.map, wish.map))
        return false;
    return plan == nullptr ? cause.map == wish.map : covers(plan->covered, wish.map);
}

DensityMaker::Made DensityMaker::make(const Cause& cause, std::shared_ptr<const std::vector<MapPoint>> points,
                                      const std::vector<std::uint8_t>& passing, const std::atomic<bool>& cancelled) {
    const Dataset& data = *cause.data;
    Made made{cause, std::move(points), nullptr, nullptr};
    if (!made.points) {
        const auto own = Projection::make(cause.base->projection.definition());   // one is not shared between threads
        if (!own) return made;
        made.points = std::make_shared<const std::vector<MapPoint>>(map_points(data.incidents, *own));
    }
    if (cancelled) return made;
    auto plan = std::make_shared<const PointPlan>(
        point_plan(data.incidents, passing, *made.points, cause.map, margin));
    if (plan->as_cells) {
        auto index = DensityIndex::build({data.incidents, plan->cells, data.incidents.counted, plan->grid.cell_count()},
                                         DensityIndex::most_key_bytes, &cancelled);
        if (!index) return made;
        made.index = std::make_shared<const DensityIndex>(*std::move(index));
    }
    made.plan = std::move(plan);
    return made;
}

void DensityMaker::take_points(const DensityWish& wish, const std::optional<ProjectedPoints>& ahead) {
    if (of_data_ != wish.data) {
        of_data_ = wish.data;
        many_ = may_be_many_points(wish.data->incidents);
        points_.reset();
        passing_.reset();
        sample_.reset();
    }
    if (!many_) return;
    if (!passing_ || passing_filter_ != wish.filter) {
        passing_ = wish.passing ? wish.passing : std::make_shared<const std::vector<std::uint8_t>>(passing(*wish.data, wish.filter));
        passing_filter_ = wish.filter;
    }
    if (points_base_ != wish.base) {
        points_.reset();
        sample_.reset();
    }
    points_base_ = wish.base;
    if (points_ || !ahead || ahead->data != wish.data || ahead->base != wish.base) return;
    points_ = ahead->at;
    sample_ = ahead->sample;
    sampled_by_ = ahead->sampled_by;
}

void DensityMaker::take_finished() {
    auto finished = job_.take();
    if (!finished) return;
    under_way_.reset();
    if (finished->points && finished->cause.data == of_data_ && finished->cause.base == points_base_) points_ = finished->points;
    if (finished->plan) made_ = std::move(finished);
}

void DensityMaker::start(const DensityWish& wish) {
    if (job_.running()) {
        if (under_way_ && !serves(*under_way_, nullptr, wish)) *cancelled_ = true;
        return;
    }
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    under_way_ = Cause{wish.data, wish.base, wish.filter, wish.map};
    job_.start([cause = *under_way_, points = points_, passing = passing_, cancelled = cancelled_] {
        return make(cause, points, *passing, *cancelled);
    });
}

/// Numbers of every n-th record, for the whole of them.
void DensityMaker::sample(const DensityWish& wish) {
    if (points_ && (!sample_ || sampled_by_ != passing_)) {
        sample_ = std::make_shared<const PointSample>(density_sample(wish.data->incidents, *passing_, *points_));
        sampled_by_ = passing_;
    }
    auto plan = std::make_shared<PointPlan>();
    if (sample_) *plan = sampled_plan(*sample_, wish.map);
    plan->as_cells = true;   // marks come when all is known
    if (plan->upper.empty()) plan->upper = number_classes(1);
    density_ = {plan, {}, true, {}};
    sampled_ = Cause{wish.data, wish.base, wish.filter, wish.map};
    counted_.reset();
}

void DensityMaker::count_sample(DayRange window) {
    const PointPlan& plan = *density_.plan;
    if (!sample_) return;
    count_by_cell({sample_->rows, plan.cells, sample_->rows.counted, plan.grid.cell_count()}, window, density_.counts);
    for (auto* numbers : {&density_.counts.certain, &density_.counts.possible})
        for (std::uint32_t& number : *numbers) number *= static_cast<std::uint32_t>(plan.step);
}

DensityMaker::Answer DensityMaker::update(const DensityWish& wish, const std::optional<ProjectedPoints>& ahead) {
    take_points(wish, ahead);
    take_finished();
    if (!many_) {
        const bool had = std::exchange(density_, {}).plan != nullptr;
        return {nullptr, had};
    }
    const bool ready = made_ && serves(made_->cause, made_->plan.get(), wish);
    bool changed = false;
    if (ready) {
        changed = density_.plan != made_->plan;
        if (changed) {
            density_ = {made_->plan, {}, false, {}};
            sampled_.reset();
            counted_.reset();
        }
    } else {
        start(wish);
        changed = !sampled_ || !serves(*sampled_, nullptr, wish);
        if (changed) sample(wish);
    }
    if (counted_ == wish.window || !density_.plan->as_cells) return {&density_, changed};
    counted_ = wish.window;
    if (ready) made_->index->count(wish.window, density_.counts);
    else count_sample(wish.window);
    return {&density_, true};
}

}  // namespace kua
