#include "core/simplify.h"

#include <algorithm>
#include <utility>

namespace kua {
namespace {

/// Squared distance from a segment; what does not depend on the point is worked out once.
class SquaredDistance {
public:
    SquaredDistance(MapPoint a, MapPoint b) : a_(a), dx_m_(b.x_m - a.x_m), dy_m_(b.y_m - a.y_m) {
        const double squared_m2 = dx_m_ * dx_m_ + dy_m_ * dy_m_;
        per_m2_ = squared_m2 > 0.0 ? 1.0 / squared_m2 : 0.0;
    }
    [[nodiscard]] double m2(MapPoint p) const {
        const double x_m = p.x_m - a_.x_m;
        const double y_m = p.y_m - a_.y_m;
        const double t = std::clamp((x_m * dx_m_ + y_m * dy_m_) * per_m2_, 0.0, 1.0);
        const double off_x_m = x_m - t * dx_m_;
        const double off_y_m = y_m - t * dy_m_;
        return off_x_m * off_x_m + off_y_m * off_y_m;
    }

private:
    MapPoint a_;
    double dx_m_ = 0.0;
    double dy_m_ = 0.0;
    double per_m2_ = 0.0;
};

}  // namespace

std::vector<MapPoint> simplified(std::span<const MapPoint> line, double tolerance_m) {
    if (line.size() < 3) return {line.begin(), line.end()};
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> waiting{{0, line.size() - 1}};
    while (!waiting.empty()) {
        const auto [first, last] = waiting.back();
        waiting.pop_back();
        const SquaredDistance from_chord(line[first], line[last]);
        double farthest_m2 = tolerance_m * tolerance_m;
        std::size_t middle = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double m2 = from_chord.m2(line[i]);
            if (m2 > farthest_m2) {
                farthest_m2 = m2;
                middle = i;
            }
        }
        if (middle == first) continue;
        kept[middle] = true;
        waiting.emplace_back(first, middle);
        waiting.emplace_back(middle, last);
    }
    std::vector<MapPoint> result;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (kept[i]) result.push_back(line[i]);
    return result;
}

std::vector<MapPoint> simplified_ring(std::span<const MapPoint> ring, double tolerance_m) {
    if (ring.size() < 3) return {};
    // Cut at the vertex farthest from the first, so that neither half collapses.
    const SquaredDistance from_first(ring[0], ring[0]);
    const auto far = std::max_element(ring.begin(), ring.end(),
                                      [&](MapPoint a, MapPoint b) { return from_first.m2(a) < from_first.m2(b); });
    const auto half = static_cast<std::size_t>(far - ring.begin());
    std::vector<MapPoint> back(ring.begin() + static_cast<std::ptrdiff_t>(half), ring.end());
    back.push_back(ring[0]);
    auto result = simplified(ring.first(half + 1), tolerance_m);
    const auto rest = simplified(back, tolerance_m);
    result.insert(result.end(), rest.begin() + 1, rest.end() - 1);
    return result.size() < 3 ? std::vector<MapPoint>{} : result;
}

}  // namespace kua
