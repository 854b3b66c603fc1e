#include "screen/glyph_bitmap.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kua {
namespace {

struct Segment {
    ScreenPoint a, b;
};

ScreenPoint between(ScreenPoint a, ScreenPoint b, double t) {
    return {a.x_px + t * (b.x_px - a.x_px), a.y_px + t * (b.y_px - a.y_px)};
}

/// The outline as straight lines, px from the glyph's origin.
std::vector<Segment> flattened(std::span<const OutlineStep> outline, double size_px, double shift_px) {
    const auto scaled = [&](ScreenPoint p) { return ScreenPoint{p.x_px * size_px + shift_px, p.y_px * size_px}; };
    const int steps = std::clamp(static_cast<int>(std::ceil(std::sqrt(size_px))), 3, 12);
    std::vector<Segment> lines;
    ScreenPoint start, at;
    const auto line_to = [&](ScreenPoint to) {
        if (!(to == at)) lines.push_back({at, to});
        at = to;
    };
    for (const OutlineStep& step : outline) switch (step.kind) {
        case OutlineStep::Kind::Move:
            line_to(start);
            start = at = scaled(step.to);
            break;
        case OutlineStep::Kind::Line: line_to(scaled(step.to)); break;
        case OutlineStep::Kind::Curve: {
            const ScreenPoint p = at, q = scaled(step.control1), r = scaled(step.control2), s = scaled(step.to);
            for (int i = 1; i <= steps; ++i) {
                const double t = static_cast<double>(i) / steps;
                const ScreenPoint m = between(q, r, t);
                line_to(between(between(between(p, q, t), m, t), between(m, between(r, s, t), t), t));
            }
            break;
        }
        case OutlineStep::Kind::Close: line_to(start); break;
    }
    line_to(start);
    return lines;
}

/// Adds to each cell of a row the signed area to its right that the line bounds; a running sum gives the coverage.
class Accumulator {
public:
    Accumulator(int width, int height)
        : width_(width), height_(height), cells_(static_cast<std::size_t>(width + 2) * static_cast<std::size_t>(height)) {}

    void add(ScreenPoint a, ScreenPoint b) {
        if (a.y_px == b.y_px) return;
        const double sign = a.y_px < b.y_px ? 1.0 : -1.0;
        if (sign < 0.0) std::swap(a, b);
        const double slope = (b.x_px - a.x_px) / (b.y_px - a.y_px);
        for (int row = std::max(0, static_cast<int>(a.y_px)); row < height_ && row < b.y_px; ++row) {
            const double top = std::max<double>(row, a.y_px);
            const double bottom = std::min<double>(row + 1.0, b.y_px);
            if (bottom <= top) continue;
            const double x1 = a.x_px + (top - a.y_px) * slope;
            const double x2 = a.x_px + (bottom - a.y_px) * slope;
            add_span(row, std::min(x1, x2), std::max(x1, x2), sign * (bottom - top));
        }
    }

    [[nodiscard]] std::vector<std::uint8_t> coverage() const {
        std::vector<std::uint8_t> alpha;
        for (int y = 0; y < height_; ++y) {
            double sum = 0.0;
            for (int x = 0; x < width_; ++x) {
                sum += cells_[index(x, y)];
                alpha.push_back(static_cast<std::uint8_t>(std::lround(255.0 * std::min(1.0, std::abs(sum)))));
            }
        }
        return alpha;
    }

private:
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 2) + static_cast<std::size_t>(x);
    }
    /// An edge through one row, from left to right, `height` of a pixel tall.
    void add_span(int row, double left, double right, double height) {
        const int first = std::clamp(static_cast<int>(std::floor(left)), 0, width_);
        const int last = std::clamp(static_cast<int>(std::floor(right)), 0, width_);
        // Of the pixel in column x: the mean over the edge of the part that lies to its right.
        const auto to_the_right = [&](int x) {
            const double passed = std::clamp(x - left, 0.0, right - left);
            const double here = std::clamp(x + 1.0 - left, 0.0, right - left) - passed;
            if (right - left < 1e-12) return std::clamp(x + 1.0 - left, 0.0, 1.0);
            return (passed + here * (x + 1.0 - (std::max<double>(x, left) + std::min(x + 1.0, right)) / 2.0)) / (right - left);
        };
        double sum = 0.0;
        for (int x = first; x <= last; ++x) {
            const double covered = height * to_the_right(x);
            cells_[index(x, row)] += covered - sum;
            sum = covered;
        }
        cells_[index(last + 1, row)] += height - sum;
    }

    int width_, height_;
    std::vector<double> cells_;
};

double squared_distance(ScreenPoint p, const Segment& s) {
    const double dx = s.b.x_px - s.a.x_px;
    const double dy = s.b.y_px - s.a.y_px;
    const double t = std::clamp(((p.x_px - s.a.x_px) * dx + (p.y_px - s.a.y_px) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    const double x = p.x_px - s.a.x_px - t * dx;
    const double y = p.y_px - s.a.y_px - t * dy;
    return x * x + y * y;
}

void grow(GlyphBitmap& bitmap, const std::vector<Segment>& lines, double halo_px) {
    const double reach = halo_px + 1.0;
    std::vector<double> nearest(bitmap.alpha.size(), reach * reach);  // squared distance to the outline
    const auto pixels = [&](double a, double b, int first, int count) {
        return std::pair{std::clamp(static_cast<int>(std::floor(std::min(a, b) - reach)) - first, 0, count),
                         std::clamp(static_cast<int>(std::ceil(std::max(a, b) + reach)) - first, 0, count)};
    };
    for (const Segment& s : lines) {
        const auto [left, right] = pixels(s.a.x_px, s.b.x_px, bitmap.left_px, bitmap.width_px);
        const auto [top, bottom] = pixels(s.a.y_px, s.b.y_px, bitmap.top_px, bitmap.height_px);
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x) {
                double& d = nearest[static_cast<std::size_t>(y * bitmap.width_px + x)];
                d = std::min(d, squared_distance({bitmap.left_px + x + 0.5, bitmap.top_px + y + 0.5}, s));
            }
    }
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        const double covered = std::clamp(halo_px + 0.5 - std::sqrt(nearest[i]), 0.0, 1.0);
        bitmap.alpha[i] = std::max(bitmap.alpha[i], static_cast<std::uint8_t>(std::lround(255.0 * covered)));
    }
}

}  // namespace

GlyphBitmap glyph_bitmap(std::span<const OutlineStep> outline, double size_px, double shift_px, double halo_px) {
    const std::vector<Segment> lines = flattened(outline, size_px, shift_px);
    if (lines.empty()) return {};
    ScreenPoint least = lines[0].a;
    ScreenPoint most = lines[0].a;
    for (const Segment& s : lines) {
        least = {std::min(least.x_px, s.b.x_px), std::min(least.y_px, s.b.y_px)};
        most = {std::max(most.x_px, s.b.x_px), std::max(most.y_px, s.b.y_px)};
    }
    const double margin = halo_px > 0.0 ? halo_px + 1.0 : 0.0;
    GlyphBitmap bitmap;
    bitmap.left_px = static_cast<int>(std::floor(least.x_px - margin));
    bitmap.top_px = static_cast<int>(std::floor(least.y_px - margin));
    bitmap.width_px = static_cast<int>(std::ceil(most.x_px + margin)) - bitmap.left_px;
    bitmap.height_px = static_cast<int>(std::ceil(most.y_px + margin)) - bitmap.top_px;
    Accumulator accumulator(bitmap.width_px, bitmap.height_px);
    const auto inside = [&](ScreenPoint p) { return ScreenPoint{p.x_px - bitmap.left_px, p.y_px - bitmap.top_px}; };
    for (const Segment& s : lines) accumulator.add(inside(s.a), inside(s.b));
    bitmap.alpha = accumulator.coverage();
    if (halo_px > 0.0) grow(bitmap, lines, halo_px);
    return bitmap;
}

}  // namespace kua
