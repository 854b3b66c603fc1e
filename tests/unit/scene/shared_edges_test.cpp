#include "scene/shared_edges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace kua {
namespace {

GeoMultiPolygon box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}};
}

Borders borders(const std::vector<GeoMultiPolygon>& shapes) {
    std::vector<const GeoMultiPolygon*> pointers;
    for (const auto& shape : shapes) pointers.push_back(&shape);
    return borders_of(pointers);
}

GeoLine either_way(GeoLine line) {
    GeoLine turned(line.rbegin(), line.rend());
    const auto key = [](const GeoLine& l) { return std::pair{l.front().lon_deg, l.front().lat_deg}; };
    return key(turned) < key(line) ? turned : line;
}

TEST(BordersOf, AreSharedOnceBetweenTwoShapes) {
    const Borders found = borders({box(0, 0, 1, 1), box(1, 0, 2, 1)});
    ASSERT_EQ(found.shared.size(), 1U);
    EXPECT_EQ(either_way(found.shared[0]), (GeoLine{{1, 0}, {1, 1}}));
}

TEST(BordersOf, RunRoundTheWholeAsOneClosedLine) {
    const Borders found = borders({box(0, 0, 1, 1), box(1, 0, 2, 1)});
    ASSERT_EQ(found.single.size(), 1U);
    EXPECT_EQ(found.single[0].size(), 7U);
    EXPECT_EQ(found.single[0].front(), found.single[0].back());
}

TEST(BordersOf, EndWhereThreeShapesMeet) {
    const GeoMultiPolygon top{{{{0, 1}, {1, 1}, {2, 1}, {2, 2}, {0, 2}}, {}}};
    const Borders found = borders({box(0, 0, 1, 1), box(1, 0, 2, 1), top});
    EXPECT_EQ(found.shared.size(), 3U);
    EXPECT_EQ(found.single.size(), 1U);
}

TEST(BordersOf, RunRoundAnEnclave) {
    GeoMultiPolygon region = box(0, 0, 3, 3);
    region[0].holes.push_back({{1, 1}, {1, 2}, {2, 2}, {2, 1}});
    const Borders found = borders({region, box(1, 1, 2, 2)});
    ASSERT_EQ(found.shared.size(), 1U);
    EXPECT_EQ(found.shared[0].size(), 5U);
    EXPECT_EQ(found.single.size(), 1U);
}

TEST(BordersOf, LeaveOutTheSeamBetweenPartsOfOneShape) {
    GeoMultiPolygon two_parts = box(0, 0, 1, 1);
    two_parts.push_back(box(1, 0, 2, 1)[0]);
    const Borders found = borders({two_parts});
    EXPECT_TRUE(found.shared.empty());
    ASSERT_EQ(found.single.size(), 1U);
    EXPECT_EQ(found.single[0].size(), 7U);
}

TEST(BordersOf, TakeTheTwoZerosForOne) {
    const Borders found = borders({box(-1, 0, 0.0, 1), box(-0.0, -0.0, 1, 1)});
    EXPECT_EQ(found.shared.size(), 1U);
}

TEST(BordersOf, CountEdgesThatOnlyNearlyCoincideAsSingle) {
    const Borders found = borders({box(0, 0, 1, 1), box(1.0000001, 0, 2, 1)});
    EXPECT_TRUE(found.shared.empty());
    EXPECT_EQ(found.single.size(), 2U);
}

TEST(BordersOf, PassOverEmptyAndDegenerateShapes) {
    EXPECT_TRUE(borders({}).single.empty());
    EXPECT_TRUE(borders({{}, {{{{1, 1}, {1, 1}, {2, 2}}, {}}}}).single.empty());
    EXPECT_TRUE(borders_of({nullptr}).single.empty());
}

using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;
Edge edge_of(LonLat a, LonLat b) {
    const std::pair p{a.lon_deg, a.lat_deg};
    const std::pair q{b.lon_deg, b.lat_deg};
    return {std::min(p, q), std::max(p, q)};
}

std::map<Edge, int> edges_of(const std::vector<GeoLine>& lines) {
    std::map<Edge, int> edges;
    for (const GeoLine& line : lines)
        for (std::size_t i = 0; i + 1 < line.size(); ++i) ++edges[edge_of(line[i], line[i + 1])];
    return edges;
}

/// Cells of a grid dealt out to a few owners at random, against counting owners edge by edge.
TEST(BordersOf, AgreeWithCountingOwnersOnRandomTilings) {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        constexpr int side = 7;
        std::vector<GeoMultiPolygon> shapes(4);
        std::map<Edge, std::vector<int>> owners;
        for (int x = 0; x < side; ++x)
            for (int y = 0; y < side; ++y) {
                const int owner = static_cast<int>(random() % 5);  // 4: nobody's
                if (owner == 4) continue;
                const auto cell = box(x, y, x + 1, y + 1)[0];
                shapes[static_cast<std::size_t>(owner)].push_back(cell);
                for (std::size_t i = 0; i < 4; ++i)
                    owners[edge_of(cell.outer[i], cell.outer[(i + 1) % 4])].push_back(owner);
            }
        std::map<Edge, int> shared;
        std::map<Edge, int> single;
        for (const auto& [edge, who] : owners) {
            if (who.size() == 1) single[edge] = 1;
            if (who.size() == 2 && who[0] != who[1]) shared[edge] = 1;
        }
        const Borders found = borders(shapes);
        EXPECT_EQ(edges_of(found.shared), shared) << "seed " << seed;
        EXPECT_EQ(edges_of(found.single), single) << "seed " << seed;
    }
}

TEST(EdgeSet, IsTakenFromALineThatItPartlyIsOn) {
    const GeoLine line{{-1, 0}, {0, 0}, {1, 0}, {2, 0}};
    const GeoMultiPolygon shape = box(0, 0, 1, 1);
    const auto kept = EdgeSet({&shape}).taken_from({line});
    EXPECT_THAT(kept, testing::ElementsAre(GeoLine{{-1, 0}, {0, 0}}, GeoLine{{1, 0}, {2, 0}}));
}

TEST(EdgeSet, LeavesALineThatIsOnlyNear) {
    const GeoLine line{{0, 0}, {0.5, 0}, {1, 0}};
    const GeoMultiPolygon shape = box(0, 0, 1, 1);
    EXPECT_THAT(EdgeSet({&shape}).taken_from({line}), testing::ElementsAre(line));
}

}  // namespace
}  // namespace kua
