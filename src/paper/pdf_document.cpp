#include "paper/pdf_document.h"

#include "paper/pdf_rewrite.h"

namespace kua {

Result<std::string> finished_pdf(const std::string& bytes, const PdfExtras& extras) {
    std::string failed;
    std::string finished = rewritten_pdf(bytes, {extras.subject, extras.language, extras.manifest, pdf_attachment_name}, failed);
    if (!failed.empty()) return Error{"PDF", msg("cannot be finished: {0}", failed)};
    return finished;
}

}  // namespace kua
