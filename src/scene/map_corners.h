#pragma once

#include "scene/figure_pieces.h"

#include <optional>
#include <vector>

namespace kua {

/// What stands in the corners of a figure's map: the pieces that the user put there, and a locator that the layout puts
/// into a corner where it covers no mark. Borrows.
class MapCorners {
public:
    MapCorners(const FigureInput& input, const PageStyle& style, const ScreenBox& frame)
        : input_(input), style_(style), frame_(frame) {}

    /// Places them and makes the map again, so that its names keep clear of them. A fault where a piece would leave the
    /// map, cover another or hide a mark.
    [[nodiscard]] std::optional<Error> fill(MapPicture& shown, bool with_locator);
    [[nodiscard]] bool locator_has_no_room() const { return locator_has_no_room_; }
    [[nodiscard]] std::vector<PageItem>& items() { return items_; }
    [[nodiscard]] std::vector<PiecePlace> pieces() const;

private:
    struct Placed {
        Piece piece;
        ScreenBox box;  ///< page px
        Block block;
    };
    [[nodiscard]] std::optional<Placed> put(Piece piece, Anchor corner, const FigurePieces& pieces) const;
    [[nodiscard]] bool is_in_the_way(const ScreenBox& box, const MapPicture& shown) const;
    [[nodiscard]] bool collides(const ScreenBox& box) const;
    void put_locator(const FigurePieces& pieces, const MapPicture& shown);
    [[nodiscard]] std::optional<Error> fault_of(const Placed& placed, const MapPicture& shown) const;

    const FigureInput& input_;
    const PageStyle& style_;
    ScreenBox frame_;
    std::vector<Placed> placed_;
    std::vector<PageItem> items_;
    bool locator_has_no_room_ = false;
};

/// Texts of the laid-out page that meet something, or leave the page: what an offset may do. Empty where nothing was
/// moved by one.
[[nodiscard]] std::optional<Error> collision(const Figure& figure, const FigureInput& input);

}  // namespace kua
