#include "scene/label_space.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double cell_px = 64.0;

std::int64_t cell_of(double px) { return static_cast<std::int64_t>(std::floor(px / cell_px)); }

std::uint64_t key_of(std::int64_t x, std::int64_t y) {
    return static_cast<std::uint64_t>(x) << 32U ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU);
}

}  // namespace

template <class Use>
void LabelSpace::for_each_cell(const ScreenBox& box, Use use) const {
    for (std::int64_t x = cell_of(box.left_px); x <= cell_of(box.right_px); ++x)
        for (std::int64_t y = cell_of(box.top_px); y <= cell_of(box.bottom_px); ++y) use(key_of(x, y));
}

void LabelSpace::add(const Taken& taken) {
    const auto index = static_cast<std::uint32_t>(taken_.size());
    taken_.push_back(taken);
    for_each_cell(taken.box, [&](std::uint64_t key) { cells_[key].push_back(index); });
}

void LabelSpace::take(const ScreenBox& box) { add({box, 0.0}); }

void LabelSpace::take_circle(ScreenPoint centre, double radius_px) {
    add({box_round(centre, 2.0 * radius_px, 2.0 * radius_px), radius_px});
}

bool LabelSpace::is_free(const ScreenBox& box) const {
    const auto hit = [&](const Taken& taken) {
        if (!overlaps(taken.box, box)) return false;
        if (taken.radius_px <= 0.0) return true;
        const double cx = (taken.box.left_px + taken.box.right_px) / 2;
        const double cy = (taken.box.top_px + taken.box.bottom_px) / 2;
        const double dx = cx - std::clamp(cx, box.left_px, box.right_px);
        const double dy = cy - std::clamp(cy, box.top_px, box.bottom_px);
        return dx * dx + dy * dy < taken.radius_px * taken.radius_px;
    };
    bool is_free = true;
    for_each_cell(box, [&](std::uint64_t key) {
        const auto found = is_free ? cells_.find(key) : cells_.end();
        if (found == cells_.end()) return;
        is_free =
            std::none_of(found->second.begin(), found->second.end(), [&](std::uint32_t i) { return hit(taken_[i]); });
    });
    return is_free;
}

}  // namespace kua
