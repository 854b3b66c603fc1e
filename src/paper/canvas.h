#pragma once

#include "core/color.h"
#include "core/geometry.h"
#include "paper/text_line.h"

#include <cstdint>
#include <span>
#include <string>

namespace kua {

enum class FillRule : std::uint8_t { EvenOdd, NonZero };
enum class LineEnds : std::uint8_t { Round, Flat };

/// What a figure is painted on, whatever the format. Coordinates are page px of 1/96 inch, y down. A path is gathered
/// with move_to, line_to, curve_to and close, and used up by fill, stroke or clip.
class Canvas {
public:
    virtual ~Canvas() = default;

    virtual void move_to(ScreenPoint p) = 0;
    virtual void line_to(ScreenPoint p) = 0;
    virtual void curve_to(ScreenPoint control1, ScreenPoint control2, ScreenPoint p) = 0;
    virtual void close() = 0;
    /// A polygon or a line of at least one point, added to the path.
    void add(std::span<const ScreenPoint> points, bool closed);

    virtual void fill(Rgba8 color, FillRule rule = FillRule::EvenOdd) = 0;
    /// Joins are round.
    virtual void stroke(Rgba8 color, double width_px, LineEnds ends = LineEnds::Round) = 0;
    /// Narrows what is painted on to the path (even-odd), until the restore of the last save.
    virtual void clip() = 0;
    virtual void save() = 0;
    virtual void restore() = 0;

    /// Fills the box with squares of colour without smoothing: each pixel has the colour of the square that its middle
    /// lies in, where the format has pixels; else neighbours in a row are one rectangle, colour by colour.
    /// Pre: columns * rows colours, row by row from the top; at most 32,767 columns and rows. No path is under way.
    virtual void squares(const ScreenBox& box, int columns, int rows, std::span<const Rgba8> colors);

    /// What of the page is on this canvas: what lies outside need not be painted. Everything, unless a format paints by parts.
    [[nodiscard]] virtual ScreenBox reach() const;

    /// Letters where `metrics` measured them, on their halo.
    virtual void text(const TextLine& line, const TextMetrics& metrics) = 0;

    /// What is painted until the matching end_group belongs together, for formats that say so: `name` for its layer,
    /// `title` for a reader who points at it. Groups nest, also with save and restore.
    virtual void begin_group(const std::string& /*name*/, const std::string& /*title*/ = {}) {}
    virtual void end_group() {}

protected:
    Canvas() = default;
    Canvas(const Canvas&) = default;
    Canvas& operator=(const Canvas&) = default;
};

/// Adds the letters' own outlines, unhinted, to the path: nothing of the system decides on them.
void add_outlines(Canvas& canvas, const TextLine& line, const TextMetrics& metrics);

}  // namespace kua
