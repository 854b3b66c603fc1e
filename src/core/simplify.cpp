#include "core/simplify.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kua {
namespace {

double distance_m(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x_m - a.x_m;
    const double dy = b.y_m - a.y_m;
    const double squared = dx * dx + dy * dy;
    const double t = squared > 0.0 ? std::clamp(((p.x_m - a.x_m) * dx + (p.y_m - a.y_m) * dy) / squared, 0.0, 1.0) : 0.0;
    return std::hypot(p.x_m - a.x_m - t * dx, p.y_m - a.y_m - t * dy);
}

}  // namespace

std::vector<MapPoint> simplified(std::span<const MapPoint> line, double tolerance_m) {
    if (line.size() < 3) return {line.begin(), line.end()};
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> waiting{{0, line.size() - 1}};
    while (!waiting.empty()) {
        const auto [first, last] = waiting.back();
        waiting.pop_back();
        double farthest = tolerance_m;
        std::size_t middle = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double d = distance_m(line[i], line[first], line[last]);
            if (d > farthest) {
                farthest = d;
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
    const auto far = std::max_element(ring.begin(), ring.end(), [&](MapPoint a, MapPoint b) {
        return std::hypot(a.x_m - ring[0].x_m, a.y_m - ring[0].y_m) < std::hypot(b.x_m - ring[0].x_m, b.y_m - ring[0].y_m);
    });
    const auto half = static_cast<std::size_t>(far - ring.begin());
    std::vector<MapPoint> back(ring.begin() + static_cast<std::ptrdiff_t>(half), ring.end());
    back.push_back(ring[0]);
    auto result = simplified(ring.first(half + 1), tolerance_m);
    const auto rest = simplified(back, tolerance_m);
    result.insert(result.end(), rest.begin() + 1, rest.end() - 1);
    return result.size() < 3 ? std::vector<MapPoint>{} : result;
}

}  // namespace kua
