#include "app/fonts.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <span>
#include <string>

namespace kua {
namespace {

/// Inter's ascender minus its descender, in em: Dear ImGui takes this height for the size of a font.
constexpr double inter_line_em = 2478.0 / 2048.0;

using Ranges = std::span<const ImWchar>;

// Latin, Latin-1 and Latin Extended-A, Cyrillic with the Kazakh letters, general punctuation, the numero sign, arrows.
constexpr std::array<ImWchar, 13> all_letters{0x0020, 0x017F, 0x0400, 0x052F, 0x2000, 0x206F, 0x2116, 0x2116, 0x2190, 0x2193, 0x2212, 0x2212, 0};
// ASCII and the signs of Latin-1, the letters of Russian and Kazakh, dashes and quotes, the numero sign, arrows.
constexpr std::array<ImWchar, 43> usual_letters{
    0x0020, 0x007E, 0x00A0, 0x00BF, 0x00D7, 0x00D7, 0x0401, 0x0401, 0x0406, 0x0406, 0x0410, 0x044F, 0x0451, 0x0451, 0x0456,
    0x0456, 0x0492, 0x0493, 0x049A, 0x049B, 0x04A2, 0x04A3, 0x04AE, 0x04B1, 0x04BA, 0x04BB, 0x04D8, 0x04D9, 0x04E8, 0x04E9,
    0x2009, 0x2009, 0x2013, 0x2014, 0x2018, 0x2026, 0x202F, 0x202F, 0x2116, 0x2116, 0x2190, 0x2193, 0};

bool holds(Ranges ranges, char32_t letter) {
    for (std::size_t i = 0; i + 1 < ranges.size(); i += 2)
        if (ranges[i] <= letter && letter <= ranges[i + 1]) return true;
    return false;
}

/// Gives 0 to 9 the advance of the widest of them, each in the middle of it: numbers in a column stand below each other.
void give_digits_one_width(ImFont& font) {
    float widest = 0.0F;
    for (ImWchar digit = '0'; digit <= '9'; ++digit) widest = std::max(widest, font.GetCharAdvance(digit));
    for (ImFontGlyph& glyph : font.Glyphs) {
        if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
        const float shift = (widest - glyph.AdvanceX) / 2.0F;
        glyph.X0 += shift;
        glyph.X1 += shift;
        glyph.AdvanceX = widest;
        font.IndexAdvanceX[static_cast<int>(glyph.Codepoint)] = widest;
    }
}

}  // namespace

TextLook look_of(TextStyle style) {
    switch (style) {
        case TextStyle::Brand: return {FontFace::Bold, 17.0, 0.0};
        case TextStyle::Title: return {FontFace::SemiBold, 14.5, 0.0};
        case TextStyle::Strong: return {FontFace::SemiBold, 12.5, 0.0};
        case TextStyle::Medium: return {FontFace::Medium, 12.5, 0.0};
        case TextStyle::Body: return {FontFace::Regular, 12.5, 0.0};
        case TextStyle::Head: return {FontFace::SemiBold, 11.0, 0.25};
        case TextStyle::SmallMedium: return {FontFace::Medium, 11.0, 0.0};
        case TextStyle::Small: return {FontFace::Regular, 11.0, 0.0};
        case TextStyle::Note: return {FontFace::Regular, 10.5, 0.0};
    }
    return {FontFace::Regular, 12.5, 0.0};
}

void Fonts::Free::operator()(ImFontAtlas* atlas) const { IM_DELETE(atlas); }

Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

Result<Fonts> Fonts::make(double ui_scale, Letters letters) {
    const auto files = font_files();
    if (!files) return files.error();
    Fonts fonts;
    fonts.letters_ = letters;
    const ImWchar* ranges = letters == Letters::All ? all_letters.data() : usual_letters.data();
    fonts.atlas_.reset(IM_NEW(ImFontAtlas));
    fonts.atlas_->Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    fonts.atlas_->TexDesiredWidth = 2048;
    for (std::size_t i = 0; i < text_style_count; ++i) {
        const TextLook look = look_of(static_cast<TextStyle>(i));
        const std::string& file = (*files)[static_cast<std::size_t>(look.face)];
        ImFontConfig config;
        config.OversampleH = ui_scale < 1.75 ? 3 : 2;
        config.OversampleV = 1;
        config.GlyphExtraSpacing.x = static_cast<float>(look.letter_spacing_px * ui_scale);
        const auto size = static_cast<float>(look.size_px * inter_line_em * ui_scale);
        ImFont* font = fonts.atlas_->AddFontFromFileTTF(file.c_str(), size, &config, ranges);
        if (font == nullptr) return Error{file, msg("the font cannot be read; install the package fonts-inter again")};
        font->Scale = static_cast<float>(1.0 / ui_scale);
        fonts.fonts_[i] = font;
    }
    if (!fonts.atlas_->Build()) return Error{files->front(), msg("the font cannot be drawn; install the package fonts-inter again")};
    for (ImFont* font : fonts.fonts_) give_digits_one_width(*font);
    return fonts;
}

void Fonts::expect(std::string_view words) const {
    if (letters_ == Letters::All || lacks_letters_) return;
    const char* at = words.data();
    for (const char* end = at + words.size(); at < end;) {
        unsigned letter = 0;
        at += std::max(ImTextCharFromUtf8(&letter, at, end), 1);
        lacks_letters_ = lacks_letters_ || (!holds(usual_letters, letter) && holds(all_letters, letter));
    }
}

ImFontAtlas* Fonts::atlas() const { return atlas_.get(); }
ImFont* Fonts::font(TextStyle style) const { return fonts_[static_cast<std::size_t>(style)]; }

double Fonts::ascent_px(TextStyle style) const {
    const ImFont& f = *font(style);
    return static_cast<double>(f.Ascent) * static_cast<double>(f.Scale);
}

double Fonts::line_px(TextStyle style) const {
    const ImFont& f = *font(style);
    return static_cast<double>(f.FontSize) * static_cast<double>(f.Scale);
}

}  // namespace kua
