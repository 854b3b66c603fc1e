#include "core/edge_runs.h"

#include "core/edge.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr std::size_t edges_per_run = 16;

double squared_box_distance_m2(MapPoint p, const MapBox& box) {
    const double x_m = std::max({box.min_x_m - p.x_m, p.x_m - box.max_x_m, 0.0});
    const double y_m = std::max({box.min_y_m - p.y_m, p.y_m - box.max_y_m, 0.0});
    return x_m * x_m + y_m * y_m;
}

/// Rounding may put a distance a hair below that of its box.
constexpr double box_slack = 1.0 - 1e-12;

}  // namespace

EdgeRuns::EdgeRuns(const MapMultiPolygon& shape) {
    for (std::size_t polygon = 0; polygon < shape.size(); ++polygon) {
        add_ring(shape[polygon].outer, polygon);
        for (const auto& hole : shape[polygon].holes) add_ring(hole, polygon);
    }
}

void EdgeRuns::add_ring(const MapLine& ring, std::size_t polygon) {
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        if (i % edges_per_run == 0) runs_.push_back({{}, edges_.size(), edges_.size(), polygon});
        Run& run = runs_.back();
        extend(run.box, ring[i]);
        extend(run.box, ring[before]);
        edges_.push_back({ring[i], ring[before]});
        run.end = edges_.size();
    }
}

double EdgeRuns::signed_distance_m(MapPoint place) const {
    const double distance_m = std::sqrt(squared_distance_m2(place));
    return contains(place) ? distance_m : -distance_m;
}

double EdgeRuns::squared_distance_m2(MapPoint place) const {
    double least = std::numeric_limits<double>::infinity();
    const auto look_at = [&](const Run& run) {
        for (std::size_t i = run.first; i < run.end; ++i)
            least = std::min(least, kua::squared_distance_m2(place, edges_[i].b, edges_[i].a));
    };
    const auto nearest = std::min_element(runs_.begin(), runs_.end(), [&](const Run& a, const Run& b) {
        return squared_box_distance_m2(place, a.box) < squared_box_distance_m2(place, b.box);
    });
    if (nearest != runs_.end()) look_at(*nearest);
    for (const Run& run : runs_)
        if (squared_box_distance_m2(place, run.box) * box_slack <= least) look_at(run);
    return least;
}

bool EdgeRuns::contains(MapPoint place) const {
    bool odd = false;
    std::size_t polygon = 0;
    for (const Run& run : runs_) {
        if (run.polygon != polygon && odd) return true;
        polygon = run.polygon;
        if (run.box.min_y_m > place.y_m || run.box.max_y_m <= place.y_m) continue;  // no edge passes its height
        for (std::size_t i = run.first; i < run.end; ++i)
            if (crosses_ray(edges_[i].a, edges_[i].b, place)) odd = !odd;
    }
    return odd;
}

}  // namespace kua
