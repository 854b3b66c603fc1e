#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace kua {

/// What stands around the map, and on it, besides the marks.
enum class Piece : std::uint8_t {
    Title, Subtitle, Sentence, Families, Kinds, Colors, Sizes, Margin, ScaleBar, NorthArrow, Locator, Sources, DataDate
};
inline constexpr std::size_t piece_count = 13;

/// Where a piece stands. Corners are the map's, on a ground of their own.
enum class Anchor : std::uint8_t {
    Automatic, Above, Below, TopLeft, TopRight, BottomLeft, BottomRight, LeftColumn, RightColumn
};

/// Choices for one piece.
struct PieceChoice {
    std::optional<bool> shown;      ///< unset: as shown_by_default and the layout say
    Anchor anchor = Anchor::Automatic;
    double right_mm = 0.0;          ///< moved by that much from where the anchor puts it
    double down_mm = 0.0;
    friend bool operator==(const PieceChoice&, const PieceChoice&) = default;
};

/// Which pieces a figure has, and where.
struct FurnitureChoice {
    std::array<PieceChoice, piece_count> pieces;

    [[nodiscard]] PieceChoice& operator[](Piece piece) { return pieces[static_cast<std::size_t>(piece)]; }
    [[nodiscard]] const PieceChoice& operator[](Piece piece) const { return pieces[static_cast<std::size_t>(piece)]; }
    /// Unless the user switched it off.
    [[nodiscard]] bool has(Piece piece) const { return (*this)[piece].shown.value_or(true); }
    friend bool operator==(const FurnitureChoice&, const FurnitureChoice&) = default;
};

}  // namespace kua
