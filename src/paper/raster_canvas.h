#pragma once

#include "paper/canvas.h"

#include <memory>

namespace kua {

/// Which of a page's pixels a canvas holds: all columns, some rows.
struct PixelStrip {
    int columns = 0;
    int first_row = 0;
    int rows = 0;
    double pixels_per_px = 1.0;  ///< dpi / 96
};

/// A strip of a page being painted by the CPU with grey antialiasing.
class RasterCanvas {
public:
    /// Pre: at most 32,767 columns and rows, the limit of a Cairo image; some of both.
    RasterCanvas(const PixelStrip& strip, Rgba8 background);
    RasterCanvas(RasterCanvas&&) noexcept;
    RasterCanvas& operator=(RasterCanvas&&) noexcept;
    ~RasterCanvas();

    [[nodiscard]] Canvas& canvas();

    /// Row `row` of the strip as red, green, blue bytes: three a column. `out` has room for them.
    void read_row(int row, std::span<std::uint8_t> out) const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
