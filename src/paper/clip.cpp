#include "paper/clip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace kua {
namespace {

/// The side of a line on which a·x + b·y + c >= 0.
struct HalfPlane {
    double a, b, c;
    [[nodiscard]] double of(ScreenPoint p) const { return a * p.x_px + b * p.y_px + c; }
};

std::array<HalfPlane, 4> sides(const ScreenBox& box) {
    return {{{1, 0, -box.left_px}, {-1, 0, box.right_px}, {0, 1, -box.top_px}, {0, -1, box.bottom_px}}};
}

ScreenPoint between(ScreenPoint a, ScreenPoint b, double t) {
    return {a.x_px + (b.x_px - a.x_px) * t, a.y_px + (b.y_px - a.y_px) * t};
}

bool all_inside(const std::vector<ScreenPoint>& points, const ScreenBox& box) {
    return std::all_of(points.begin(), points.end(), [&](ScreenPoint p) { return contains(box, p); });
}

std::vector<ScreenPoint> cut(const std::vector<ScreenPoint>& ring, const HalfPlane& side) {
    std::vector<ScreenPoint> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ScreenPoint from = ring[i == 0 ? ring.size() - 1 : i - 1];
        const ScreenPoint to = ring[i];
        const double at_from = side.of(from);
        const double at_to = side.of(to);
        if ((at_from >= 0) != (at_to >= 0)) out.push_back(between(from, to, at_from / (at_from - at_to)));
        if (at_to >= 0) out.push_back(to);
    }
    return out;
}

/// The share of the way from `a` to `b` that lies in `box`: from, to (Liang & Barsky 1984).
std::optional<std::pair<double, double>> inside_share(ScreenPoint a, ScreenPoint b, const ScreenBox& box) {
    double from = 0.0;
    double to = 1.0;
    for (const HalfPlane& side : sides(box)) {
        const double at_a = side.of(a);
        const double at_b = side.of(b);
        if (at_a < 0 && at_b < 0) return std::nullopt;
        if (at_a < 0) from = std::max(from, at_a / (at_a - at_b));
        if (at_b < 0) to = std::min(to, at_a / (at_a - at_b));
    }
    if (from >= to) return std::nullopt;
    return std::pair{from, to};
}

}  // namespace

std::vector<ScreenPoint> clipped_ring(const std::vector<ScreenPoint>& ring, const ScreenBox& box) {
    std::vector<ScreenPoint> out = ring;
    if (all_inside(ring, box)) return out;
    for (const HalfPlane& side : sides(box)) out = cut(out, side);
    if (out.size() < 3) out.clear();
    return out;
}

std::vector<std::vector<ScreenPoint>> clipped_line(const std::vector<ScreenPoint>& line, const ScreenBox& box) {
    if (line.size() < 2) return {};
    if (all_inside(line, box)) return {line};
    std::vector<std::vector<ScreenPoint>> parts;
    bool open = false;  // the last part goes on at the start of the next step
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto share = inside_share(line[i - 1], line[i], box);
        if (!share) {
            open = false;
            continue;
        }
        if (!open || share->first > 0.0) parts.push_back({between(line[i - 1], line[i], share->first)});
        parts.back().push_back(share->second < 1.0 ? between(line[i - 1], line[i], share->second) : line[i]);
        open = share->second >= 1.0;
    }
    return parts;
}

}  // namespace kua
