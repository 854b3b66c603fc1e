#include "paper/page_png.h"

#include "core/ordered_blocks.h"
#include "core/seen_colors.h"
#include "paper/raster_canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kua {
namespace {

constexpr double most_pixels_a_side = 32'767.0;
constexpr double most_megapixels = 250.0;  // an A0 poster at 400 dpi; more would take minutes without a word

/// Into how many strips a page is cut: by its size alone, not by who paints, since the edges of clips differ by a few
/// shades between one cut and another.
int strips_of(double pixels, int rows, int most_pixels) {
    constexpr double pixels_worth_a_strip = 5e5;
    const double wanted = std::max(std::min(4.0, std::floor(pixels / pixels_worth_a_strip)), std::ceil(pixels / most_pixels));
    return std::clamp(static_cast<int>(wanted), 1, rows);
}

struct PaintedStrip {
    int rows;
    RasterCanvas canvas;
};

}  // namespace

Result<std::string> page_png(const PageSheet& sheet, const PaintStrip& paint) {
    const double columns = std::round(sheet.width_px * sheet.dpi / 96.0);
    const double rows = std::round(sheet.height_px * sheet.dpi / 96.0);
    const bool fits = columns >= 1.0 && rows >= 1.0 && columns <= most_pixels_a_side && rows <= most_pixels_a_side;
    if (!fits)
        return Error{
            "page",
            msg("the picture would have more than {0} pixels a side, or none: choose a smaller page or fewer dpi",
                "32767")};
    const double megapixels = columns * rows / 1e6;
    if (megapixels > most_megapixels)
        return Error{"page", msg("the picture would have {0} million pixels, more than the {1} million that are painted: "
                                 "choose a smaller page or fewer dpi",
                                 std::to_string(std::lround(megapixels)), std::to_string(std::lround(most_megapixels)))};

    PngWriter png({static_cast<int>(columns), static_cast<int>(rows), sheet.dpi, sheet.texts});
    const SeenColors seen(sheet.vision);
    const int all_rows = static_cast<int>(rows);
    const int strips = strips_of(columns * rows, all_rows, sheet.pixels_a_strip);
    const auto first_row = [&](int strip) { return static_cast<int>(std::int64_t{all_rows} * strip / strips); };
    std::vector<std::uint8_t> row(static_cast<std::size_t>(columns) * 3);
    make_in_order(
        static_cast<std::size_t>(strips), sheet.painters,
        [&](std::size_t index, std::size_t painter) {
            const int first = first_row(static_cast<int>(index));
            const PixelStrip strip{static_cast<int>(columns), first, first_row(static_cast<int>(index) + 1) - first,
                                   sheet.dpi / 96.0};
            PaintedStrip painted{strip.rows, RasterCanvas(strip, sheet.ground)};
            paint(painted.canvas.canvas(), painter);
            return painted;
        },
        [&](PaintedStrip painted) {
            for (int y = 0; y < painted.rows; ++y) {
                painted.canvas.read_row(y, row);
                seen.apply(row, 3);
                png.add_row(row);
            }
            return true;
        });
    return std::move(png).finish();
}

}  // namespace kua
