#include "screen/shape_mesh.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace kua {
namespace {

MapMultiPolygon square_with_hole(double x, double side) {
    return {{{{x, 0}, {x + side, 0}, {x + side, side}, {x, side}},
             {{{x + 1, 1}, {x + 2, 1}, {x + 2, 2}, {x + 1, 2}}}}};
}

double doubled_area(const Mesh& mesh, MeshRange range) {
    double sum = 0.0;
    for (std::size_t i = range.first; i + 2 < range.first + range.count; i += 3)
        sum += std::abs((mesh[i + 1].x - mesh[i].x) * (mesh[i + 2].y - mesh[i].y) -
                        (mesh[i + 1].y - mesh[i].y) * (mesh[i + 2].x - mesh[i].x));
    return sum;
}

TEST(FillMesh, CoversTheShapesMeasuredFromTheOrigin) {
    const MapMultiPolygon a = square_with_hole(0, 10);
    const MapMultiPolygon b = square_with_hole(100, 20);
    const MapMultiPolygon* shapes[] = {&a, &b};
    const ShapeMesh mesh = fill_mesh(shapes, {{50, 5}}, {1, 2, 3, 255});
    EXPECT_NEAR(doubled_area(mesh.mesh, {0, mesh.mesh.size()}), 2 * (99.0 + 399.0), 1e-4);
    ASSERT_EQ(mesh.pieces.size(), 1u);
    EXPECT_EQ(mesh.pieces[0].box, (MapBox{0, 0, 120, 20}));
    for (const MeshVertex& v : mesh.mesh) {
        EXPECT_EQ(v.color, (Rgba8{1, 2, 3, 255}));
        EXPECT_LE(v.x, 70.0F);
        EXPECT_GE(v.y, -5.0F);
    }
}

std::vector<MapPoint> circle(double radius, int corners) {
    std::vector<MapPoint> ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return ring;
}

/// Each vertex lies in a piece, within its box; the pieces overlap by `shared` vertices.
void expect_pieces(const ShapeMesh& mesh, std::size_t shared, double units_m) {
    ASSERT_GT(mesh.pieces.size(), 4u);
    std::size_t end = shared;
    for (const MeshPiece& piece : mesh.pieces) {
        EXPECT_EQ(piece.range.first, end - shared);
        end = piece.range.first + piece.range.count;
        for (std::size_t i = piece.range.first; i < end; ++i) {
            EXPECT_LE(piece.box.min_x_m - 1e-3, mesh.mesh[i].x * units_m);
            EXPECT_GE(piece.box.max_x_m + 1e-3, mesh.mesh[i].x * units_m);
        }
    }
    EXPECT_EQ(end, mesh.mesh.size());
}

TEST(Pieces, CoverTheMeshAndKnowWhereTheyAre) {
    const MapMultiPolygon a{{circle(1000, 3000), {}}};
    const MapMultiPolygon* shapes[] = {&a};
    expect_pieces(fill_mesh(shapes, {}, {}), 0, 1.0);
    const auto rings = rings_of(shapes, 0.0);
    expect_pieces(strip_mesh(rings, {}), 2, 1.0);
    expect_pieces(feathered_mesh(rings, {{}, 0.0, 2.0}, {}), 0, 2.0);
}

TEST(FillMesh, LeavesOutWhatIsTooSmallToSee) {
    const MapMultiPolygon a = square_with_hole(0, 10);
    const MapMultiPolygon* shapes[] = {&a};
    EXPECT_NEAR(doubled_area(fill_mesh(shapes, {{}, 2.0}, {}).mesh, {0, 6}), 200.0, 1e-4) << "the hole";
    EXPECT_TRUE(fill_mesh(shapes, {{}, 50.0}, {}).pieces.empty());
}

TEST(RingsOf, AreClosed) {
    const MapMultiPolygon a = square_with_hole(0, 10);
    const MapMultiPolygon* shapes[] = {&a};
    const auto rings = rings_of(shapes, 0.1);
    ASSERT_EQ(rings.size(), 2u);
    for (const MapLine& ring : rings) {
        EXPECT_EQ(ring.size(), 5u);
        EXPECT_EQ(ring.front(), ring.back());
    }
}

TEST(FeatheredMesh, IsInPixelsWithYDown) {
    const std::vector<MapLine> lines{{{0, 0}, {0, 1000}}};
    const ShapeMesh mesh = feathered_mesh(lines, {{0, 0}, 0.0, 10.0}, {4.0, {0, 0, 0, 255}, false, true});
    double top = 0.0;
    for (const MeshVertex& v : mesh.mesh) top = std::min<double>(top, v.y);
    EXPECT_NEAR(top, -100.5, 1e-3);
}

TEST(HatchLines, RiseToTheRightAtTheirSpacingInsideTheShape) {
    const MapMultiPolygon a = square_with_hole(30, 10);
    const MapMultiPolygon* shapes[] = {&a};
    const auto lines = hatch_lines(shapes, 0.5);
    double length = 0.0;
    for (const MapLine& line : lines) {
        ASSERT_EQ(line.size(), 2u);
        EXPECT_NEAR(line[1].y_m - line[0].y_m, line[1].x_m - line[0].x_m, 1e-9);
        EXPECT_GT(line[1].x_m, line[0].x_m);
        const double level = (line[0].y_m - line[0].x_m) / std::numbers::sqrt2 / 0.5;
        EXPECT_NEAR(level, std::round(level), 1e-6);
        length += std::hypot(line[1].x_m - line[0].x_m, line[1].y_m - line[0].y_m);
        const MapPoint middle{(line[0].x_m + line[1].x_m) / 2, (line[0].y_m + line[1].y_m) / 2};
        EXPECT_TRUE(contains(a, middle));
    }
    EXPECT_NEAR(length * 0.5, 99.0, 2.0) << "length times spacing is the area";
}

TEST(Visible, JoinsNeighboursAndLeavesOutTheRest) {
    const std::vector<MeshPiece> pieces{{{0, 0, 1, 1}, {0, 6}}, {{2, 0, 3, 1}, {6, 3}}, {{50, 0, 51, 1}, {9, 9}}, {{0, 0, 9, 9}, {18, 6}}, {{0, 0, 9, 9}, {22, 6}}};
    EXPECT_EQ(visible(pieces, {0, 0, 10, 10}), (std::vector<MeshRange>{{0, 9}, {18, 10}}));
    EXPECT_TRUE(visible(pieces, {0, 20, 10, 30}).empty());
}

}  // namespace
}  // namespace kua
