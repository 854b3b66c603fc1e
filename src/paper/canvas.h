#pragma once

#include "core/color.h"
#include "core/geometry.h"

#include <cstdint>
#include <memory>
#include <span>

namespace kua {

/// Which of a page's pixels a canvas holds: all columns, some rows.
struct PixelStrip {
    int columns = 0;
    int first_row = 0;
    int rows = 0;
    double pixels_per_px = 1.0;  ///< dpi / 96
};

enum class FillRule : std::uint8_t { EvenOdd, NonZero };
enum class LineEnds : std::uint8_t { Round, Flat };

/// A strip of a page being painted by the CPU with grey antialiasing. Coordinates are page px of 1/96 inch, y down.
/// A path is gathered with move_to, line_to, curve_to and close, and used up by fill, stroke or clip.
class Canvas {
public:
    /// Pre: at most 32,767 columns and rows, the limit of a Cairo image; some of both.
    Canvas(const PixelStrip& strip, Rgba8 background);
    Canvas(Canvas&&) noexcept;
    ~Canvas();

    void move_to(ScreenPoint p);
    void line_to(ScreenPoint p);
    void curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p);
    void close();
    /// A polygon or a line of at least one point, added to the path.
    void add(std::span<const ScreenPoint> points, bool closed);

    void fill(Rgba8 color, FillRule rule = FillRule::EvenOdd);
    /// Joins are round.
    void stroke(Rgba8 color, double width_px, LineEnds ends = LineEnds::Round);
    /// Narrows what is painted on to the path (even-odd), until the restore of the last save.
    void clip();
    void save();
    void restore();

    /// Row `row` of the strip as red, green, blue bytes: three a column. `out` has room for them.
    void read_row(int row, std::span<std::uint8_t> out) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
