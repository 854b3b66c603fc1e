#include "scene/scene.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace kua {

std::vector<Rgba8> cell_colors(const Raster& raster) {
    assert(raster.colors.size() <= most_raster_colors);
    std::array<Rgba8, most_raster_colors + 1> of_cell{};
    of_cell.fill({0, 0, 0, 0});
    std::copy(raster.colors.begin(), raster.colors.end(), of_cell.begin() + 1);
    std::vector<Rgba8> colors;
    colors.reserve(raster.cells->size());
    for (const std::uint8_t cell : *raster.cells) colors.push_back(of_cell[cell <= most_raster_colors ? cell : 0]);
    return colors;
}

}  // namespace kua
