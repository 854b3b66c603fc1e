#include "scene/figure_layout.h"

#include "scene/figure_legend.h"
#include "scene/map_corners.h"
#include "scene/multiples.h"
#include "scene/page_presets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace kua {
namespace {

constexpr double reference_width_px = 170.0 * px_per_mm;
constexpr std::array wanted_map_shares{0.6, 0.5, 0.42};
constexpr double least_unit_share = 0.6;  // of the type that the page's width asks for
constexpr double wide_page = 1.6;         // width to height from which the legend stands beside the map
constexpr double column_share = 0.25;     // of the width
constexpr double least_panel_width_px = 40.0 * px_per_mm;  // of each of several maps
constexpr double least_panel_height_px = 30.0 * px_per_mm;
constexpr int most_rounds = 4;

/// How a page is arranged, before anything is measured.
struct Plan {
    bool legend_beside = false;
    bool locator_below = false;  ///< no corner of the map is free for it
};

/// What stands round the map.
struct Surroundings {
    Block head, foot, left, right;
};

Block rule_block(const PageStyle& style, double width_px) {
    const double thickness_px = std::max(0.75, 0.6 * style.unit);
    Block block;
    block.items.emplace_back(
        PageRule{{0.0, thickness_px / 2}, {width_px, thickness_px / 2}, thickness_px, style.theme.line});
    block.width_px = width_px;
    block.height_px = thickness_px;
    return block;
}

/// A page at one type size: where the map lies for given surroundings.
class PageRoom {
public:
    PageRoom(const PageChoice& page, const PageStyle& style, const Plan& plan) : page_(page), style_(style), plan_(plan) {}

    [[nodiscard]] double width_px() const { return page_.width_px - 2 * style_.margin_px; }
    [[nodiscard]] double gap_px() const { return 0.9 * style_.margin_px; }
    [[nodiscard]] double column_px() const { return column_share * width_px(); }
    [[nodiscard]] bool has_left() const { return has_column(Anchor::LeftColumn); }
    [[nodiscard]] bool has_right() const { return plan_.legend_beside || has_column(Anchor::RightColumn); }
    [[nodiscard]] double map_left_px() const { return style_.margin_px + (has_left() ? column_px() + 2 * gap_px() : 0.0); }
    [[nodiscard]] double map_width_px() const {
        return page_.width_px - style_.margin_px - map_left_px() - (has_right() ? column_px() + 2 * gap_px() : 0.0);
    }
    [[nodiscard]] double map_height_px(const Surroundings& around) const {
        const double head_px = around.head.items.empty() ? 0.0 : around.head.height_px + gap_px();
        return page_.height_px - 2 * style_.margin_px - head_px - around.foot.height_px - gap_px();
    }
    /// Whether the columns end where the map does.
    [[nodiscard]] bool columns_fit(const Surroundings& around, double height_px) const {
        return std::max(around.left.height_px, around.right.height_px) <= height_px &&
               std::max(around.left.width_px, around.right.width_px) <= column_px() + 0.5;
    }
    [[nodiscard]] ScreenBox frame(const Surroundings& around, double height_px) const {
        const double top_px = style_.margin_px + (around.head.items.empty() ? 0.0 : around.head.height_px + gap_px());
        return {map_left_px(), top_px, map_left_px() + map_width_px(), top_px + height_px};
    }

private:
    [[nodiscard]] bool has_column(Anchor anchor) const {
        const auto& pieces = page_.furniture.pieces;
        return std::any_of(pieces.begin(), pieces.end(), [&](const PieceChoice& piece) {
            return piece.anchor == anchor && piece.shown.value_or(true);
        });
    }

    const PageChoice& page_;
    const PageStyle& style_;
    const Plan& plan_;
};

/// The pieces that the user put above or below the map.
Block stack_at(Anchor anchor, const FigurePieces& pieces, const PageStyle& style, double width_px) {
    Block out;
    for (std::size_t i = 0; i < piece_count; ++i)
        if (const auto piece = static_cast<Piece>(i); pieces.choice(piece).anchor == anchor)
            out = below(std::move(out), pieces.nudged(piece, width_px), 0.5 * style.legend_px);
    return out;
}

Block head_block(const FigurePieces& pieces, const PageStyle& style, double width_px) {
    Block words = pieces.sentence_is_subtitle() ? pieces.automatic(Piece::Sentence, width_px) : Block{};
    words = below(pieces.automatic(Piece::Subtitle, width_px), std::move(words), 0.0);
    Block head = below(pieces.automatic(Piece::Title, width_px), std::move(words), 0.25 * style.subtitle_px);
    return below(std::move(head), stack_at(Anchor::Above, pieces, style, width_px), 0.5 * style.legend_px);
}

Block foot_block(const FigurePieces& pieces, const PageStyle& style, const Plan& plan, double width_px) {
    const double gap_px = 0.7 * style.margin_px;
    // A subtitle of the user's own must not take the numbers off the figure.
    Block words = pieces.sentence_is_subtitle() ? Block{} : pieces.automatic(Piece::Sentence, width_px);
    words = below(std::move(words), pieces.automatic(Piece::Sources, width_px), 0.0);
    words = below(std::move(words), pieces.made_block(width_px), 0.0);
    Block foot = stack_at(Anchor::Below, pieces, style, width_px);
    Block locator = plan.locator_below ? pieces.automatic(Piece::Locator, 0.3 * width_px) : Block{};
    const double locator_px = locator.items.empty() ? 0.0 : locator.width_px + 2.6 * style.legend_px;
    Block legend = plan.legend_beside ? Block{} : legend_below(pieces, style, width_px - locator_px);
    foot = below(std::move(foot), beside(std::move(locator), std::move(legend), 2.6 * style.legend_px), 0.7 * gap_px);
    foot = below(std::move(foot), rule_block(style, width_px), gap_px);
    return below(std::move(foot), std::move(words), 0.6 * gap_px);
}

Surroundings surroundings(const FigureInput& input, const MapPicture& shown, const PageStyle& style, const Plan& plan,
                          const PageRoom& room) {
    const FigurePieces pieces(input, shown, style);
    return {head_block(pieces, style, room.width_px()), foot_block(pieces, style, plan, room.width_px()),
            legend_column(pieces, style, room.column_px(), Anchor::LeftColumn, false),
            legend_column(pieces, style, room.column_px(), Anchor::RightColumn, plan.legend_beside)};
}

/// A picture of the map in the largest of `wanted_map_shares`, and the unit of type that it was made for.
struct FirstPicture {
    double unit = 0.0;
    MapPicture shown;
};
FirstPicture first_picture(const FigureInput& input, const Theme& colors, const Plan& plan) {
    const PageChoice& page = input.view.page;
    const double whole_unit = page.width_px / reference_width_px;
    const PageStyle style = page_style(whole_unit, colors, input.metrics);
    return {whole_unit, all_pictures(input, PageRoom(page, style, plan).map_width_px(), wanted_map_shares[0] * page.height_px, style)};
}

/// The unit of type (see PageStyle): the largest, from that of the first picture down, that leaves the map the largest of
/// `wanted_map_shares` that can be had.
double fitting_unit(const FigureInput& input, const FirstPicture& first, const Theme& colors, const Plan& plan) {
    const PageChoice& page = input.view.page;
    std::vector<std::pair<double, double>> tried;  // unit, share of the map
    for (double share = 1.0; share > least_unit_share; share -= 0.05) {
        const PageStyle style = page_style(first.unit * share, colors, input.metrics);
        const PageRoom room(page, style, plan);
        const Surroundings around = surroundings(input, first.shown, style, plan, room);
        const double height_px = room.map_height_px(around);
        tried.emplace_back(style.unit, room.columns_fit(around, height_px) ? height_px / page.height_px : 0.0);
        if (tried.back().second >= wanted_map_shares[0]) break;
    }
    for (const double wanted : wanted_map_shares)
        for (const auto& [unit, map_share] : tried)
            if (map_share >= wanted) return unit;
    return tried.back().first;
}

void place(Figure& figure, Block block, ScreenPoint at) {
    block = moved(std::move(block), at);
    for (PageItem& item : block.items) figure.items.push_back(std::move(item));
    figure.pieces.insert(figure.pieces.end(), block.pieces.begin(), block.pieces.end());
}

/// The map and what stands round it, laid out until both agree: the legend says what the map shows, and the map takes
/// what the legend leaves. The map only ever shrinks, so that this ends; what a last, shorter legend frees stays empty.
struct Agreed {
    MapPicture shown;
    Surroundings around;
    double height_px = 0.0;
};
std::optional<Agreed> agreed(const FigureInput& input, FirstPicture first, const PageStyle& style, const Plan& plan, const PageRoom& room) {
    const double page_px = input.view.page.height_px;
    double height_px = page_px;
    MapPicture shown = first.unit == style.unit ? std::move(first.shown)
                                                : all_pictures(input, room.map_width_px(), height_px * wanted_map_shares[0], style);
    Surroundings around = surroundings(input, shown, style, plan, room);
    for (int i = 0; i < most_rounds; ++i) {
        const double free_px = std::floor(room.map_height_px(around));
        if (free_px < least_map_share * page_px) return std::nullopt;
        if (free_px >= height_px) break;
        height_px = free_px;
        shown = all_pictures(input, room.map_width_px(), height_px, style);
        around = surroundings(input, shown, style, plan, room);
    }
    if (room.map_height_px(around) < height_px || !room.columns_fit(around, height_px)) return std::nullopt;
    const bool can_be_read = shown.map.width_px * style.zoom >= least_panel_width_px && shown.map.height_px * style.zoom >= least_panel_height_px;
    if (!shown.panels.empty() && !can_be_read) return std::nullopt;
    return Agreed{std::move(shown), std::move(around), height_px};
}

LayoutAttempt laid_out(const FigureInput& input, Plan plan) {
    const PageChoice& page = input.view.page;
    const Theme colors = theme(input.view.theme);
    FirstPicture first = first_picture(input, colors, plan);
    const PageStyle style = page_style(fitting_unit(input, first, colors, plan), colors, input.metrics);
    const PageRoom room(page, style, plan);
    auto made = agreed(input, std::move(first), style, plan, room);
    if (!made) return {};
    Figure figure{.width_px = page.width_px, .height_px = page.height_px};
    figure.map_frame = room.frame(made->around, made->height_px);
    figure.zoom = style.zoom;

    MapCorners corners(input, style, figure.map_frame);
    if (auto fault = corners.fill(made->shown, !plan.locator_below)) return {std::nullopt, std::move(fault)};
    if (corners.locator_has_no_room() && page.furniture[Piece::Locator].shown.value_or(false)) {
        plan.locator_below = true;
        return laid_out(input, plan);
    }
    figure.map = made->shown.map;
    figure.scene = std::move(made->shown.scene);
    figure.several = !made->shown.panels.empty();
    for (PanelPicture& panel : made->shown.panels) {
        figure.panels.push_back(std::move(panel.words));
        place(figure, Block{std::move(panel.items)}, {figure.map_frame.left_px, figure.map_frame.top_px});
    }
    const double below_px = figure.map_frame.bottom_px + room.gap_px();
    place(figure, std::move(made->around.head), {style.margin_px, style.margin_px});
    place(figure, std::move(made->around.left), {style.margin_px, figure.map_frame.top_px});
    place(figure, std::move(made->around.right), {figure.map_frame.right_px + 2 * room.gap_px(), figure.map_frame.top_px});
    place(figure, std::move(made->around.foot), {style.margin_px, below_px});
    if (auto fault = collision(figure, input)) return {std::nullopt, std::move(fault)};
    const auto in_corners = corners.pieces();
    figure.pieces.insert(figure.pieces.end(), in_corners.begin(), in_corners.end());
    for (PageItem& item : corners.items()) figure.items.push_back(std::move(item));
    return {std::move(figure), std::nullopt};
}

/// Pieces that cannot be where, or not be where, the user wants them.
std::optional<Error> impossible_choice(const FigureInput& input) {
    const ViewState& view = input.view;
    const FurnitureChoice& furniture = view.page.furniture;
    const bool tells = view.layers.incidents || !view.rate.denominator.empty() || view.surface.kind != SurfaceKind::None;
    if (!furniture.has(Piece::Sentence) && tells)
        return Error{"page.furniture.sentence",
                     msg("the numbers cannot be left off a figure that shows incidents: move them instead")};
    const PieceChoice& date = furniture[Piece::DataDate];
    if (date.anchor != Anchor::Automatic || date.right_mm != 0.0 || date.down_mm != 0.0)
        return Error{"page.furniture.date", msg("the date of the data stands among the sources: move these")};
    return std::nullopt;
}

}  // namespace

LayoutAttempt lay_out(const FigureInput& input) {
    if (auto fault = impossible_choice(input)) return {std::nullopt, std::move(fault)};
    if (auto fault = impossible_multiples(input)) return {std::nullopt, std::move(fault)};
    const PageChoice& page = input.view.page;
    if (page.width_px >= wide_page * page.height_px)
        if (LayoutAttempt beside = laid_out(input, {.legend_beside = true, .locator_below = page.multiples.has_value()}); beside.figure || beside.fault) return beside;
    return laid_out(input, {.locator_below = page.multiples.has_value()});
}

}  // namespace kua
