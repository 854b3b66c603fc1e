#include "paper/canvas.h"

#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <map>
#include <vector>

namespace kua {
namespace {

void add_glyph(Canvas& canvas, const std::vector<OutlineStep>& outline, ScreenPoint at, double size_px) {
    const auto place = [&](ScreenPoint p) {
        return ScreenPoint{at.x_px + p.x_px * size_px, at.y_px + p.y_px * size_px};
    };
    for (const OutlineStep& step : outline) switch (step.kind) {
            case OutlineStep::Kind::Move:
                canvas.move_to(place(step.to));
                break;
            case OutlineStep::Kind::Line:
                canvas.line_to(place(step.to));
                break;
            case OutlineStep::Kind::Curve:
                canvas.curve_to(place(step.control1), place(step.control2), place(step.to));
                break;
            case OutlineStep::Kind::Close:
                canvas.close();
                break;
        }
}

}  // namespace

ScreenBox Canvas::reach() const {
    constexpr double far = std::numeric_limits<double>::infinity();
    return {-far, -far, far, far};
}

void Canvas::add(std::span<const ScreenPoint> points, bool closed) {
    if (points.empty()) return;
    move_to(points.front());
    for (const ScreenPoint p : points.subspan(1)) line_to(p);
    if (closed) close();
}

void Canvas::squares(const ScreenBox& box, int columns, int rows, std::span<const Rgba8> colors) {
    assert(colors.size() == static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    std::map<std::uint32_t, std::vector<ScreenBox>> by_color;
    const double width_px = (box.right_px - box.left_px) / columns;
    const double height_px = (box.bottom_px - box.top_px) / rows;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns;) {
            const std::span<const Rgba8> row = colors.subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns), static_cast<std::size_t>(columns));
            const Rgba8 color = row[static_cast<std::size_t>(x)];
            int end = x + 1;
            while (end < columns && row[static_cast<std::size_t>(end)] == color) ++end;
            if (color.a > 0)
                by_color[std::bit_cast<std::uint32_t>(color)].push_back({box.left_px + x * width_px, box.top_px + y * height_px,
                                                                         box.left_px + end * width_px, box.top_px + (y + 1) * height_px});
            x = end;
        }
    for (const auto& [color, boxes] : by_color) {
        for (const ScreenBox& one : boxes) {
            const std::array<ScreenPoint, 4> corners{{{one.left_px, one.top_px}, {one.right_px, one.top_px}, {one.right_px, one.bottom_px}, {one.left_px, one.bottom_px}}};
            add(corners, true);
        }
        fill(std::bit_cast<Rgba8>(color), FillRule::NonZero);
    }
}

void add_outlines(Canvas& canvas, const TextLine& line, const TextMetrics& metrics) {
    for (const PlacedGlyph& glyph : metrics.placed(line.text, line.face, line.size_px, line.letter_spacing_px))
        add_glyph(canvas, metrics.outline(line.face, glyph.glyph),
                  {line.at.x_px + glyph.at.x_px, line.at.y_px + glyph.at.y_px}, line.size_px);
}

}  // namespace kua
