#include "paper/canvas.h"

#include <cairo.h>

#include <cassert>
#include <cstring>
#include <new>

namespace kua {
namespace {

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

void set_color(cairo_t* cr, Rgba8 color) {
    cairo_set_source_rgba(cr, color.r / 255.0, color.g / 255.0, color.b / 255.0, color.a / 255.0);
}

}  // namespace

struct Canvas::Impl {
    std::unique_ptr<cairo_surface_t, FreeSurface> surface;
    std::unique_ptr<cairo_t, FreeContext> context;
    int columns = 0;

    [[nodiscard]] cairo_t* cr() const { return context.get(); }
};

Canvas::Canvas(const PixelStrip& strip, Rgba8 background) : impl_(std::make_unique<Impl>()) {
    assert(strip.columns > 0 && strip.columns <= 32'767 && strip.rows > 0 && strip.rows <= 32'767);
    impl_->columns = strip.columns;
    impl_->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, strip.columns, strip.rows));
    if (cairo_surface_status(impl_->surface.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    impl_->context.reset(cairo_create(impl_->surface.get()));
    cairo_t* cr = impl_->cr();
    set_color(cr, background);
    cairo_paint(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_GRAY);
    cairo_set_tolerance(cr, 0.05);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_translate(cr, 0.0, -strip.first_row);
    cairo_scale(cr, strip.pixels_per_px, strip.pixels_per_px);
}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

void Canvas::move_to(ScreenPoint p) { cairo_move_to(impl_->cr(), p.x_px, p.y_px); }
void Canvas::line_to(ScreenPoint p) { cairo_line_to(impl_->cr(), p.x_px, p.y_px); }
void Canvas::curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p) {
    cairo_curve_to(impl_->cr(), control1.x_px, control1.y_px, control2.x_px, control2.y_px, p.x_px, p.y_px);
}
void Canvas::close() { cairo_close_path(impl_->cr()); }

void Canvas::add(std::span<const ScreenPoint> points, bool closed) {
    if (points.empty()) return;
    move_to(points.front());
    for (const ScreenPoint p : points.subspan(1)) line_to(p);
    if (closed) close();
}

void Canvas::fill(Rgba8 color, FillRule rule) {
    set_color(impl_->cr(), color);
    cairo_set_fill_rule(impl_->cr(), rule == FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    cairo_fill(impl_->cr());
}

void Canvas::stroke(Rgba8 color, double width_px, LineEnds ends) {
    set_color(impl_->cr(), color);
    cairo_set_line_width(impl_->cr(), width_px);
    cairo_set_line_cap(impl_->cr(), ends == LineEnds::Round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_stroke(impl_->cr());
}

void Canvas::clip() {
    cairo_set_fill_rule(impl_->cr(), CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(impl_->cr());
}
void Canvas::save() { cairo_save(impl_->cr()); }
void Canvas::restore() { cairo_restore(impl_->cr()); }

void Canvas::read_row(int row, std::span<std::uint8_t> out) const {
    cairo_surface_t* surface = impl_->surface.get();
    assert(out.size() >= static_cast<std::size_t>(impl_->columns) * 3);
    cairo_surface_flush(surface);
    const unsigned char* pixels = cairo_image_surface_get_data(surface) +
                                  static_cast<std::ptrdiff_t>(row) * cairo_image_surface_get_stride(surface);
    for (std::size_t x = 0; x < static_cast<std::size_t>(impl_->columns); ++x) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, pixels + x * 4, 4);
        out[x * 3] = static_cast<std::uint8_t>(pixel >> 16U);
        out[x * 3 + 1] = static_cast<std::uint8_t>(pixel >> 8U);
        out[x * 3 + 2] = static_cast<std::uint8_t>(pixel);
    }
}

}  // namespace kua
