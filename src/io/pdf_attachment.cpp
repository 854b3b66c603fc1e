#include "io/pdf_attachment.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>

#include <stdexcept>

namespace kua {
namespace {

class LimitedText : public Pipeline {
public:
    LimitedText(std::string& text, std::size_t most_bytes) : Pipeline("attachment", nullptr), text_(text), most_bytes_(most_bytes) {}
    void write(const unsigned char* data, std::size_t size) override {
        if (text_.size() + size > most_bytes_) throw std::length_error("attachment");
        text_.append(reinterpret_cast<const char*>(data), size);
    }
    void finish() override {}

private:
    std::string& text_;
    std::size_t most_bytes_;
};

}  // namespace

PdfAttachment read_pdf_attachment(const std::string& pdf, const char* name, std::size_t most_bytes, std::string& content) {
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        document.processMemoryFile("figure", pdf.data(), pdf.size());
        const auto attached = QPDFEmbeddedFileDocumentHelper(document).getEmbeddedFile(name);
        if (!attached) return PdfAttachment::None;
        LimitedText text(content, most_bytes);
        attached->getEmbeddedFileStream().pipeStreamData(&text, nullptr, 0, qpdf_dl_generalized);
        return PdfAttachment::Found;
    } catch (const std::exception&) {
        return PdfAttachment::Damaged;
    }
}

}  // namespace kua
