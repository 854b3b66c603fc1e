#include "scene/mark_clusters.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace kua {
namespace {

constexpr double air_px = 1.0;  // between two halos
constexpr double most_reach_px = 20.0;
constexpr double room_for_number_px = 5.0;  // of a circle that lies partly under another

/// Which of two marks stays where it is, and the same for any order of the input.
bool before(const PlacedMark& a, const PlacedMark& b) {
    const auto key = [](const PlacedMark& m) {
        return std::tuple{!m.in_town, -m.size,       -(m.mark.certain + m.mark.possible),
                          m.place,    m.mark.at.x_m, m.mark.at.y_m};
    };
    return key(a) < key(b);
}

/// Marks by square cells wider than two marks can reach, so that a mark overlaps only those of nine cells.
class MarkGrid {
public:
    explicit MarkGrid(double cell_m) : cell_m_(cell_m) {}
    void add(MapPoint at, std::size_t index) { cells_[key(column(at.x_m), column(at.y_m))].push_back(index); }
    template <class Use>
    void for_each_near(MapPoint at, Use use) const {
        for (std::int64_t x = column(at.x_m) - 1; x <= column(at.x_m) + 1; ++x)
            for (std::int64_t y = column(at.y_m) - 1; y <= column(at.y_m) + 1; ++y) {
                const auto found = cells_.find(key(x, y));
                if (found == cells_.end()) continue;
                for (const std::size_t index : found->second) use(index);
            }
    }

private:
    [[nodiscard]] std::int64_t column(double metres) const {
        return static_cast<std::int64_t>(std::floor(metres / cell_m_));
    }
    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) << 32U ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
    }
    double cell_m_;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells_;
};

/// `from` becomes part of `into`, sums and name left for the end. Its size grows so far as it can: people's sums may
/// turn out smaller (a parent and its children), never larger.
void absorb(PlacedMark& into, PlacedMark& from, const CircleScale& scale) {
    Mark& mark = into.mark;
    mark.rows.insert(mark.rows.end(), from.mark.rows.begin(), from.mark.rows.end());
    mark.certain += from.mark.certain;
    mark.possible += from.mark.possible;
    mark.kind = MarkKind::Stack;
    into.size += from.size;
    mark.radius_px = scale.px_per_root > 0.0 ? scale.radius_px(into.size) : stack_radius_px(into.size);
    mark.upper_radius_px = 0.0;
    into.in_town = into.in_town || from.in_town;
    into.near_town = into.near_town || from.near_town;
    into.several_coordinates = true;
    for (std::string& title : from.titles)
        if (std::find(into.titles.begin(), into.titles.end(), title) == into.titles.end())
            into.titles.push_back(std::move(title));
}

/// Indices of `marks`, those that stay where they are first.
std::vector<std::size_t> by_importance(const std::vector<PlacedMark>& marks) {
    std::vector<std::size_t> order(marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return before(marks[a], marks[b]); });
    return order;
}

/// How near two marks may come.
double least_distance_px(const Mark& a, const Mark& b, const CircleScale& scale) {
    if (scale.px_per_root <= 0.0) return reach_px(a) + reach_px(b) + air_px;
    return std::max(a.radius_px, b.radius_px) + room_for_number_px;
}

/// One round: each mark joins the nearest that it overlaps, of those that came before it.
std::vector<PlacedMark> merged_once(std::vector<PlacedMark> marks, double metres_per_px, const CircleScale& scale) {
    double widest_px = most_reach_px;
    for (const PlacedMark& mark : marks) widest_px = std::max(widest_px, mark.mark.radius_px);
    MarkGrid grid((2.0 * widest_px + room_for_number_px) * metres_per_px);
    std::vector<PlacedMark> kept;
    kept.reserve(marks.size());
    for (const std::size_t index : by_importance(marks)) {
        PlacedMark& mark = marks[index];
        std::size_t nearest = kept.size();
        double nearest_m2 = 0.0;
        grid.for_each_near(mark.mark.at, [&](std::size_t i) {
            const Mark& other = kept[i].mark;
            const double dx = other.at.x_m - mark.mark.at.x_m;
            const double dy = other.at.y_m - mark.mark.at.y_m;
            const double apart_m2 = dx * dx + dy * dy;
            const double touching_m = least_distance_px(other, mark.mark, scale) * metres_per_px;
            if (apart_m2 >= touching_m * touching_m) return;
            if (nearest < kept.size() && std::pair{apart_m2, i} >= std::pair{nearest_m2, nearest}) return;
            nearest = i;
            nearest_m2 = apart_m2;
        });
        if (nearest < kept.size()) {
            absorb(kept[nearest], mark, scale);
            continue;
        }
        grid.add(mark.mark.at, kept.size());
        kept.push_back(std::move(mark));
    }
    return kept;
}

void finish(PlacedMark& placed, const SceneInput& input, const CircleScale& scale) {
    Mark& mark = placed.mark;
    std::sort(mark.rows.begin(), mark.rows.end());
    mark.stack = stack_kind(placed);
    mark.hollow = false;
    mark.ground_radius_m = 0.0;  // a ring round one of several places would mean nothing
    placed.size = static_cast<double>(sum_up(mark, input).value_or(0));
    mark.radius_px = stack_radius_px(placed.size);
    take_size(mark, placed.size, scale, input);
    const auto others = static_cast<std::int64_t>(placed.titles.size()) - 1;
    if (others > 0)
        mark.title =
            input.text(msg_n("{1} and {0} more place", "{1} and {0} more places", others, placed.titles.front()));
}

}  // namespace

std::vector<PlacedMark> merged_where_overlapping(std::vector<PlacedMark> marks, const SceneInput& input,
                                                 const CircleScale& scale) {
    for (std::size_t before_round = marks.size() + 1; marks.size() < before_round;) {
        before_round = marks.size();
        marks = merged_once(std::move(marks), input.map.metres_per_px, scale);
    }
    for (PlacedMark& mark : marks)
        if (mark.several_coordinates) finish(mark, input, scale);
    return marks;
}

}  // namespace kua
