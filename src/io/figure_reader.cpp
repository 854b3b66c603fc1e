#include "io/figure_reader.h"

#include "core/xml_text.h"
#include "io/file_bytes.h"
#include "io/pdf_attachment.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace kua {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n"sv;
/// Keyword, compression flag and method, no language, no translated keyword (PNG, third edition, 11.3.3.4).
constexpr std::string_view png_text_start = "Kua figure\0\0\0\0\0"sv;

constexpr std::size_t most_start_bytes = 1024;                       // that tell what a file is
constexpr std::uintmax_t most_document_bytes = std::uintmax_t{512} << 20U;

std::string first_bytes(std::istream& in, std::size_t count) {
    std::string bytes(count, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

std::optional<std::uint32_t> read_number(std::istream& in) {
    const std::string bytes = first_bytes(in, 4);
    if (bytes.size() < 4) return std::nullopt;
    std::uint32_t n = 0;
    for (const char c : bytes) n = n << 8U | static_cast<unsigned char>(c);
    return n;
}

/// CRC-32 of a chunk's name and data (PNG, annex D).
std::uint32_t crc_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xEDB88320U : crc >> 1U;
    }
    return ~crc;
}

Error damaged(const std::filesystem::path& file) {
    return {file.string(), msg("is damaged: it ends early, or its bytes were altered")};
}

Error carries_none(const std::filesystem::path& file) {
    return {file.string(), msg("carries nothing of what made it: it is no figure of Kua's, or a program took its texts out. "
                               "The check code printed on it still names its data.")};
}

/// Walks the chunks and reads only the one that is wanted.
Result<std::string> png_manifest(const std::filesystem::path& file, std::istream& in) {
    in.seekg(static_cast<std::streamoff>(png_start.size()));
    while (true) {
        const auto length = read_number(in);
        const std::string name = first_bytes(in, 4);
        if (!length || name.size() < 4) return damaged(file);
        if (name == "IEND") return carries_none(file);
        if (name != "iTXt" || *length > most_manifest_bytes || *length < png_text_start.size()) {
            in.seekg(static_cast<std::streamoff>(*length) + 4, std::ios::cur);
            if (in.peek() == std::char_traits<char>::eof()) return damaged(file);
            continue;
        }
        const std::string data = first_bytes(in, *length);
        const auto crc = read_number(in);
        if (data.size() < *length || !crc || *crc != crc_of(name + data)) return damaged(file);
        if (data.starts_with(png_text_start)) return data.substr(png_text_start.size());
    }
}

/// Looks for the element itself: editors may have written the document around it anew.
Result<std::string> svg_manifest(const std::filesystem::path& file) {
    const auto bytes = read_file_bytes(file, most_document_bytes);
    if (!bytes) return bytes.error();
    const auto start = bytes->find("id=\"kua-figure\"");
    if (start == std::string::npos) return carries_none(file);
    const auto begin = bytes->find('>', start);
    const auto end = bytes->find("</", start);
    if (begin == std::string::npos || end == std::string::npos || end < begin) return damaged(file);
    return from_xml_text(std::string_view(*bytes).substr(begin + 1, end - begin - 1));
}

Result<std::string> pdf_manifest(const std::filesystem::path& file) {
    const auto bytes = read_file_bytes(file, most_document_bytes);
    if (!bytes) return bytes.error();
    std::string manifest;
    switch (read_pdf_attachment(*bytes, "kua-figure.json", most_manifest_bytes, manifest)) {
        case PdfAttachment::Found: return manifest;
        case PdfAttachment::None: return carries_none(file);
        case PdfAttachment::Damaged: break;
    }
    return damaged(file);
}

enum class FigureKind : std::uint8_t { None, Png, Svg, Pdf };

FigureKind kind_of(std::string_view start) {
    if (start.starts_with(png_start)) return FigureKind::Png;
    if (start.starts_with("%PDF-")) return FigureKind::Pdf;
    // Incidents may tell of pictures too: an SVG is one only where the file begins as XML does.
    const auto first = start.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    const bool is_xml = first != std::string_view::npos && start[first] == '<';
    return is_xml && start.find("<svg") != std::string_view::npos ? FigureKind::Svg : FigureKind::None;
}

}  // namespace

std::string data_file_of(const std::filesystem::path& figure, const std::string& name, const DataHome& home) {
    const auto plain = std::filesystem::path(name).filename();
    const auto beside = figure.parent_path() / plain;
    std::error_code ignored;
    for (const auto& place : {beside, home.incidents / plain, home.geodata / plain})
        if (std::filesystem::exists(place, ignored)) return place.string();
    return beside.string();
}

bool looks_like_figure(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return kind_of(first_bytes(in, most_start_bytes)) != FigureKind::None;
}

Result<std::string> read_figure_manifest(const std::filesystem::path& file) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) return Error{file.string(), msg("there is no such file")};
    std::ifstream in(file, std::ios::binary);
    switch (kind_of(first_bytes(in, most_start_bytes))) {
        case FigureKind::Png: in.clear(); return png_manifest(file, in);
        case FigureKind::Svg: return svg_manifest(file);
        case FigureKind::Pdf: return pdf_manifest(file);
        case FigureKind::None: break;
    }
    return Error{file.string(), msg("is no figure: want a PNG, SVG or PDF that Kua wrote")};
}

}  // namespace kua
