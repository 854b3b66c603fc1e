#include "paper/canvas.h"

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

void Canvas::add(std::span<const ScreenPoint> points, bool closed) {
    if (points.empty()) return;
    move_to(points.front());
    for (const ScreenPoint p : points.subspan(1)) line_to(p);
    if (closed) close();
}

void add_outlines(Canvas& canvas, const TextLine& line, const TextMetrics& metrics) {
    for (const PlacedGlyph& glyph : metrics.placed(line.text, line.face, line.size_px, line.letter_spacing_px))
        add_glyph(canvas, metrics.outline(line.face, glyph.glyph),
                  {line.at.x_px + glyph.at.x_px, line.at.y_px + glyph.at.y_px}, line.size_px);
}

}  // namespace kua
