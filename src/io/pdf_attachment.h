#pragma once

#include <cstddef>
#include <string>

namespace kua {

enum class PdfAttachment : unsigned char { Found, None, Damaged };

/// The file attached to the document `pdf` under `name`, of at most `most_bytes`: a small one can unfold without end, and counts
/// as damaged. Never throws.
[[nodiscard]] PdfAttachment read_pdf_attachment(const std::string& pdf, const char* name, std::size_t most_bytes, std::string& content);

}  // namespace kua
