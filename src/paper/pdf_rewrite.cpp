#include "paper/pdf_rewrite.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

namespace kua {
namespace {

void attach(QPDF& pdf, const PdfTexts& texts) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, texts.attachment);
    stream.setSubtype("application/json");
    auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, texts.attachment_name, stream);
    file.setDescription("What made this figure");
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(texts.attachment_name, file);
}

}  // namespace

std::string rewritten_pdf(const std::string& pdf, const PdfTexts& texts, std::string& failed) {
    try {
        QPDF document;
        document.processMemoryFile("figure", pdf.data(), pdf.size());
        QPDFObjectHandle info = document.getTrailer().getKey("/Info");
        info.removeKey("/CreationDate");
        info.removeKey("/ModDate");
        info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(texts.subject));
        document.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(texts.language));
        if (!texts.attachment.empty()) attach(document, texts);
        QPDFWriter writer(document);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const std::unique_ptr<Buffer> buffer(writer.getBuffer());
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    } catch (const std::exception& wrong) {
        failed = wrong.what();
        return {};
    }
}

}  // namespace kua
