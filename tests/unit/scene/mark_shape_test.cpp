#include "scene/mark_shape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kua {
namespace {

double length_px(const std::vector<ScreenPoint>& line, bool closed = false) {
    double sum = closed ? std::hypot(line.back().x_px - line[0].x_px, line.back().y_px - line[0].y_px) : 0.0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x_px - line[i - 1].x_px, line[i].y_px - line[i - 1].y_px);
    return sum;
}

double radius_px(ScreenPoint p) { return std::hypot(p.x_px, p.y_px); }

struct MarkLooks : testing::Test {
    MarkLooks() {
        vocabulary.families.resize(5);
        for (std::size_t i = 0; i < 5; ++i) {
            vocabulary.families[i].shape = static_cast<Shape>(i);
            vocabulary.families[i].light = {static_cast<std::uint8_t>(50 * i), 20, 30, 255};
        }
    }
    MarkParts parts(const Mark& mark, double metres_per_px = 1000.0) {
        return mark_parts(mark, {colors, vocabulary, *metrics}, metres_per_px);
    }
    static Mark stack(std::vector<Sector> sectors) {
        Mark mark;
        mark.kind = MarkKind::Stack;
        mark.radius_px = 15;
        mark.number = "4";
        mark.sectors = std::move(sectors);
        return mark;
    }
    Rgba8 color(std::size_t family) const { return vocabulary.families[family].light; }
    double stroked_px(const MarkParts& from, Rgba8 of) const {
        double sum = 0.0;
        for (const MarkPath& path : from.paths)
            if (path.stroke == of)
                for (const MarkLine& line : stroke_lines(path)) sum += length_px(line.points, line.closed);
        return sum;
    }

    Theme colors = theme(ThemeName::Light);
    Vocabulary vocabulary;
    Result<TextMetrics> metrics = TextMetrics::make();
};

TEST(ShapeOutline, IsAboutAsLargeAsTheCircle) {
    for (const Shape shape : {Shape::Circle, Shape::Hexagon, Shape::Square, Shape::Triangle, Shape::Diamond}) {
        const auto points = shape_outline(shape, 10.0);
        double doubled = 0.0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const ScreenPoint a = points[i];
            const ScreenPoint b = points[(i + 1) % points.size()];
            doubled += a.x_px * b.y_px - b.x_px * a.y_px;
        }
        EXPECT_GT(doubled / 2.0, 0.68 * std::numbers::pi * 100.0) << "and clockwise on screen";
        EXPECT_LT(doubled / 2.0, 1.06 * std::numbers::pi * 100.0);
    }
}

TEST(Dashed, CutsAnOpenLineIntoDashesThatReachBothEnds) {
    const auto dashes = dashed({{0, 0}, {10, 0}, {10, 10}}, false, 3.0, 2.0);
    ASSERT_EQ(dashes.size(), 4u);
    EXPECT_EQ(dashes.front().front(), (ScreenPoint{0, 0}));
    EXPECT_NEAR(dashes.back().back().y_px, 10.0, 1e-9);
    for (const auto& dash : dashes) EXPECT_NEAR(length_px(dash), 20.0 * 3.0 / 18.0, 1e-9);
}

TEST(Dashed, GoesRoundAClosedLineWithoutASeam) {
    const auto dashes = dashed({{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true, 3.0, 2.0);
    ASSERT_EQ(dashes.size(), 8u);
    double sum = 0.0;
    for (const auto& dash : dashes) sum += length_px(dash);
    EXPECT_NEAR(sum, 24.0, 1e-9);
    EXPECT_NEAR(std::hypot(dashes.back().back().x_px, dashes.back().back().y_px), 2.0, 1e-9) << "a gap before the start";
}

TEST_F(MarkLooks, SectorsShareTheRingByTheirIncidentsClockwiseFromNorth) {
    const auto ring = parts(stack({{0, 3}, {2, 1}}));
    EXPECT_NEAR(stroked_px(ring, color(0)) / stroked_px(ring, color(2)), 3.0, 0.15);
    for (const MarkPath& path : ring.paths) {
        if (path.stroke != color(2)) continue;
        for (const ScreenPoint p : flattened(path.outline)) {
            EXPECT_LT(p.x_px, 0.0) << "the last quarter is the north-west";
            EXPECT_LT(p.y_px, 0.0);
        }
    }
}

TEST_F(MarkLooks, KeepARingWithinItsRadius) {
    const auto ring = parts(stack({{0, 3}, {2, 1}}));
    EXPECT_NEAR(radius_px(flattened(ring.paths[0].outline)[0]), 15.0 + 1.8, 1e-9) << "the halo lies around it";
    for (std::size_t i = 1; i < ring.paths.size(); ++i) {
        if (ring.paths[i].fill) continue;
        for (const ScreenPoint p : flattened(ring.paths[i].outline))
            EXPECT_LE(radius_px(p) + ring.paths[i].stroke_px / 2.0, 15.0 + 1e-9);
    }
}

TEST_F(MarkLooks, GiveOneFamilyAWholeRing) {
    const auto ring = parts(stack({{1, 4}}));
    EXPECT_TRUE(is_closed(ring.paths[2].outline));
    EXPECT_EQ(ring.paths[2].stroke, color(1));
}

TEST_F(MarkLooks, RepeatTheFamilyByItsShapeOnItsSector) {
    const auto ring = parts(stack({{0, 3}, {2, 3}}));
    for (const std::size_t family : {std::size_t{0}, std::size_t{2}}) {
        const auto bead = std::find_if(ring.paths.begin(), ring.paths.end(),
                                       [&](const MarkPath& path) { return path.fill == color(family); });
        ASSERT_NE(bead, ring.paths.end());
        EXPECT_EQ(flattened(bead->outline).size(), shape_outline(vocabulary.families[family].shape, 2.9).size());
        for (const ScreenPoint p : flattened(bead->outline))
            EXPECT_EQ(p.x_px > 0.0, family == 0) << "half a turn each, clockwise from north";
    }
}

TEST_F(MarkLooks, LeaveASectorTooShortForAShapeToItsColour) {
    const auto ring = parts(stack({{0, 99}, {2, 1}}));
    for (const MarkPath& path : ring.paths) EXPECT_NE(path.fill, color(2));
}

TEST_F(MarkLooks, TellOneTownOnePlaceAndSeveralPlacesApart) {
    Mark mark = stack({{1, 4}});
    const auto town = parts(mark);
    const double one_ring_px = stroked_px(town, color(1));
    EXPECT_EQ(town.text->color, colors.ink);
    mark.stack = StackKind::Several;
    EXPECT_GT(stroked_px(parts(mark), color(1)), 1.7 * one_ring_px) << "two rings";
    mark.stack = StackKind::Place;
    const auto place = parts(mark);
    EXPECT_EQ(place.paths.back().fill, colors.ink);
    EXPECT_EQ(place.text->color, colors.panel);
}

TEST_F(MarkLooks, DrawAThinRingWhereThePlaceIsNotSure) {
    Mark mark = stack({{1, 4}});
    mark.stack = StackKind::Place;
    mark.hollow = true;
    const auto ring = parts(mark);
    EXPECT_LT(ring.paths[2].stroke_px, 2.0);
    EXPECT_EQ(ring.text->color, colors.ink) << "no dark core";
}

TEST_F(MarkLooks, DrawAProportionalCircleWithTheRingOfItsUpperBound) {
    Mark mark = stack({{1, 4}});
    mark.proportional = true;
    mark.radius_px = 20.0;
    const auto alone = parts(mark);
    EXPECT_TRUE(alone.text);
    mark.upper_radius_px = 30.0;
    const auto ranged = parts(mark);
    double farthest_px = 0.0;
    for (const MarkPath& path : ranged.paths)
        for (const ScreenPoint p : flattened(path.outline)) farthest_px = std::max(farthest_px, radius_px(p));
    EXPECT_NEAR(farthest_px, 30.0, 1e-6);
    mark.radius_px = 4.0;
    EXPECT_FALSE(parts(mark).text) << "no room for a number";
}

TEST_F(MarkLooks, ExplainEachKindByASampleWithoutHalo) {
    using Kind = LegendEntry::Kind;
    std::vector<MarkParts> samples;
    const MarkStyle style{colors, vocabulary, *metrics};
    for (const Kind kind : {Kind::TownStack, Kind::PlaceStack, Kind::Cluster, Kind::RegionBadge, Kind::SiteSymbol,
                            Kind::GroundRing, Kind::Dashed, Kind::Hollow}) {
        samples.push_back(legend_sample(kind, 0, style));
        EXPECT_FALSE(samples.back().paths.empty());
        for (const MarkPath& path : samples.back().paths) {
            EXPECT_NE(path.fill, color(0)) << "stands for any family";
            for (const ScreenPoint p : flattened(path.outline)) EXPECT_LE(std::abs(p.x_px), 12.0);
        }
    }
    EXPECT_EQ(legend_sample(Kind::Family, 3, style).paths.back().fill, color(3));
    EXPECT_TRUE(legend_sample(Kind::Numbers, 0, style).text);
    EXPECT_TRUE(legend_sample(Kind::NotObserved, 0, style).paths.empty());
}

TEST_F(MarkLooks, DashARingThatIsOnlyPossible) {
    Mark mark = stack({{1, 4}});
    const double whole = stroked_px(parts(mark), color(1));
    mark.dashed = true;
    EXPECT_NEAR(stroked_px(parts(mark), color(1)) / whole, 2.6 / 4.5, 0.03);
}

TEST_F(MarkLooks, CentreTheNumberAndKeepItWithinTheRing) {
    Mark mark = stack({{1, 4}});
    for (const char* number : {"4", "37", "12 000"}) {
        mark.number = number;
        const auto ring = parts(mark);
        ASSERT_TRUE(ring.text);
        const double width = metrics->width_px(number, ring.text->face, ring.text->size_px);
        EXPECT_NEAR(ring.text->at.x_px, -width / 2.0, 1e-9);
        EXPECT_LE(width, 30.0);
    }
}

TEST_F(MarkLooks, TellCertainPossibleAndNotStatedApart) {
    Mark mark;
    mark.sectors = {{3, 1}};
    EXPECT_EQ(parts(mark).paths.back().fill, color(3));
    mark.dashed = true;
    const auto possible = parts(mark);
    EXPECT_TRUE(possible.paths.back().dashed);
    EXPECT_EQ(possible.paths.back().stroke, color(3));
    EXPECT_NE(possible.paths[1].fill, color(3));
    mark.dashed = false;
    mark.hollow = true;
    EXPECT_EQ(parts(mark).paths[1].fill, colors.panel);
    EXPECT_FALSE(parts(mark).paths.back().dashed);
}

TEST_F(MarkLooks, ShowTheTrueRadiusWhereItCanBeSeen) {
    Mark mark;
    mark.sectors = {{3, 1}};
    mark.ground_radius_m = 30'000.0;
    EXPECT_EQ(parts(mark, 10'000.0).paths.size(), 2u);
    const auto ring = parts(mark, 1000.0).paths.front();
    EXPECT_FALSE(ring.fill);
    EXPECT_NEAR(radius_px(flattened(ring.outline).front()), 30.0, 1e-9);
}

TEST_F(MarkLooks, FrameABadgeInItsFamilysColourOrInAQuietOne) {
    Mark mark;
    mark.kind = MarkKind::Badge;
    mark.width_px = 31;
    mark.height_px = 19;
    mark.number = "1";
    mark.sectors = {{2, 1}};
    EXPECT_GT(stroked_px(parts(mark), color(2)), 80.0);
    mark.sectors = {{2, 1}, {0, 1}};
    EXPECT_GT(stroked_px(parts(mark), colors.second), 80.0);
    EXPECT_LT(stroked_px(parts(mark), color(2)), 16.0) << "a small ring of sectors stands for the shape";
}

TEST_F(MarkLooks, DrawNoSharesOfSummaries) {
    Mark mark = stack({{0, 0}, {2, 0}});
    mark.only_summaries = true;
    mark.number = "0";
    EXPECT_EQ(stroked_px(parts(mark), color(0)), 0.0);
    EXPECT_GT(stroked_px(parts(mark), colors.second), 60.0);
}

TEST(HatchStart, FollowsTheMap) {
    const MapView view{{1234.5, -987.6}, 100.0, 800, 600};
    MapView moved = view;
    moved.centre.x_m -= 100.0 * 6.0 * std::numbers::sqrt2;
    EXPECT_NEAR(hatch_start_px(view, 6.0), hatch_start_px(moved, 6.0), 1e-6);
    moved.centre.x_m -= 100.0 * std::numbers::sqrt2;
    EXPECT_NEAR(std::remainder(hatch_start_px(moved, 6.0) - hatch_start_px(view, 6.0), 6.0), 1.0, 1e-6);
}

}  // namespace
}  // namespace kua
