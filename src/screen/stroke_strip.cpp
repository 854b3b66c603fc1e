#include "screen/stroke_strip.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kua {
namespace {

constexpr double sharpest_mitre_cos = 0.35;  // of the turn, as for feathered lines

struct Way {
    double x = 0.0;
    double y = 0.0;
};

Way heading(MapPoint a, MapPoint b) {
    const double length = std::hypot(b.x_m - a.x_m, b.y_m - a.y_m);
    return {(b.x_m - a.x_m) / length, (b.y_m - a.y_m) / length};
}
Way left_of(Way d) { return {-d.y, d.x}; }
double cos_of_turn(Way a, Way b) { return a.x * b.x + a.y * b.y; }

std::uint8_t packed(double value) { return static_cast<std::uint8_t>(128 + std::lround(127.0 * value)); }

class Strip {
public:
    Strip(Mesh& mesh, MapPoint origin) : mesh_(mesh), origin_(origin) {}

    /// Both corners at `at`; `along` is -1 before a start, 1 behind an end, 0 between.
    void pair(MapPoint at, Way left, Way ahead, double along) {
        const auto corner = [&](double across) {
            return MeshVertex{static_cast<float>(at.x_m - origin_.x_m), static_cast<float>(at.y_m - origin_.y_m),
                              Rgba8{packed(across), packed(along), 0, 255},
                              static_cast<float>(across * left.x + along * ahead.x),
                              static_cast<float>(across * left.y + along * ahead.y)};
        };
        if (fresh_ && !mesh_.empty()) mesh_.insert(mesh_.end(), {mesh_.back(), corner(1.0)});
        fresh_ = false;
        mesh_.insert(mesh_.end(), {corner(1.0), corner(-1.0)});
    }
    void start(MapPoint at, Way ahead) {
        fresh_ = true;
        pair(at, left_of(ahead), ahead, -1.0);
        pair(at, left_of(ahead), ahead, 0.0);
    }
    void end(MapPoint at, Way ahead) {
        pair(at, left_of(ahead), ahead, 0.0);
        pair(at, left_of(ahead), ahead, 1.0);
    }
    void mitre(MapPoint at, Way from, Way to) {
        const double scale = 1.0 / (1.0 + cos_of_turn(from, to));
        const Way left{-(from.y + to.y) * scale, (from.x + to.x) * scale};
        pair(at, left, {}, 0.0);
    }
    void turn(MapPoint at, Way from, Way to) {
        if (cos_of_turn(from, to) > sharpest_mitre_cos) {
            mitre(at, from, to);
        } else {
            end(at, from);
            start(at, to);
        }
    }

private:
    Mesh& mesh_;
    MapPoint origin_;
    bool fresh_ = true;
};

}  // namespace

void add_stroke_strip(Mesh& mesh, std::span<const MapPoint> line, MapPoint origin) {
    std::vector<MapPoint> points;
    std::unique_copy(line.begin(), line.end(), std::back_inserter(points));
    if (points.size() < 2) return;
    const bool closed = points.size() > 3 && points.front() == points.back();
    const std::size_t last = points.size() - 1;
    Strip strip(mesh, origin);

    const Way first = heading(points[0], points[1]);
    const Way final = heading(points[last - 1], points[last]);
    const bool smooth_seam = closed && cos_of_turn(final, first) > sharpest_mitre_cos;
    if (smooth_seam) strip.mitre(points[0], final, first);
    else strip.start(points[0], first);
    for (std::size_t i = 1; i < last; ++i)
        strip.turn(points[i], heading(points[i - 1], points[i]), heading(points[i], points[i + 1]));
    if (smooth_seam) strip.mitre(points[last], final, first);
    else strip.end(points[last], final);
}

}  // namespace kua
