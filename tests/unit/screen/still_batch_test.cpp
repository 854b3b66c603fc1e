#include "screen/still_batch.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

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

TEST_F(StillBatches, JoinCellsOfOneSurfaceByColourWhateverStandsBetween) {
    const auto surface = std::make_shared<int>(), other = std::make_shared<int>();
    const std::vector<SceneItem> items{Fill{&a, red}, Fill{&a, red, surface}, Fill{&b, blue, surface}, Fill{&c, red, surface}, Fill{&c, red, other}};
    const auto batches = still_batches(items);
    ASSERT_EQ(batches.size(), 4u);
    EXPECT_EQ(std::get<FillBatch>(batches[1]).shapes, (std::vector<const MapMultiPolygon*>{&a, &c}));
    EXPECT_EQ(std::get<FillBatch>(batches[2]).shapes.size(), 1u);
    const std::vector<SceneItem> parted{Fill{&a, red, surface}, Stroke{&lines, red, 1.0}, Fill{&b, red, surface}};
    EXPECT_EQ(still_batches(parted).size(), 3u) << "the line lies on one and under the other";
}

TEST_F(StillBatches, CountTheirItemsFromTheOneGiven) {
    EXPECT_EQ(std::get<SignBatch>(still_batches(std::vector<SceneItem>{Label{}, Label{}}, 7)[0]).items, (std::vector<std::size_t>{7, 8}));
}

TEST_F(StillBatches, ShareEnds) {
    const SceneItem one = Fill{&a, red}, two = Fill{&b, red}, three = Fill{&c, blue}, four = Label{};
    const auto expect = [](const std::vector<SceneItem>& x, const std::vector<SceneItem>& y, std::size_t below, std::size_t above) {
        EXPECT_EQ(shared_ends(x, y).below, below);
        EXPECT_EQ(shared_ends(x, y).above, above);
    };
    expect({one, two, four}, {one, three, four}, 1, 1);
    expect({one, four}, {one, two, three, four}, 1, 1);
    expect({one, one, one}, {one, one}, 2, 0);
    expect({one, two}, {three, four}, 0, 0);
    expect({}, {one}, 0, 0);
    expect({two, four}, {one, two, four}, 0, 2);
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
