#include "screen/sign_code.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace kua {
namespace {

constexpr double pi = std::numbers::pi;
const Rgba8 red{200, 30, 10, 255};

/// The fields of a vertex's code, taken out as shaders/sign.vert does it.
struct Fields {
    explicit Fields(const MeshVertex& vertex)
        : u(static_cast<std::uint32_t>(-1.0F - vertex.u)), v(static_cast<std::uint32_t>(vertex.v)) {}
    static std::uint32_t take(std::uint32_t& code, std::uint32_t many) {
        const std::uint32_t field = code % many;
        code /= many;
        return field;
    }
    std::uint32_t u, v;
    std::uint32_t corner = take(u, 4);
    std::uint32_t form = take(u, 8);
    std::uint32_t dashed = take(u, 2);
    std::uint32_t width_32 = take(u, 512);
    std::uint32_t extra = u;
};

TEST(SignCode, PutsSixCornersInTheMiddleOfTheOutline) {
    Mesh mesh;
    ASSERT_TRUE(add_coded(mesh, circle_outline({3.0, -2.0}, 10.0), {100.0, 50.0}, 2.0, {0.0, false, red}));
    ASSERT_EQ(mesh.size(), 6u);
    std::vector<std::uint32_t> corners;
    for (const MeshVertex& vertex : mesh) {
        EXPECT_TRUE(is_code(vertex));
        EXPECT_EQ(vertex.x, 106.0F);
        EXPECT_EQ(vertex.y, 46.0F);
        EXPECT_EQ(vertex.color, red);
        const Fields fields(vertex);
        corners.push_back(fields.corner);
        EXPECT_EQ(fields.width_32, 0u) << "filled";
        EXPECT_EQ(fields.v, 20u * 64u);
    }
    EXPECT_EQ(corners, (std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2}));
}

TEST(SignCode, KeepsFormWidthAndDashesOfEveryShape) {
    using Form = MarkOutline::Form;
    for (const Shape shape : {Shape::Circle, Shape::Hexagon, Shape::Square, Shape::Triangle, Shape::Diamond}) {
        const MarkOutline outline = family_outline(shape, 5.5);
        Mesh mesh;
        ASSERT_TRUE(add_coded(mesh, outline, {}, 1.5, {2.1, true, red}));
        const Fields fields(mesh[4]);
        EXPECT_EQ(static_cast<Form>(fields.form), outline.form);
        EXPECT_EQ(fields.dashed, 1u);
        EXPECT_NEAR(fields.width_32 / 32.0, 2.1, 1.0 / 64.0);
        EXPECT_NEAR(fields.v / 64.0, outline.radius_px * 1.5, 1.0 / 128.0);
    }
}

TEST(SignCode, KeepsABoxToASixteenthOfAPixel) {
    Mesh mesh;
    ASSERT_TRUE(add_coded(mesh, box_outline(31.0, 19.0, 3.5), {}, 1.25, {1.75, false, red}));
    const Fields fields(mesh[0]);
    EXPECT_NEAR(fields.v % 4096 / 16.0, 31.0 / 2.0 * 1.25, 1.0 / 32.0);
    EXPECT_NEAR(fields.v / 4096 / 16.0, 19.0 / 2.0 * 1.25, 1.0 / 32.0);
    EXPECT_NEAR(fields.extra / 16.0, 3.5 * 1.25, 1.0 / 32.0);
}

TEST(SignCode, KeepsTheAnglesOfArcsWhereverTheyBegin) {
    for (const auto& [from, to] : {std::pair{0.1, 1.3}, {5.0, 6.2}, {0.02, 2.0 * pi - 0.02}, {-0.5, 0.4}, {6.0, 7.5}}) {
        Mesh mesh;
        ASSERT_TRUE(add_coded(mesh, arc_outline({}, 14.3, from, to), {}, 1.0, {3.2, false, red}));
        const Fields fields(mesh[0]);
        EXPECT_NEAR(fields.v % 8192 / 32.0, 14.3, 1.0 / 64.0);
        const double middle = fields.v / 8192 / 2048.0 * 2.0 * pi;
        EXPECT_NEAR(std::remainder(middle - (from + to) / 2.0, 2.0 * pi), 0.0, pi / 2048.0 + 1e-9);
        EXPECT_NEAR(fields.extra / 512.0 * pi, (to - from) / 2.0, pi / 512.0);
    }
}

TEST(SignCode, RefusesWhatIsTooLargeAndAppendsNothing) {
    Mesh mesh;
    EXPECT_TRUE(add_coded(mesh, circle_outline({}, 255.9), {}, 1.0, {0.8, false, red}));
    mesh.clear();
    EXPECT_FALSE(add_coded(mesh, circle_outline({}, 256.0), {}, 1.0, {0.8, false, red}));
    EXPECT_FALSE(add_coded(mesh, circle_outline({}, 128.1), {}, 2.0, {0.8, false, red}));
    EXPECT_FALSE(add_coded(mesh, circle_outline({}, 10.0), {}, 1.0, {16.0, false, red}));
    EXPECT_FALSE(add_coded(mesh, box_outline(520.0, 20.0, 3.0), {}, 1.0, {1.0, false, red}));
    EXPECT_FALSE(add_coded(mesh, box_outline(100.0, 90.0, 33.0), {}, 1.0, {1.0, false, red}));
    EXPECT_FALSE(add_coded(mesh, arc_outline({}, 300.0, 0.0, 1.0), {}, 1.0, {1.0, false, red}));
    EXPECT_FALSE(add_coded(mesh, circle_outline({}, std::nan("")), {}, 1.0, {1.0, false, red}));
    EXPECT_TRUE(mesh.empty());
}

}  // namespace
}  // namespace kua
