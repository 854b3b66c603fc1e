#include "scene/figure_legend.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

double piece_gap_px(const PageStyle& style) { return 2.6 * style.legend_px; }

/// The arrangements of a legend; the lowest that is no wider than the page wins.
class LegendArrangement {
public:
    LegendArrangement(const FigurePieces& pieces, const PageStyle& style, double width_px)
        : pieces_(pieces), style_(style), width_px_(width_px) {}

    [[nodiscard]] Block best() {
        const bool has_families = pieces_.is_on(Piece::Families) && pieces_.choice(Piece::Families).anchor == Anchor::Automatic;
        const int families = has_families ? pieces_.family_count() : 0;
        for (int rows = 1; rows <= std::max(1, families); ++rows) {
            const int columns = std::max(1, (families + rows - 1) / rows);
            const Block block = families > 0 ? pieces_.offset(pieces_.families(width_px_, columns), Piece::Families) : Block{};
            const bool may_be_lower = best_.items.empty() || block.height_px < best_.height_px;
            if (block.width_px > width_px_ || !may_be_lower) continue;
            for (const int kind_columns : {1, 2, 3}) offer_with(block, kind_columns);
        }
        return best_;
    }

private:
    void offer_with(const Block& families, int columns) {
        const double least_px = 15.0 * style_.legend_px * columns;
        const double side_px = width_px_ - families.width_px - gap_px();
        if (side_px > least_px && families.width_px > 0.0) {
            Block left =
                below(families, beside(scale(families.width_px * 0.5), margin(families.width_px * 0.45), gap_px()),
                      row_gap_px());
            offer(beside(std::move(left), kinds(side_px, columns), gap_px()));
        }
        Block lower = beside(scale(width_px_ * 0.3), margin(width_px_ * 0.3), gap_px());
        const double rest_px = width_px_ - lower.width_px - gap_px();
        if (rest_px > least_px)
            offer(below(families, beside(std::move(lower), kinds(rest_px, columns), gap_px()), row_gap_px()));
        if (columns > 1 && width_px_ < least_px) return;
        const Block upper = below(families, kinds(width_px_, columns), row_gap_px());
        offer(below(upper, beside(scale(width_px_ * 0.45), margin(width_px_ * 0.45), gap_px()), row_gap_px()));
    }
    void offer(Block block) {
        const bool fits = block.width_px <= width_px_ + 0.5;
        if (fits && (best_.items.empty() || block.height_px < best_.height_px)) best_ = std::move(block);
    }
    [[nodiscard]] double gap_px() const { return piece_gap_px(style_); }
    [[nodiscard]] double row_gap_px() const { return 0.7 * style_.legend_px; }
    /// Scale bar and north arrow.
    [[nodiscard]] Block scale(double room_px) const {
        return below(pieces_.automatic(Piece::ScaleBar, room_px), pieces_.automatic(Piece::NorthArrow, room_px),
                     0.3 * style_.legend_px);
    }
    [[nodiscard]] Block margin(double room_px) const { return pieces_.automatic(Piece::Margin, room_px); }
    [[nodiscard]] Block kinds(double room_px, int columns) const {
        return pieces_.choice(Piece::Kinds).anchor == Anchor::Automatic ? pieces_.offset(pieces_.kinds(room_px, columns), Piece::Kinds) : Block{};
    }

    const FigurePieces& pieces_;
    const PageStyle& style_;
    double width_px_;
    Block best_;
};

}  // namespace

Block legend_below(const FigurePieces& pieces, const PageStyle& style, double width_px) {
    const double gap_px = 0.7 * style.margin_px;
    Block sizes = pieces.automatic(Piece::Sizes, width_px);
    const double sizes_px = sizes.items.empty() ? 0.0 : sizes.width_px + piece_gap_px(style);
    Block arranged = LegendArrangement(pieces, style, width_px - sizes_px).best();
    if (arranged.items.empty())  // too narrow beside the circles
        arranged = below(std::move(sizes), LegendArrangement(pieces, style, width_px).best(), 0.5 * gap_px);
    else
        arranged = beside(std::move(sizes), std::move(arranged), piece_gap_px(style));
    return below(pieces.automatic(Piece::Colors, width_px), std::move(arranged), 0.7 * gap_px);
}

Block legend_column(const FigurePieces& pieces, const PageStyle& style, double width_px, Anchor anchor, bool automatic) {
    constexpr std::array by_layout{Piece::Colors, Piece::Families, Piece::Sizes,  Piece::Kinds,
                                   Piece::Margin, Piece::ScaleBar, Piece::NorthArrow};
    Block out;
    const auto stack = [&](Block block) { out = below(std::move(out), std::move(block), 1.2 * style.legend_px); };
    for (std::size_t i = 0; i < piece_count; ++i)
        if (const auto piece = static_cast<Piece>(i); pieces.choice(piece).anchor == anchor)
            stack(pieces.nudged(piece, width_px));
    if (automatic)
        for (const Piece piece : by_layout) stack(pieces.automatic(piece, width_px));
    return out;
}

}  // namespace kua
