#pragma once

#include <string>

namespace kua {

/// Texts that a PDF is given.
struct PdfTexts {
    const std::string& subject;
    const std::string& language;
    const std::string& attachment;       ///< JSON; empty: none
    const char* attachment_name;
};

/// `pdf` written anew with `texts`, without dates, its identifier made of its content. Nothing is in `failed` where it went well.
[[nodiscard]] std::string rewritten_pdf(const std::string& pdf, const PdfTexts& texts, std::string& failed);

}  // namespace kua
