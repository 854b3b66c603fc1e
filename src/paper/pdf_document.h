#pragma once

#include "core/result.h"

#include <string>

namespace kua {

/// What goes into a PDF besides its page.
struct PdfExtras {
    std::string manifest;  ///< attached as "kua-figure.json"
    std::string subject;   ///< the figure in words
    std::string language;  ///< "en", "ru", "kk"
};

/// `pdf` with its extras and without a clock: the same page and extras give the same bytes, its identifier too, which
/// is made of the content.
[[nodiscard]] Result<std::string> finished_pdf(const std::string& pdf, const PdfExtras& extras);

inline constexpr const char* pdf_attachment_name = "kua-figure.json";

}  // namespace kua
