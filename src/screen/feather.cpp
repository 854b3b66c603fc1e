#include "screen/feather.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double sharpest_mitre_cos = 0.35;  // of the turn: beyond it, pieces end round and overlap

ScreenPoint plus(ScreenPoint p, ScreenPoint by, double times = 1.0) {
    return {p.x_px + by.x_px * times, p.y_px + by.y_px * times};
}
ScreenPoint direction(ScreenPoint a, ScreenPoint b) {
    const double length = std::hypot(b.x_px - a.x_px, b.y_px - a.y_px);
    return length > 0.0 ? ScreenPoint{(b.x_px - a.x_px) / length, (b.y_px - a.y_px) / length} : ScreenPoint{};
}
ScreenPoint left_of(ScreenPoint d) { return {d.y_px, -d.x_px}; }
double dot(ScreenPoint a, ScreenPoint b) { return a.x_px * b.x_px + a.y_px * b.y_px; }

/// The offset that lies 1 px off both lines with these normals.
ScreenPoint mitre(ScreenPoint n1, ScreenPoint n2) {
    const double scale = 1.0 / std::max(1.0 + dot(n1, n2), 0.1);
    return {(n1.x_px + n2.x_px) * scale, (n1.y_px + n2.y_px) * scale};
}

Rgba8 faded(Rgba8 color, double alpha) {
    return with_alpha(color, static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * color.a)));
}

MeshVertex vertex(ScreenPoint p, Rgba8 color) {
    return {static_cast<float>(p.x_px), static_cast<float>(p.y_px), color, 0.0F, 0.0F};
}

void add_quad(Mesh& mesh, const MeshVertex& a, const MeshVertex& b, const MeshVertex& c, const MeshVertex& d) {
    mesh.insert(mesh.end(), {a, b, c, b, d, c});
}

std::vector<ScreenPoint> without_repeats(std::span<const ScreenPoint> line, bool closed) {
    constexpr double nothing_px = 1e-6;
    const auto same = [](ScreenPoint a, ScreenPoint b) {
        return std::abs(a.x_px - b.x_px) < nothing_px && std::abs(a.y_px - b.y_px) < nothing_px;
    };
    std::vector<ScreenPoint> points;
    for (const ScreenPoint p : line)
        if (points.empty() || !same(points.back(), p)) points.push_back(p);
    while (closed && points.size() > 1 && same(points.front(), points.back())) points.pop_back();
    return points;
}

/// A ribbon along a line: across it alpha is 0, full, full, 0 at these distances.
class Ribbon {
public:
    Ribbon(Mesh& mesh, const LineStyle& style)
        : mesh_(mesh),
          inner_px_(std::abs(style.width_px / 2.0 - 0.5)),
          outer_px_(style.width_px / 2.0 + 0.5),
          clear_(with_alpha(style.color, 0)),
          full_(faded(style.color, style.width_px)) {}

    void start() { open_ = false; }
    void cut(ScreenPoint at, ScreenPoint offset, bool visible = true) {
        const Rgba8 body = visible ? full_ : clear_;
        const std::array<MeshVertex, 4> now{vertex(plus(at, offset, outer_px_), clear_), vertex(plus(at, offset, inner_px_), body),
                                            vertex(plus(at, offset, -inner_px_), body), vertex(plus(at, offset, -outer_px_), clear_)};
        if (open_)
            for (std::size_t i = 0; i + 1 < now.size(); ++i)
                if (i != 1 || inner_px_ > 0.0) add_quad(mesh_, last_[i], last_[i + 1], now[i], now[i + 1]);
        last_ = now;
        open_ = true;
    }

    /// Half a disc beyond `at`, where the line runs out in `towards`.
    void round_end(ScreenPoint at, ScreenPoint towards) {
        const int steps = std::clamp(static_cast<int>(std::ceil(outer_px_ * 2.0)), 3, 16);
        const ScreenPoint side = left_of(towards);
        const auto rim = [&](int i, double radius, Rgba8 color) {
            const double angle = std::numbers::pi * i / steps;
            return vertex(plus(plus(at, side, radius * std::cos(angle)), towards, radius * std::sin(angle)), color);
        };
        for (int i = 0; i < steps; ++i) {
            mesh_.insert(mesh_.end(), {vertex(at, full_), rim(i, inner_px_, full_), rim(i + 1, inner_px_, full_)});
            add_quad(mesh_, rim(i, inner_px_, full_), rim(i, outer_px_, clear_), rim(i + 1, inner_px_, full_),
                     rim(i + 1, outer_px_, clear_));
        }
    }

    /// A flat end at `at`, feathered half a pixel to both sides of it.
    void flat_end(ScreenPoint at, ScreenPoint towards, ScreenPoint normal, bool first) {
        cut(plus(at, towards, -0.5), normal, !first);
        cut(plus(at, towards, 0.5), normal, first);
    }

private:
    Mesh& mesh_;
    double inner_px_, outer_px_;
    Rgba8 clear_, full_;
    std::array<MeshVertex, 4> last_{};
    bool open_ = false;
};

}  // namespace

void add_convex(Mesh& mesh, std::span<const ScreenPoint> outline, Rgba8 color) {
    std::vector<ScreenPoint> points = without_repeats(outline, true);
    if (points.size() < 3) return;
    double doubled = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ScreenPoint b = points[(i + 1) % points.size()];
        doubled += points[i].x_px * b.y_px - b.x_px * points[i].y_px;
    }
    if (doubled < 0.0) std::reverse(points.begin(), points.end());  // clockwise on screen: outside is to the left
    const auto out = [&](std::size_t i) {
        const ScreenPoint before = points[(i + points.size() - 1) % points.size()];
        const ScreenPoint after = points[(i + 1) % points.size()];
        return mitre(left_of(direction(before, points[i])), left_of(direction(points[i], after)));
    };
    const Rgba8 clear = with_alpha(color, 0);
    const MeshVertex hub = vertex(plus(points[0], out(0), -0.5), color);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t k = (i + 1) % points.size();
        const MeshVertex a = vertex(plus(points[i], out(i), -0.5), color);
        const MeshVertex b = vertex(plus(points[k], out(k), -0.5), color);
        if (i > 0 && k > 0) mesh.insert(mesh.end(), {hub, a, b});
        add_quad(mesh, a, vertex(plus(points[i], out(i), 0.5), clear), b, vertex(plus(points[k], out(k), 0.5), clear));
    }
}

void add_line(Mesh& mesh, std::span<const ScreenPoint> line, const LineStyle& style) {
    const auto points = without_repeats(line, style.closed);
    const std::size_t count = points.size();
    if (count < 2) return;
    const bool closed = style.closed && count > 2;
    const std::size_t pieces = closed ? count : count - 1;
    const auto heading = [&](std::size_t i) { return direction(points[i % count], points[(i + 1) % count]); };
    Ribbon ribbon(mesh, style);

    const auto begin_or_end = [&](ScreenPoint at, ScreenPoint towards, ScreenPoint normal, bool first) {
        if (style.butt_ends) {
            ribbon.flat_end(at, towards, normal, first);
            return;
        }
        ribbon.round_end(at, first ? ScreenPoint{-towards.x_px, -towards.y_px} : towards);
        ribbon.cut(at, normal);
    };
    const auto turn = [&](ScreenPoint at, ScreenPoint from, ScreenPoint to) {
        if (dot(from, to) > sharpest_mitre_cos) {
            ribbon.cut(at, mitre(left_of(from), left_of(to)));
            return;
        }
        ribbon.cut(at, left_of(from));
        ribbon.round_end(at, from);
        ribbon.start();
        ribbon.round_end(at, {-to.x_px, -to.y_px});
        ribbon.cut(at, left_of(to));
    };

    if (closed) ribbon.cut(points[0], dot(heading(count - 1), heading(0)) > sharpest_mitre_cos
                                          ? mitre(left_of(heading(count - 1)), left_of(heading(0)))
                                          : left_of(heading(0)));
    else begin_or_end(points[0], heading(0), left_of(heading(0)), true);
    for (std::size_t i = 1; i < pieces; ++i) turn(points[i], heading(i - 1), heading(i));
    if (closed) turn(points[0], heading(count - 1), heading(0));
    else begin_or_end(points[count - 1], heading(count - 2), left_of(heading(count - 2)), false);
}

}  // namespace kua
