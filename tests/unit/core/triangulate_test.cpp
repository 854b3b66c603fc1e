#include "core/triangulate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <numbers>
#include <random>

namespace kua {
namespace {

/// Sum of the triangles' areas, each counted positive, m².
double covered_m2(const Triangulation& t) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 2 < t.triangles.size(); i += 3)
        sum += std::abs(doubled_area_m2(t.vertices[t.triangles[i]], t.vertices[t.triangles[i + 1]],
                                        t.vertices[t.triangles[i + 2]])) / 2.0;
    return sum;
}

bool all_counter_clockwise(const Triangulation& t) {
    for (std::size_t i = 0; i + 2 < t.triangles.size(); i += 3)
        if (doubled_area_m2(t.vertices[t.triangles[i]], t.vertices[t.triangles[i + 1]], t.vertices[t.triangles[i + 2]]) <= 0.0)
            return false;
    return true;
}

void expect_covers(const MapPolygon& polygon) {
    const Triangulation t = triangulate(polygon);
    const double area = area_m2({polygon});
    EXPECT_NEAR(covered_m2(t), area, 1e-9 * std::abs(area) + 1e-15);  // a sliver of the data may round to nothing
    EXPECT_TRUE(all_counter_clockwise(t));
}

/// A ring of random distance from its centre: never crosses itself.
std::vector<MapPoint> star(std::mt19937& random, MapPoint centre, double min_m, double max_m, int corners) {
    std::uniform_real_distribution<double> distance(min_m, max_m);
    std::vector<MapPoint> ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double r = distance(random);
        ring.push_back({centre.x_m + r * std::cos(angle), centre.y_m + r * std::sin(angle)});
    }
    return ring;
}

std::vector<MapPoint> square(double x, double y, double side) {
    return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
}

TEST(Triangulate, MakesTwoTrianglesOfASquare) {
    const auto t = triangulate({square(0, 0, 10), {}});
    EXPECT_EQ(t.triangles.size(), 6u);
    EXPECT_DOUBLE_EQ(covered_m2(t), 100.0);
    EXPECT_TRUE(all_counter_clockwise(t));
}

TEST(Triangulate, LeavesHolesOpenWhateverTheWinding) {
    auto hole = square(2, 2, 3);
    auto shell = square(0, 0, 10);
    for (int turn = 0; turn < 4; ++turn) {
        SCOPED_TRACE(turn);
        expect_covers({shell, {hole}});
        std::reverse(hole.begin(), hole.end());
        if (turn == 1) std::reverse(shell.begin(), shell.end());
    }
}

TEST(Triangulate, NumbersTheVerticesOfTheShellThenOfTheHoles) {
    const auto t = triangulate({square(0, 0, 10), {square(2, 2, 3)}});
    ASSERT_EQ(t.vertices.size(), 8u);
    EXPECT_EQ(t.vertices[4], (MapPoint{2, 2}));
}

TEST(Triangulate, BearsAHoleThatTouchesTheShellInAPoint) {
    expect_covers({square(0, 0, 10), {{{0, 5}, {3, 3}, {3, 7}}}});
    expect_covers({square(0, 0, 10), {{{0, 0}, {3, 1}, {1, 3}}}});
}

TEST(Triangulate, BearsHolesThatTouchEachOther) {
    expect_covers({square(0, 0, 10), {{{2, 5}, {4, 3}, {4, 7}}, {{4, 3}, {6, 2}, {6, 4}}, {{4, 7}, {8, 7}, {6, 9}}}});
}

TEST(Triangulate, BearsARowOfHolesOnOneLine) {
    MapPolygon polygon{square(0, 0, 100), {}};
    for (int i = 0; i < 9; ++i) polygon.holes.push_back(square(5 + 10 * i, 40, 5));
    for (int i = 0; i < 9; ++i) polygon.holes.push_back(square(5, 50 + 5 * i, 3));
    expect_covers(polygon);
}

TEST(Triangulate, CoversRandomStarsWithHoles) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        MapPolygon polygon{star(random, {3e6, -1e6}, 4e5, 9e5, 3 + static_cast<int>(seed) * 3), {}};
        for (const MapPoint centre : {MapPoint{3e6, -1e6}, {2.85e6, -1e6}, {3.1e6, -1.1e6}, {3.05e6, -0.85e6}})
            if (seed > 20) polygon.holes.push_back(star(random, centre, 5e3, 6e4, 3 + static_cast<int>(seed % 40)));
        expect_covers(polygon);
    }
}

TEST(Triangulate, PassesOverRepeatedAndInfiniteVertices) {
    const double infinity = std::numeric_limits<double>::infinity();
    const auto t = triangulate({{{0, 0}, {0, 0}, {10, 0}, {infinity, 3}, {10, 10}, {0, 10}, {std::nan(""), 0}, {0, 0}}, {}});
    EXPECT_DOUBLE_EQ(covered_m2(t), 100.0);
}

TEST(Triangulate, LeavesOutWhatIsNoArea) {
    EXPECT_TRUE(triangulate({}).triangles.empty());
    EXPECT_TRUE(triangulate({{{0, 0}, {1, 1}}, {}}).triangles.empty());
    EXPECT_TRUE(triangulate({{{0, 0}, {1, 1}, {2, 2}, {5, 5}}, {}}).triangles.empty());
    EXPECT_DOUBLE_EQ(covered_m2(triangulate({square(0, 0, 10), {square(20, 20, 3), {{1, 1}, {2, 2}}}})), 100.0);
}

TEST(Triangulate, PaintsBothWingsOfABowTie) {
    const auto t = triangulate({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}});
    EXPECT_GT(covered_m2(t), 25.0);
    EXPECT_LT(covered_m2(t), 100.0);
}

TEST(Triangulate, EndsOnNoise) {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::uniform_int_distribution<int> coordinate(0, 20);
        MapPolygon polygon;
        for (int i = 0; i < 120; ++i) polygon.outer.push_back({1.0 * coordinate(random), 1.0 * coordinate(random)});
        polygon.holes.resize(3);
        for (auto& hole : polygon.holes)
            for (int i = 0; i < 12; ++i) hole.push_back({1.0 * coordinate(random), 1.0 * coordinate(random)});
        const auto t = triangulate(polygon);
        for (const auto index : t.triangles) ASSERT_LT(index, t.vertices.size());
    }
}

/// The polygons of an ESRI shapefile, coordinates as they are. Clockwise rings are shells (ESRI 1998, page 8).
MapMultiPolygon read_shapefile(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto number = [&]<class T>(std::size_t at, T value) {
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    };
    MapMultiPolygon polygons;
    std::vector<std::vector<MapPoint>> holes;
    for (std::size_t at = 100; at + 8 < bytes.size();) {
        const auto words = __builtin_bswap32(number(at + 4, std::uint32_t{}));
        const std::size_t record = at + 8;
        at = record + 2 * std::size_t{words};
        if (number(record, std::int32_t{}) != 5) continue;
        const auto parts = number(record + 36, std::uint32_t{});
        const auto points = number(record + 40, std::uint32_t{});
        for (std::uint32_t p = 0; p < parts; ++p) {
            const auto first = number(record + 44 + 4 * p, std::uint32_t{});
            const auto end = p + 1 < parts ? number(record + 48 + 4 * p, std::uint32_t{}) : points;
            std::vector<MapPoint> ring;
            for (std::size_t i = first; i + 1 < end; ++i) {
                const std::size_t xy = record + 44 + 4 * parts + 16 * i;
                ring.push_back({number(xy, 0.0), number(xy + 8, 0.0)});
            }
            double turn = 0.0;
            for (std::size_t i = 0; i < ring.size(); ++i) turn += doubled_area_m2(ring[0], ring[i], ring[(i + 1) % ring.size()]);
            if (turn < 0.0) polygons.push_back({ring, {}});
            else holes.push_back(ring);
        }
    }
    for (const auto& hole : holes)
        for (auto& polygon : polygons)
            if (contains(MapMultiPolygon{polygon}, hole[0]) || contains(MapMultiPolygon{polygon}, hole[hole.size() / 2])) {
                polygon.holes.push_back(hole);
                break;
            }
    return polygons;
}

TEST(Triangulate, CoversTheShippedShapes) {
    for (const std::string name : {"kaz-2021/kaz-2021", "neighbours/neighbours", "water/water"}) {
        const auto polygons = read_shapefile(KUA_SOURCE_DIR "/geodata/" + name + ".shp");
        if (polygons.empty()) GTEST_SKIP() << name << " is not there";
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            SCOPED_TRACE(name + ", polygon " + std::to_string(i));
            expect_covers(polygons[i]);
        }
    }
}

}  // namespace
}  // namespace kua
