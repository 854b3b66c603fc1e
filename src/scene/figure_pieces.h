#pragma once

#include "scene/figure_blocks.h"
#include "scene/figure_picture.h"

#include <string>

namespace kua {

/// What a reader calls it; in the catalogue.
[[nodiscard]] const char* piece_name(Piece piece);

/// The pieces of one figure as blocks for rooms of any width. Borrows.
class FigurePieces {
public:
    FigurePieces(const FigureInput& input, const MapPicture& shown, const PageStyle& style)
        : input_(input), shown_(shown), style_(style) {}

    /// Not switched off; north arrow and locator also only where asked for or needed.
    [[nodiscard]] bool is_on(Piece piece) const;
    [[nodiscard]] const PieceChoice& choice(Piece piece) const { return input_.view.page.furniture[piece]; }
    /// Whether the sentence stands where the user put it, under the title, or among the sources.
    [[nodiscard]] bool sentence_is_subtitle() const;

    /// The piece in a room of that width; empty where it is off or has nothing to say.
    [[nodiscard]] Block block(Piece piece, double width_px) const { return as_piece(piece, content(piece, width_px)); }
    /// The same, moved by the user's offset, and only where the layout decides on its place.
    [[nodiscard]] Block automatic(Piece piece, double width_px) const;
    /// Moved by the user's offset.
    [[nodiscard]] Block nudged(Piece piece, double width_px) const;
    /// `block` of that piece, likewise.
    [[nodiscard]] Block offset(Block block, Piece piece) const;

    /// The marks' kinds in that many columns.
    [[nodiscard]] Block kinds(double width_px, int columns) const;
    [[nodiscard]] Block families(double width_px, int columns) const;
    [[nodiscard]] int family_count() const;

    /// What is never left off: which pieces are, what lies outside the map, what was not published, how it was made.
    [[nodiscard]] Block made_block(double width_px) const;

private:
    [[nodiscard]] Block content(Piece piece, double width_px) const;
    [[nodiscard]] Block sentence(double width_px) const;
    [[nodiscard]] Block colors(double width_px) const;
    [[nodiscard]] Block scale(double width_px) const;
    [[nodiscard]] Block north(double width_px) const;
    [[nodiscard]] Block locator(double width_px) const;
    [[nodiscard]] std::string left_off() const;
    [[nodiscard]] bool is_automatic(Piece piece) const { return choice(piece).anchor == Anchor::Automatic; }

    const FigureInput& input_;
    const MapPicture& shown_;
    const PageStyle& style_;
};

}  // namespace kua
