#pragma once

#include "core/geometry.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

enum class FontFace : std::uint8_t { Regular, Medium, SemiBold, Bold };
inline constexpr std::size_t font_face_count = 4;

/// The files of the one typeface (Inter), by FontFace. An Error names the package where one is missing.
[[nodiscard]] Result<std::vector<std::string>> font_files();

/// A glyph of a laid-out line: which one of its font, and where its origin lies from the left end of the baseline.
struct PlacedGlyph {
    std::uint32_t glyph = 0;
    ScreenPoint at;
    std::uint32_t byte = 0;  ///< where the letters that it stands for begin in the line
};

/// A step of a glyph's outline, in shares of the type size, y growing down. A curve is cubic; `to` is where it ends.
struct OutlineStep {
    enum class Kind : std::uint8_t { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    ScreenPoint control1, control2;  ///< of a Curve
    ScreenPoint to;                  ///< of all but Close
};

/// Widths of texts from the font's own outlines, unhinted, so that screen and paper lay out alike.
class TextMetrics {
public:
    static Result<TextMetrics> make();
    TextMetrics(TextMetrics&&) noexcept;
    TextMetrics& operator=(TextMetrics&&) noexcept;
    ~TextMetrics();

    /// Advance of a line of UTF-8 with kerning, px. Tabular digits.
    [[nodiscard]] double width_px(std::string_view text, FontFace face, double size_px,
                                  double letter_spacing_px = 0.0) const;
    /// The glyphs of such a line, for a painter of outlines. Same words, same places, whatever the process's locale.
    [[nodiscard]] std::vector<PlacedGlyph> placed(std::string_view text, FontFace face, double size_px,
                                                  double letter_spacing_px = 0.0) const;
    /// The outline of a glyph, filled by the non-zero rule; empty for a space.
    [[nodiscard]] std::vector<OutlineStep> outline(FontFace face, std::uint32_t glyph) const;
    /// Height of a capital above the baseline, px.
    [[nodiscard]] double cap_height_px(FontFace face, double size_px) const;
    [[nodiscard]] double ascent_px(FontFace face, double size_px) const;
    [[nodiscard]] double descent_px(FontFace face, double size_px) const;
    /// The first character of `text` that the typeface lacks, as U+XXXX; empty where it has all.
    [[nodiscard]] std::string missing_glyph(std::string_view text) const;
    /// `text` broken at spaces into lines of at most `width_px`; a longer word stands alone on its line, cut with "…".
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, FontFace face, double size_px,
                                                   double width_px) const;

private:
    struct Impl;
    explicit TextMetrics(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace kua
