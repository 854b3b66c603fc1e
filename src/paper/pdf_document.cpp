#include "paper/pdf_document.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

namespace kua {
namespace {

void attach(QPDF& pdf, const std::string& manifest) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, manifest);
    stream.setSubtype("application/json");
    auto file = QPDFFileSpecObjectHelper::createFileSpec(pdf, pdf_attachment_name, stream);
    file.setDescription("What made this figure");
    QPDFEmbeddedFileDocumentHelper(pdf).replaceEmbeddedFile(pdf_attachment_name, file);
}

}  // namespace

Result<std::string> finished_pdf(const std::string& bytes, const PdfExtras& extras) {
    try {
        QPDF pdf;
        pdf.processMemoryFile("figure", bytes.data(), bytes.size());
        QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
        info.removeKey("/CreationDate");
        info.removeKey("/ModDate");
        info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(extras.subject));
        pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newString(extras.language));
        if (!extras.manifest.empty()) attach(pdf, extras.manifest);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const std::unique_ptr<Buffer> buffer(writer.getBuffer());
        return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception& failed) {
        return Error{"PDF", msg("cannot be finished: {0}", failed.what())};
    }
}

}  // namespace kua
