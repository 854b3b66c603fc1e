#include "paper/cairo_canvas.h"

#include <cairo.h>

#include <cassert>
#include <cstring>
#include <new>
#include <utility>

namespace kua {
namespace {

/// As Cairo keeps a pixel: alpha, then the colours in its share, rounded.
std::uint32_t premultiplied(Rgba8 c) {
    const auto part = [&](std::uint8_t value) { return (std::uint32_t{value} * c.a + 127U) / 255U; };
    return std::uint32_t{c.a} << 24U | part(c.r) << 16U | part(c.g) << 8U | part(c.b);
}

}  // namespace

void FreeCairoSurface::operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
void FreeCairoContext::operator()(cairo_t* context) const { cairo_destroy(context); }

void CairoCanvas::begin(CairoSurface surface) {
    surface_ = std::move(surface);
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    context_.reset(cairo_create(surface_.get()));
    cairo_set_antialias(cr(), CAIRO_ANTIALIAS_GRAY);
    cairo_set_tolerance(cr(), 0.05);
    cairo_set_line_join(cr(), CAIRO_LINE_JOIN_ROUND);
}

void CairoCanvas::set_color(Rgba8 color) {
    cairo_set_source_rgba(cr(), color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

void CairoCanvas::finish() {
    context_.reset();
    cairo_surface_finish(surface_.get());
}

void CairoCanvas::move_to(ScreenPoint p) { cairo_move_to(cr(), p.x_px, p.y_px); }
void CairoCanvas::line_to(ScreenPoint p) { cairo_line_to(cr(), p.x_px, p.y_px); }
void CairoCanvas::curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p) {
    cairo_curve_to(cr(), control1.x_px, control1.y_px, control2.x_px, control2.y_px, p.x_px, p.y_px);
}
void CairoCanvas::close() { cairo_close_path(cr()); }

void CairoCanvas::fill(Rgba8 color, FillRule rule) {
    set_color(color);
    cairo_set_fill_rule(cr(), rule == FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    cairo_fill(cr());
}

void CairoCanvas::stroke(Rgba8 color, double width_px, LineEnds ends) {
    set_color(color);
    cairo_set_line_width(cr(), width_px);
    cairo_set_line_cap(cr(), ends == LineEnds::Round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_stroke(cr());
}

void CairoCanvas::squares(const ScreenBox& box, int columns, int rows, std::span<const Rgba8> colors) {
    if (columns <= 0 || rows <= 0) return;
    assert(colors.size() == static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    const CairoSurface image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, columns, rows));
    if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    unsigned char* const pixels = cairo_image_surface_get_data(image.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(image.get());
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(i) / columns;
        const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(i) % columns;
        const std::uint32_t pixel = premultiplied(colors[i]);
        std::memcpy(pixels + row * stride + column * 4, &pixel, 4);
    }
    cairo_surface_mark_dirty(image.get());
    cairo_save(cr());
    cairo_translate(cr(), box.left_px, box.top_px);
    cairo_scale(cr(), (box.right_px - box.left_px) / columns, (box.bottom_px - box.top_px) / rows);
    cairo_set_source_surface(cr(), image.get(), 0.0, 0.0);
    cairo_pattern_set_filter(cairo_get_source(cr()), CAIRO_FILTER_NEAREST);
    cairo_pattern_set_extend(cairo_get_source(cr()), CAIRO_EXTEND_PAD);
    cairo_set_antialias(cr(), CAIRO_ANTIALIAS_NONE);
    cairo_rectangle(cr(), 0.0, 0.0, columns, rows);
    cairo_fill(cr());
    cairo_restore(cr());
}

void CairoCanvas::clip() {
    cairo_set_fill_rule(cr(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(cr());
}
void CairoCanvas::save() { cairo_save(cr()); }
void CairoCanvas::restore() { cairo_restore(cr()); }

}  // namespace kua
