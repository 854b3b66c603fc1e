#pragma once

#include "scene/figure.h"

#include <string>
#include <vector>

namespace kua {

/// Items that are laid out together, from a corner of their own at (0, 0); page px, y down.
struct Block {
    std::vector<PageItem> items;
    double width_px = 0.0;
    double height_px = 0.0;
    std::vector<PiecePlace> pieces;  ///< that it holds, and where
};

/// The block as a whole being one piece.
[[nodiscard]] Block as_piece(Piece piece, Block block);
[[nodiscard]] Block moved(Block block, ScreenPoint by);
/// Side by side, tops in line. An empty block takes no room, nor does the gap beside it.
[[nodiscard]] Block beside(Block left, Block right, double gap_px);
/// One below the other, left sides in line; empty blocks as above.
[[nodiscard]] Block below(Block top, Block bottom, double gap_px);

/// Type sizes and distances of a page, and what they are measured with. Borrows.
struct PageStyle {
    const Theme& theme;
    const TextMetrics& metrics;
    double unit = 1.0;          ///< 1 on a page 170 mm wide
    double zoom = 1.0;          ///< of the map and of sample marks
    double title_px = 16.0;     ///< 12 pt
    double subtitle_px = 10.7;  ///< 8 pt
    double legend_px = 9.3;     ///< 7 pt
    double source_px = 8.0;     ///< 6 pt, the smallest
    double margin_px = 10.0;
};
[[nodiscard]] PageStyle page_style(double unit, const Theme& theme, const TextMetrics& metrics);

struct PageTextLook {
    FontFace face = FontFace::Regular;
    double size_px = 9.0;
    Rgba8 color;
    double leading = 1.4;  ///< line height in shares of the size
};

/// `text` in as many lines as it needs within `width_px`.
[[nodiscard]] Block text_block(const std::string& text, const PageTextLook& look, double width_px,
                               const TextMetrics& metrics);

/// The same in no more lines, of about one length.
[[nodiscard]] Block balanced_block(const std::string& text, const PageTextLook& look, double width_px,
                                   const TextMetrics& metrics);
/// Lines that end where sentences do, where that takes no more of them; else balanced.
[[nodiscard]] Block sentences_block(const std::string& text, const PageTextLook& look, double width_px,
                                    const TextMetrics& metrics);

/// Room for entries in columns.
struct Columns {
    double width_px = 0.0;
    int count = 1;
};
/// The families: shape, label in bold, number beneath; "2 certain, up to 4" where some may lie outside the window.
[[nodiscard]] Block families_block(const std::vector<LegendEntry>& legend, const PageStyle& style,
                                   const Catalogue& text, Columns room);
/// The kinds of marks, each with its explanation.
[[nodiscard]] Block kinds_block(const std::vector<LegendEntry>& legend, const PageStyle& style, Columns room);
/// What the colours of one layer say: title, a swatch for each class, notes.
[[nodiscard]] Block colors_block(const ClassLegend& legend, const PageStyle& style, double width_px);
/// Nested circles that tell the size of proportional marks; nothing where there are none.
[[nodiscard]] Block sizes_block(const SizeLegend& legend, const PageStyle& style, double width_px);
/// What is not on a place, with its numbers.
[[nodiscard]] Block margin_block(const std::vector<MarginEntry>& margin, const PageStyle& style, const Catalogue& text,
                                 double width_px);
/// The scale bar and, where there is one, the note on how true the outlines are at this scale. Wider than `width_px`
/// where the bar and its length need it.
[[nodiscard]] Block scale_block(const ScaleBar& bar, const std::string& note, const PageStyle& style, double width_px);

/// A slender arrow to the north, `bearing_deg` clockwise from up, and what it says.
[[nodiscard]] Block north_block(double bearing_deg, const std::string& words, const PageStyle& style, double width_px);
/// A block on a ground with some air and a line round it, for the map's corners.
[[nodiscard]] Block on_ground(Block block, const PageStyle& style);

}  // namespace kua
