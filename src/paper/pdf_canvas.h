#pragma once

#include "core/result.h"
#include "paper/canvas.h"

#include <functional>
#include <string>

namespace kua {

/// A page to be painted as PDF; sizes in px of 1/96 inch.
struct PdfSheet {
    double width_px = 0.0;
    double height_px = 0.0;
    Rgba8 ground{255, 255, 255, 255};
    std::string title;
    std::string author;
};

/// The page as PDF bytes: vectors, letters as text in an embedded subset of Inter. Throws nothing; an Error where the
/// typeface cannot be opened. The bytes name the time they were written: see finished_pdf.
[[nodiscard]] Result<std::string> page_pdf(const PdfSheet& sheet, const std::function<void(Canvas&)>& paint);

}  // namespace kua
