#include "paper/raster_canvas.h"

#include "paper/cairo_canvas.h"

#include <cairo.h>

#include <cassert>
#include <cstring>

namespace kua {

class RasterCanvas::Impl : public CairoCanvas {
public:
    Impl(const PixelStrip& strip, Rgba8 background)
        : columns_(strip.columns),
          reach_{0.0, strip.first_row / strip.pixels_per_px, strip.columns / strip.pixels_per_px,
                 (strip.first_row + strip.rows) / strip.pixels_per_px} {
        begin(CairoSurface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, strip.columns, strip.rows)));
        set_color(background);
        cairo_paint(cr());
        cairo_translate(cr(), 0.0, -strip.first_row);
        cairo_scale(cr(), strip.pixels_per_px, strip.pixels_per_px);
    }

    [[nodiscard]] ScreenBox reach() const override { return reach_; }

    void text(const TextLine& line, const TextMetrics& metrics) override {
        const double most_px = 2.0 * line.size_px + line.halo_px;  // no letter reaches further from its baseline
        if (line.at.y_px + most_px < reach_.top_px || line.at.y_px - most_px > reach_.bottom_px) return;
        if (line.halo_px > 0.0) {
            add_outlines(*this, line, metrics);
            stroke(line.halo, 2.0 * line.halo_px);
        }
        add_outlines(*this, line, metrics);
        fill(line.color, FillRule::NonZero);
    }

    void read_row(int row, std::span<std::uint8_t> out) const {
        assert(out.size() >= static_cast<std::size_t>(columns_) * 3);
        cairo_surface_flush(surface());
        const unsigned char* pixels = cairo_image_surface_get_data(surface()) +
                                      static_cast<std::ptrdiff_t>(row) * cairo_image_surface_get_stride(surface());
        for (std::size_t x = 0; x < static_cast<std::size_t>(columns_); ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, pixels + x * 4, 4);
            out[x * 3] = static_cast<std::uint8_t>(pixel >> 16U);
            out[x * 3 + 1] = static_cast<std::uint8_t>(pixel >> 8U);
            out[x * 3 + 2] = static_cast<std::uint8_t>(pixel);
        }
    }

private:
    int columns_ = 0;
    ScreenBox reach_;
};

RasterCanvas::RasterCanvas(const PixelStrip& strip, Rgba8 background) {
    assert(strip.columns > 0 && strip.columns <= 32'767 && strip.rows > 0 && strip.rows <= 32'767);
    impl_ = std::make_unique<Impl>(strip, background);
}
RasterCanvas::RasterCanvas(RasterCanvas&&) noexcept = default;
RasterCanvas& RasterCanvas::operator=(RasterCanvas&&) noexcept = default;
RasterCanvas::~RasterCanvas() = default;

Canvas& RasterCanvas::canvas() { return *impl_; }
void RasterCanvas::read_row(int row, std::span<std::uint8_t> out) const { impl_->read_row(row, out); }

}  // namespace kua
