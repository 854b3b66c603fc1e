#include "scene/map_corners.h"

#include "scene/label_space.h"
#include "scene/mark_shape.h"
#include "scene/marks.h"
#include "scene/page_presets.h"
#include "scene/view_words.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr double most_width_share = 0.45;  // of the map's
constexpr std::array corners{Anchor::TopLeft, Anchor::TopRight, Anchor::BottomLeft, Anchor::BottomRight};
constexpr std::array locator_corners{Anchor::BottomLeft, Anchor::TopLeft, Anchor::TopRight, Anchor::BottomRight};

bool is_left(Anchor corner) { return corner == Anchor::TopLeft || corner == Anchor::BottomLeft; }
bool is_top(Anchor corner) { return corner == Anchor::TopLeft || corner == Anchor::TopRight; }

std::string path_of(Piece piece) { return std::string("page.furniture.") + word_in(piece_words, piece); }

}  // namespace

std::optional<MapCorners::Placed> MapCorners::put(Piece piece, Anchor corner, const FigurePieces& pieces) const {
    const double width_px = frame_.right_px - frame_.left_px;
    Block block = pieces.block(piece, most_width_share * width_px);
    if (block.items.empty()) return std::nullopt;
    if (piece != Piece::Locator) block = on_ground(std::move(block), style_);
    const double air_px = 0.6 * style_.margin_px;
    double x = is_left(corner) ? frame_.left_px + air_px : frame_.right_px - air_px - block.width_px;
    double y = is_top(corner) ? frame_.top_px + air_px : frame_.bottom_px - air_px - block.height_px;
    for (const Placed& before : placed_) {  // in one corner, one after the other towards the middle
        if (pieces.choice(before.piece).anchor != corner) continue;
        y = is_top(corner) ? std::max(y, before.box.bottom_px + air_px)
                           : std::min(y, before.box.top_px - air_px - block.height_px);
    }
    x += pieces.choice(piece).right_mm * px_per_mm;
    y += pieces.choice(piece).down_mm * px_per_mm;
    const ScreenBox box{x, y, x + block.width_px, y + block.height_px};
    return Placed{piece, box, moved(std::move(block), {x, y})};
}

bool MapCorners::collides(const ScreenBox& box) const {
    return std::any_of(placed_.begin(), placed_.end(), [&](const Placed& other) { return overlaps(other.box, box); });
}

bool MapCorners::is_in_the_way(const ScreenBox& box, const MapPicture& shown) const {
    for (const SceneItem& item : shown.scene.items) {
        const auto* mark = std::get_if<Mark>(&item);
        if (mark == nullptr) continue;
        const ScreenPoint at = screen_place(*mark, shown.map);
        const double reach = reach_px(*mark) * style_.zoom;
        const ScreenPoint on_page{frame_.left_px + at.x_px * style_.zoom, frame_.top_px + at.y_px * style_.zoom};
        if (overlaps(box, box_round(on_page, 2 * reach, 2 * reach))) return true;
    }
    return false;
}

std::optional<Error> MapCorners::fault_of(const Placed& placed, const MapPicture& shown) const {
    if (!holds(frame_, placed.box))
        return Error{path_of(placed.piece), msg("does not fit into the map there: move it less, or put it beside the map")};
    if (is_in_the_way(placed.box, shown))
        return Error{path_of(placed.piece), msg("would hide incidents there: choose another corner, or put it beside the map")};
    return std::nullopt;
}

void MapCorners::put_locator(const FigurePieces& pieces, const MapPicture& shown) {
    if (!pieces.is_on(Piece::Locator) || pieces.choice(Piece::Locator).anchor != Anchor::Automatic) return;
    for (const Anchor corner : locator_corners) {
        auto placed = put(Piece::Locator, corner, pieces);
        if (!placed || !holds(frame_, placed->box) || collides(placed->box) || is_in_the_way(placed->box, shown)) continue;
        placed_.push_back(*std::move(placed));
        return;
    }
    locator_has_no_room_ = true;
}

std::optional<Error> MapCorners::fill(MapPicture& shown, bool with_locator) {
    const FigurePieces pieces(input_, shown, style_);
    for (std::size_t i = 0; i < piece_count; ++i) {
        const auto piece = static_cast<Piece>(i);
        const Anchor anchor = pieces.choice(piece).anchor;
        if (std::find(corners.begin(), corners.end(), anchor) == corners.end()) continue;
        auto placed = put(piece, anchor, pieces);
        if (!placed) continue;
        if (!shown.panels.empty())
            return Error{path_of(piece), msg("stands in a corner of one map: with several maps put it above, below or beside them")};
        if (collides(placed->box)) return Error{path_of(piece), msg("meets another piece on the map: move it elsewhere")};
        placed_.push_back(*std::move(placed));
    }
    if (with_locator) put_locator(pieces, shown);
    if (placed_.empty()) return std::nullopt;
    std::vector<ScreenBox> taken;
    for (const Placed& placed : placed_)
        taken.push_back(grown({placed.box.left_px - frame_.left_px, placed.box.top_px - frame_.top_px,
                               placed.box.right_px - frame_.left_px, placed.box.bottom_px - frame_.top_px}, 0.3 * style_.margin_px));
    shown = picture(input_, frame_.right_px - frame_.left_px, frame_.bottom_px - frame_.top_px, style_.zoom, taken);
    for (Placed& placed : placed_) {
        if (auto fault = fault_of(placed, shown)) return fault;
        for (PageItem& item : placed.block.items) items_.push_back(std::move(item));
    }
    return std::nullopt;
}

std::vector<PiecePlace> MapCorners::pieces() const {
    std::vector<PiecePlace> out;
    for (const Placed& placed : placed_) out.push_back({placed.piece, placed.box});
    return out;
}

std::optional<Error> collision(const Figure& figure, const FigureInput& input) {
    const auto& pieces = input.view.page.furniture.pieces;
    if (std::none_of(pieces.begin(), pieces.end(), [](const PieceChoice& p) { return p.right_mm != 0.0 || p.down_mm != 0.0; }))
        return std::nullopt;
    const ScreenBox page{0.0, 0.0, figure.width_px, figure.height_px};
    std::vector<ScreenBox> boxes;
    for (const PageItem& item : figure.items) boxes.push_back(box_of(item, input.metrics));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto* text = std::get_if<PageText>(&figure.items[i]);
        if (!holds(page, boxes[i]))
            return Error{"page.furniture", msg("a piece that was moved leaves the page: move it less")};
        if (!figure.several && overlaps(boxes[i], figure.map_frame))
            return Error{"page.furniture", msg("a piece that was moved meets the map: move it less, or anchor it to a corner of the map")};
        if (text == nullptr) continue;
        for (std::size_t k = 0; k < boxes.size(); ++k)
            if (k != i && overlaps(boxes[i], boxes[k]))
                return Error{"page.furniture", msg("a piece that was moved meets “{0}”: move it less", text->text)};
    }
    return std::nullopt;
}

}  // namespace kua
