#include "app/piece_drag.h"

#include "scene/view_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kua {
namespace {

constexpr double column_share = 0.14;   // of the map's width that means the column beside it
constexpr double corner_share = 0.32;   // of its height, from above and below, that means corners at all widths

constexpr std::array order{Anchor::Automatic, Anchor::Above,      Anchor::TopLeft,     Anchor::TopRight,   Anchor::RightColumn,
                           Anchor::BottomRight, Anchor::BottomLeft, Anchor::LeftColumn, Anchor::Below};

double share(double low, double high, double at) { return high > low ? (at - low) / (high - low) : 0.5; }

}  // namespace

Anchor anchor_at(const ScreenBox& map, ScreenPoint at) {
    if (at.y_px < map.top_px) return Anchor::Above;
    if (at.y_px > map.bottom_px) return Anchor::Below;
    const double x = share(map.left_px, map.right_px, at.x_px);
    const double y = share(map.top_px, map.bottom_px, at.y_px);
    const bool beside = x < 0.0 || x > 1.0 || ((x < column_share || x > 1.0 - column_share) && y > corner_share && y < 1.0 - corner_share);
    if (beside) return x < 0.5 ? Anchor::LeftColumn : Anchor::RightColumn;
    if (y < 0.5) return x < 0.5 ? Anchor::TopLeft : Anchor::TopRight;
    return x < 0.5 ? Anchor::BottomLeft : Anchor::BottomRight;
}

ScreenBox room_of(Anchor anchor, const ScreenBox& map, const ScreenBox& page) {
    const double mid_x = (map.left_px + map.right_px) / 2.0;
    const double mid_y = (map.top_px + map.bottom_px) / 2.0;
    const double column = column_share * (map.right_px - map.left_px);
    switch (anchor) {
        case Anchor::Above: return {page.left_px, page.top_px, page.right_px, map.top_px};
        case Anchor::Below: return {page.left_px, map.bottom_px, page.right_px, page.bottom_px};
        case Anchor::TopLeft: return {map.left_px, map.top_px, mid_x, mid_y};
        case Anchor::TopRight: return {mid_x, map.top_px, map.right_px, mid_y};
        case Anchor::BottomLeft: return {map.left_px, mid_y, mid_x, map.bottom_px};
        case Anchor::BottomRight: return {mid_x, mid_y, map.right_px, map.bottom_px};
        case Anchor::LeftColumn: return {page.left_px, map.top_px, map.left_px + column, map.bottom_px};
        case Anchor::RightColumn: return {map.right_px - column, map.top_px, page.right_px, map.bottom_px};
        case Anchor::Automatic: break;
    }
    return page;
}

namespace {

/// The nearest pair of lines: how far from the one to the other, and where the other is.
struct Pair {
    double by_px = 0.0;
    std::optional<double> at_px;
};
Pair nearest_pair(double low, double high, std::span<const ScreenBox> others, double reach_px, double ScreenBox::*low_of, double ScreenBox::*high_of) {
    Pair best;
    const auto offer = [&](double ours, double theirs) {
        const double by = theirs - ours;
        if (std::abs(by) > reach_px || (best.at_px && std::abs(by) >= std::abs(best.by_px))) return;
        best = {by, theirs};
    };
    for (const ScreenBox& other : others) {
        for (const double ours : {low, high})
            for (const double theirs : {other.*low_of, other.*high_of}) offer(ours, theirs);
    }
    for (const ScreenBox& other : others) offer((low + high) / 2.0, (other.*low_of + other.*high_of) / 2.0);
    return best;
}

}  // namespace

Alignment aligned(const ScreenBox& box, std::span<const ScreenBox> others, double reach_px) {
    const Pair across = nearest_pair(box.left_px, box.right_px, others, reach_px, &ScreenBox::left_px, &ScreenBox::right_px);
    const Pair down = nearest_pair(box.top_px, box.bottom_px, others, reach_px, &ScreenBox::top_px, &ScreenBox::bottom_px);
    return {across.by_px, down.by_px, across.at_px, down.at_px};
}

void nudge(PieceChoice& choice, double right_mm, double down_mm) {
    const auto moved = [](double from_mm, double by_mm) {
        return std::clamp(std::round((from_mm + by_mm) * 10.0) / 10.0, -most_offset_mm, most_offset_mm);
    };
    choice.right_mm = moved(choice.right_mm, right_mm);
    choice.down_mm = moved(choice.down_mm, down_mm);
}

Anchor next_anchor(Anchor anchor, int by) {
    const auto at = std::find(order.begin(), order.end(), anchor) - order.begin();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    return order[static_cast<std::size_t>((at + by % count + count) % count)];
}

}  // namespace kua
