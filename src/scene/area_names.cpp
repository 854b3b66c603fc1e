#include "scene/area_names.h"

#include "scene/capitals.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kua {
namespace {

bool holds_corners(const MapMultiPolygon& shape, const ScreenBox& box, double metres_per_px) {
    const double y = (box.top_px + box.bottom_px) / 2;
    for (const double x : {box.left_px, (box.left_px + box.right_px) / 2, box.right_px})
        if (!contains(shape, from_sheet({x, y}, metres_per_px))) return false;
    return true;
}

/// Writes `name` near `middle` inside `shape`; `offsets` from the middle, best first.
void write_inside(Lettering& lettering, const MeasuredName& name, const MapMultiPolygon& shape, MapPoint middle) {
    constexpr std::array<ScreenPoint, 7> offsets{{{0, 0}, {0, 24}, {0, -24}, {40, 0}, {-40, 0}, {0, 48}, {0, -48}}};
    const double scale = lettering.input().map.metres_per_px;
    const ScreenPoint at = on_sheet(middle, scale);
    for (const ScreenPoint offset : offsets) {
        const ScreenBox box = Lettering::box_at(name, {at.x_px + offset.x_px, at.y_px + offset.y_px});
        if (!lettering.has_room(box) || !holds_corners(shape, box, scale)) continue;
        lettering.write(name, box, middle);
        return;
    }
}

}  // namespace

void name_neighbours(Lettering& lettering) {
    const SceneInput& input = lettering.input();
    const NameStyle style{FontFace::Regular, 10.0, 3.0, lettering.theme().third, lettering.theme().neighbours};
    for (std::size_t i = 0; i < input.base->neighbours.size(); ++i) {
        const InnerPlace& room = input.base->neighbour_centres[i];
        const std::string& name = input.data.base.neighbours[i].name.in(input.view.lang);
        if (name.empty() || room.clearance_m < 12.0 * input.map.metres_per_px) continue;
        if (!lettering.is_near_view(lettering.sheet(room.at))) continue;
        write_inside(lettering, lettering.measured(capitals(name), style), input.base->neighbours[i], room.at);
    }
}

void name_lakes(Lettering& lettering) {
    const SceneInput& input = lettering.input();
    const NameStyle style{FontFace::Regular, 10.0, 0.0, lettering.theme().second, lettering.theme().water};
    for (std::size_t i = 0; i < input.base->lakes.size(); ++i) {
        const InnerPlace& room = input.base->lake_centres[i];
        if (room.clearance_m < 9.0 * input.map.metres_per_px) continue;
        if (!lettering.is_near_view(lettering.sheet(room.at))) continue;
        const std::string& name = input.data.base.lakes[i].name.in(input.view.lang);
        write_inside(lettering, lettering.measured(name, style), input.base->lakes[i], room.at);
    }
}

}  // namespace kua
