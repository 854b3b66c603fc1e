#pragma once

#include "paper/canvas.h"

#include <memory>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

namespace kua {

struct FreeCairoSurface {
    void operator()(cairo_surface_t* surface) const;
};
struct FreeCairoContext {
    void operator()(cairo_t* context) const;
};
using CairoSurface = std::unique_ptr<cairo_surface_t, FreeCairoSurface>;
using CairoContext = std::unique_ptr<cairo_t, FreeCairoContext>;

/// Paths by Cairo, on pixels or a PDF page; letters are left to each.
class CairoCanvas : public Canvas {
public:
    void move_to(ScreenPoint p) override;
    void line_to(ScreenPoint p) override;
    void curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p) override;
    void close() override;
    void fill(Rgba8 color, FillRule rule = FillRule::EvenOdd) override;
    void stroke(Rgba8 color, double width_px, LineEnds ends = LineEnds::Round) override;
    void squares(const ScreenBox& box, int columns, int rows, std::span<const Rgba8> colors) override;
    void clip() override;
    void save() override;
    void restore() override;

protected:
    CairoCanvas() = default;
    [[nodiscard]] cairo_t* cr() const { return context_.get(); }
    [[nodiscard]] cairo_surface_t* surface() const { return surface_.get(); }
    /// Takes the surface and begins to paint on it. Throws std::bad_alloc where Cairo has no memory for it.
    void begin(CairoSurface surface);
    void set_color(Rgba8 color);
    /// Ends painting and finishes the surface.
    void finish();

private:
    CairoSurface surface_;
    CairoContext context_;
};

}  // namespace kua
