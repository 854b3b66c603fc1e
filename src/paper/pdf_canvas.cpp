#include "paper/pdf_canvas.h"

#include "core/xml_text.h"
#include "paper/cairo_canvas.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <array>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace kua {
namespace {

constexpr double pt_per_px = 0.75;

/// An open face and the library that it needs; goes when Cairo needs it no more.
struct OpenFace {
    std::shared_ptr<FT_LibraryRec_> library;
    FT_Face face = nullptr;

    OpenFace(std::shared_ptr<FT_LibraryRec_> of, const std::string& file) : library(std::move(of)) {
        if (FT_New_Face(library.get(), file.c_str(), 0, &face) != 0) face = nullptr;
    }
    OpenFace(const OpenFace&) = delete;
    OpenFace& operator=(const OpenFace&) = delete;
    ~OpenFace() {
        if (face != nullptr) FT_Done_Face(face);
    }
};

struct FreeFontFace {
    void operator()(cairo_font_face_t* font) const { cairo_font_face_destroy(font); }
};
using FontFacePtr = std::unique_ptr<cairo_font_face_t, FreeFontFace>;
using PdfFonts = std::array<FontFacePtr, font_face_count>;

/// The faces of the typeface as Cairo takes them.
Result<PdfFonts> open_fonts() {
    static const cairo_user_data_key_t owner_key{};
    const auto files = font_files();
    if (!files) return files.error();
    FT_Library started = nullptr;
    if (FT_Init_FreeType(&started) != 0) throw std::bad_alloc();
    const std::shared_ptr<FT_LibraryRec_> library(started, FT_Done_FreeType);
    PdfFonts fonts;
    for (std::size_t i = 0; i < fonts.size(); ++i) {
        auto owner = std::make_unique<OpenFace>(library, (*files)[i]);
        if (owner->face == nullptr)
            return Error{(*files)[i], msg("the typeface Inter is missing or damaged; install the package {0}", "fonts-inter")};
        fonts[i].reset(cairo_ft_font_face_create_for_ft_face(owner->face, FT_LOAD_NO_HINTING));
        const auto drop = [](void* data) { delete static_cast<OpenFace*>(data); };
        if (cairo_font_face_set_user_data(fonts[i].get(), &owner_key, owner.get(), drop) == CAIRO_STATUS_SUCCESS)
            static_cast<void>(owner.release());
    }
    return fonts;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

class PdfCanvas : public CairoCanvas {
public:
    PdfCanvas(const PdfSheet& sheet, const PdfFonts& fonts, std::string& bytes) : fonts_(fonts) {
        begin(CairoSurface(cairo_pdf_surface_create_for_stream(append, &bytes, sheet.width_px * pt_per_px, sheet.height_px * pt_per_px)));
        cairo_pdf_surface_restrict_to_version(surface(), CAIRO_PDF_VERSION_1_5);
        cairo_pdf_surface_set_metadata(surface(), CAIRO_PDF_METADATA_TITLE, plain(sheet.title).c_str());
        cairo_pdf_surface_set_metadata(surface(), CAIRO_PDF_METADATA_AUTHOR, plain(sheet.author).c_str());
        cairo_scale(cr(), pt_per_px, pt_per_px);
        set_color(sheet.ground);
        cairo_paint(cr());
    }
    void end() {
        cairo_show_page(cr());
        finish();
    }

    void text(const TextLine& line, const TextMetrics& metrics) override {
        if (line.halo_px > 0.0) {
            add_outlines(*this, line, metrics);
            stroke(line.halo, 2.0 * line.halo_px);
        }
        const auto placed = metrics.placed(line.text, line.face, line.size_px, line.letter_spacing_px);
        if (placed.empty()) return;
        set_color(line.color);
        cairo_set_font_face(cr(), fonts_[static_cast<std::size_t>(line.face)].get());
        cairo_set_font_size(cr(), line.size_px);
        show(line, placed);
    }

private:
    /// Without what is no text or would turn the direction of writing.
    static std::string plain(const std::string& text) { return from_xml_text(xml_text(text)); }

    /// The glyphs with the bytes of the text that each stands for, so that the text can be selected and searched. Letters
    /// that are spaced stand for their line together (ActualText): a reader would take the space between them for words.
    void show(const TextLine& line, const std::vector<PlacedGlyph>& placed) {
        const bool is_spaced = line.letter_spacing_px != 0.0;
        std::vector<cairo_glyph_t> glyphs;
        std::vector<cairo_text_cluster_t> clusters;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            glyphs.push_back({placed[i].glyph, line.at.x_px + placed[i].at.x_px, line.at.y_px + placed[i].at.y_px});
            const bool continues = i > 0 && (is_spaced || placed[i].byte == placed[i - 1].byte);
            if (continues) {
                ++clusters.back().num_glyphs;
                continue;
            }
            std::size_t next = i + 1;
            while (next < placed.size() && placed[next].byte == placed[i].byte) ++next;
            const std::size_t end = next < placed.size() && !is_spaced ? placed[next].byte : line.text.size();
            clusters.push_back({static_cast<int>(end - placed[i].byte), 1});
        }
        const auto count = static_cast<int>(glyphs.size());
        if (plain(line.text) == line.text)
            cairo_show_text_glyphs(cr(), line.text.data(), static_cast<int>(line.text.size()), glyphs.data(), count,
                                   clusters.data(), static_cast<int>(clusters.size()), static_cast<cairo_text_cluster_flags_t>(0));
        else cairo_show_glyphs(cr(), glyphs.data(), count);  // what is no text, or turns it round, is a picture only
    }

    const PdfFonts& fonts_;
};

}  // namespace

Result<std::string> page_pdf(const PdfSheet& sheet, const std::function<void(Canvas&)>& paint) {
    const auto fonts = open_fonts();
    if (!fonts) return fonts.error();
    std::string bytes;
    PdfCanvas canvas(sheet, *fonts, bytes);
    paint(canvas);
    canvas.end();
    return bytes;
}

}  // namespace kua
