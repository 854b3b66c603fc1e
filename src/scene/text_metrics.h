#pragma once

#include "core/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

enum class FontFace : std::uint8_t { Regular, Medium, SemiBold, Bold };
inline constexpr std::size_t font_face_count = 4;

/// The files of the one typeface (Inter), by FontFace. An Error names the package where one is missing.
[[nodiscard]] Result<std::vector<std::string>> font_files();

/// Widths of texts from the font's own outlines, unhinted, so that screen and paper lay out alike.
class TextMetrics {
public:
    static Result<TextMetrics> make();
    TextMetrics(TextMetrics&&) noexcept;
    TextMetrics& operator=(TextMetrics&&) noexcept;
    ~TextMetrics();

    /// Advance of a line of UTF-8 with kerning, px. Tabular digits.
    [[nodiscard]] double width_px(std::string_view text, FontFace face, double size_px, double letter_spacing_px = 0.0) const;
    /// Height of a capital above the baseline, px.
    [[nodiscard]] double cap_height_px(FontFace face, double size_px) const;
    [[nodiscard]] double ascent_px(FontFace face, double size_px) const;
    [[nodiscard]] double descent_px(FontFace face, double size_px) const;
    /// The first character of `text` that the typeface lacks, as U+XXXX; empty where it has all.
    [[nodiscard]] std::string missing_glyph(std::string_view text) const;
    /// `text` broken at spaces into lines of at most `width_px`; a longer word stands alone on its line, cut with "…".
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, FontFace face, double size_px, double width_px) const;

private:
    struct Impl;
    explicit TextMetrics(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
