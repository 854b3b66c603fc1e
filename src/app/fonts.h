#pragma once

#include "core/result.h"
#include "scene/text_metrics.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

struct ImFont;
struct ImFontAtlas;

namespace kua {

/// The few ways in which the window sets its type.
enum class TextStyle : std::uint8_t { Brand, Title, Strong, Medium, Body, Head, SmallMedium, Small, Note };
inline constexpr std::size_t text_style_count = 9;

/// Face and size of a style; px at scale 1.
struct TextLook {
    FontFace face;
    double size_px;
    double letter_spacing_px;
};
[[nodiscard]] TextLook look_of(TextStyle style);

/// Which letters are drawn: those of English, Russian and Kazakh, or all of Latin and Cyrillic, which takes three times
/// as long.
enum class Letters : std::uint8_t { Usual, All };

/// The window's type, drawn into one texture by Dear ImGui's own rasteriser. Digits have one width in every style.
/// Making it needs neither a display nor a Dear ImGui context, so that it can be done beside the window's opening.
class Fonts {
public:
    /// `ui_scale`: physical px a px. An Error names the package where a font file is missing.
    static Result<Fonts> make(double ui_scale, Letters letters);
    Fonts(Fonts&&) noexcept;
    Fonts& operator=(Fonts&&) noexcept;
    ~Fonts();

    /// Borrowed by the Dear ImGui context, which must not outlive this.
    [[nodiscard]] ImFontAtlas* atlas() const;
    /// To be told of every text that is drawn, so that `lacks_letters` knows.
    void expect(std::string_view words) const;
    /// True once a text was expected that only `Letters::All` can write.
    [[nodiscard]] bool lacks_letters() const { return lacks_letters_; }
    [[nodiscard]] ImFont* font(TextStyle style) const;
    /// From the top of a line to its baseline, px at scale 1.
    [[nodiscard]] double ascent_px(TextStyle style) const;
    /// Dear ImGui's height of a line, px at scale 1.
    [[nodiscard]] double line_px(TextStyle style) const;

private:
    struct Free {
        void operator()(ImFontAtlas* atlas) const;
    };
    Fonts() = default;
    std::unique_ptr<ImFontAtlas, Free> atlas_;
    std::array<ImFont*, text_style_count> fonts_{};
    Letters letters_ = Letters::All;
    mutable bool lacks_letters_ = false;   // an answer about the reader, not about the type
};

}  // namespace kua
