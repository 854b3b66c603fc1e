#include "scene/mark_shape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace kua {
namespace {

TEST(MarkOutline, IsFlattenedRoundItsCentreToATwentiethOfAPixel) {
    const auto points = flattened(circle_outline({30.0, -7.0}, 40.0));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ScreenPoint a = points[i];
        const ScreenPoint b = points[(i + 1) % points.size()];
        EXPECT_NEAR(std::hypot(a.x_px - 30.0, a.y_px + 7.0), 40.0, 1e-9);
        EXPECT_GT(std::hypot((a.x_px + b.x_px) / 2.0 - 30.0, (a.y_px + b.y_px) / 2.0 + 7.0), 39.95);
    }
}

TEST(MarkOutline, RunsAlongAnArcFromEndToEnd) {
    const MarkOutline arc = arc_outline({}, 10.0, 0.0, std::numbers::pi / 2.0);
    EXPECT_FALSE(is_closed(arc));
    const auto points = flattened(arc);
    EXPECT_NEAR(points.front().y_px, -10.0, 1e-9) << "north";
    EXPECT_NEAR(points.back().x_px, 10.0, 1e-9) << "east: clockwise";
}

TEST(MarkOutline, KeepsABoxWithinItsSidesAndRoundsItsCorners) {
    double right = 0.0, lowest = 0.0, corner = 0.0;
    for (const ScreenPoint p : flattened(box_outline(30.0, 20.0, 4.0))) {
        right = std::max(right, p.x_px);
        lowest = std::max(lowest, p.y_px);
        corner = std::max(corner, std::hypot(p.x_px, p.y_px));
    }
    EXPECT_NEAR(right, 15.0, 1e-9);
    EXPECT_NEAR(lowest, 10.0, 1e-9);
    EXPECT_NEAR(corner, std::hypot(11.0, 6.0) + 4.0, 0.05);
}

TEST(StrokeLines, AreTheOutlineOrItsDashes) {
    MarkPath path{circle_outline({}, 12.0), {}, Rgba8{}, 1.4, false};
    ASSERT_EQ(stroke_lines(path).size(), 1u);
    EXPECT_TRUE(stroke_lines(path)[0].closed);
    path.dashed = true;
    EXPECT_EQ(stroke_lines(path).size(), 17u) << "75 px round, 4.5 px from dash to dash";
    for (const MarkLine& dash : stroke_lines(path)) EXPECT_FALSE(dash.closed);
}

}  // namespace
}  // namespace kua
