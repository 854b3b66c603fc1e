#include "scene/scene.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

TEST(CellColors, GiveEachCellItsColourAndAnEmptyOneNone) {
    Raster raster{{0.0, 0.0}, 1.0, 2, 2, std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{2, 0, 1, 2}), {}};
    raster.colors = {{1, 2, 3, 255}, {4, 5, 6, 115}};
    EXPECT_EQ(cell_colors(raster), (std::vector<Rgba8>{{4, 5, 6, 115}, {0, 0, 0, 0}, {1, 2, 3, 255}, {4, 5, 6, 115}}));
}

}  // namespace
}  // namespace kua
