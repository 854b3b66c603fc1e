#include "screen/still_batch.h"

#include <gtest/gtest.h>

namespace kua {
namespace {

constexpr Rgba8 red{255, 0, 0, 255};
constexpr Rgba8 blue{0, 0, 255, 255};

struct StillBatches : testing::Test {
    MapMultiPolygon a, b, c;
    std::vector<MapLine> lines, more_lines;
};

TEST_F(StillBatches, JoinNeighboursOfOneColour) {
    const std::vector<SceneItem> items{Fill{&a, red}, Fill{&b, red}, Fill{&c, blue}, Fill{&a, red}};
    const auto batches = still_batches(items);
    ASSERT_EQ(batches.size(), 3u);
    EXPECT_EQ(std::get<FillBatch>(batches[0]).shapes, (std::vector<const MapMultiPolygon*>{&a, &b}));
    EXPECT_EQ(std::get<FillBatch>(batches[1]).color, blue);
    EXPECT_EQ(std::get<FillBatch>(batches[2]).shapes.size(), 1u);
}

TEST_F(StillBatches, KeepWhatShinesThroughApart) {
    const std::vector<SceneItem> items{Fill{&a, with_alpha(red, 90)}, Fill{&b, with_alpha(red, 90)}};
    EXPECT_EQ(still_batches(items).size(), 2u);
}

TEST_F(StillBatches, JoinLinesOfOneWidthAndSigns) {
    const std::vector<SceneItem> items{Stroke{&lines, red, 1.0}, Stroke{&more_lines, red, 1.0}, Stroke{&lines, red, 2.0},
                                       TownDot{{}, 2.0, red}, Label{}, Fill{&a, red}, Label{}};
    const auto batches = still_batches(items);
    ASSERT_EQ(batches.size(), 5u);
    EXPECT_EQ(std::get<StrokeBatch>(batches[0]).lines.size(), 2u);
    EXPECT_EQ(std::get<StrokeBatch>(batches[1]).width_px, 2.0);
    EXPECT_EQ(std::get<SignBatch>(batches[2]).items, (std::vector<std::size_t>{3, 4}));
    EXPECT_EQ(std::get<SignBatch>(batches[4]).items, (std::vector<std::size_t>{6}));
}

TEST_F(StillBatches, EndBeforeTheFirstMark) {
    EXPECT_EQ(still_count(std::vector<SceneItem>{Fill{&a, red}, Label{}, Mark{}, Label{}}), 2u);
    EXPECT_EQ(still_count(std::vector<SceneItem>{Fill{&a, red}, Raster{}, Label{}, Mark{}}), 1u);
    EXPECT_EQ(still_count(std::vector<SceneItem>{Fill{&a, red}}), 1u);
}

}  // namespace
}  // namespace kua
