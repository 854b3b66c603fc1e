#include "paper/page_png.h"

#include "core/seen_colors.h"
#include "paper/raster_canvas.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace kua {
namespace {

constexpr double most_pixels_a_side = 32'767.0;
constexpr double most_megapixels = 250.0;  // an A0 poster at 400 dpi; more would take minutes without a word

}  // namespace

Result<std::string> page_png(const PageSheet& sheet, const std::function<void(Canvas&)>& paint) {
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
    const int strip_rows = std::max(1, sheet.pixels_a_strip / static_cast<int>(columns));
    std::vector<std::uint8_t> row(static_cast<std::size_t>(columns) * 3);
    for (int first = 0; first < static_cast<int>(rows); first += strip_rows) {
        const PixelStrip strip{static_cast<int>(columns), first, std::min(strip_rows, static_cast<int>(rows) - first),
                               sheet.dpi / 96.0};
        RasterCanvas canvas(strip, sheet.ground);
        paint(canvas.canvas());
        for (int y = 0; y < strip.rows; ++y) {
            canvas.read_row(y, row);
            seen.apply(row, 3);
            png.add_row(row);
        }
    }
    return std::move(png).finish();
}

}  // namespace kua
