#include "paper/paint_text.h"

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

void paint_text(Canvas& canvas, const TextMetrics& metrics, const TextLine& line) {
    const auto glyphs = metrics.placed(line.text, line.face, line.size_px, line.letter_spacing_px);
    const auto add_all = [&] {
        for (const PlacedGlyph& glyph : glyphs)
            add_glyph(canvas, metrics.outline(line.face, glyph.glyph),
                      {line.at.x_px + glyph.at.x_px, line.at.y_px + glyph.at.y_px}, line.size_px);
    };
    if (line.halo_px > 0.0) {
        add_all();
        canvas.stroke(line.halo, 2.0 * line.halo_px);
    }
    add_all();
    canvas.fill(line.color, FillRule::NonZero);
}

}  // namespace kua
