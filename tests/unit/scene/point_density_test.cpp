#include "scene/point_density.h"

#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <random>

namespace kua {
namespace {

using test::items_of;
using test::marks_of;
using test::Row;
using test::SceneWorld;

/// As many incidents at places of their own over both regions, some vague, one summary, and a few that are in a region
/// or nowhere.
std::vector<Row> many_rows(int points) {
    std::mt19937 random(20210110);
    const auto below = [&](int end) { return static_cast<int>(random() % static_cast<unsigned>(end)); };
    std::vector<Row> rows;
    for (int i = 0; i < points; ++i) {
        Row row{.id = "p" + std::to_string(i), .at = {60.0 + below(2'000'000) / 1e5, 45.0 + below(1'000'000) / 1e5}, .place = PlacePrecision::Site};
        row.first = "2021-01-" + std::to_string(10 + below(15));
        if (below(4) == 0) {
            row.last = "2021-01-" + std::to_string(25 + below(5));
            row.extent = Extent::SometimeWithin;
        }
        rows.push_back(row);
    }
    rows.push_back({.id = "region", .first = "2021-01-15", .place = PlacePrecision::Adm1, .region = "A"});
    rows.push_back({.id = "nowhere", .first = "2021-01-15", .place = PlacePrecision::Unknown});
    rows.push_back({.id = "undated", .first = "", .at = {65, 50}, .place = PlacePrecision::Site});
    return rows;
}

struct ManyPoints : testing::Test {
    ManyPoints() { world.select_days("2021-01-12", "2021-01-20"); }
    [[nodiscard]] std::int64_t shown_on_points() const {
        const auto& rows = world.selection.rows;
        return std::count_if(rows.begin(), rows.end(), [&](RowId row) { return placement(world.data.incidents, row) == Placement::Point; });
    }
    SceneWorld world{many_rows(4'000)};
};

template <class Numbers>
std::int64_t sum(const Numbers& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

TEST_F(ManyPoints, AreSquaresOfColourAndNotMarks) {
    const Scene scene = world.build();
    ASSERT_EQ(items_of<Raster>(scene).size(), 1u);
    EXPECT_TRUE(marks_of(scene, MarkKind::Symbol).empty());
    EXPECT_TRUE(marks_of(scene, MarkKind::Stack).empty());
    EXPECT_EQ(marks_of(scene, MarkKind::Badge).size(), 1u) << "what is known to a region only is on it";
    EXPECT_THAT(scene.sentence, testing::HasSubstr("1 of them not on a place"));
    ASSERT_EQ(scene.colors.size(), 1u);
    EXPECT_THAT(scene.colors[0].title, testing::HasSubstr("number in a square of"));
    EXPECT_THAT(scene.colors[0].notes[0], testing::HasSubstr("2,000 places"));
}

TEST_F(ManyPoints, AreCountedEachOnce) {
    const auto density = counted_density(world.input());
    ASSERT_TRUE(density);
    ASSERT_TRUE(density->plan->as_cells);
    EXPECT_EQ(sum(density->counts.certain) + sum(density->counts.possible), shown_on_points());
    EXPECT_GT(sum(density->counts.possible), 0);
    std::size_t listed = 0;
    for (std::int32_t cell = 0; cell < density->plan->grid.cell_count(); ++cell) {
        const auto rows = rows_in_cell(*density->plan, cell, world.selection);
        const auto i = static_cast<std::size_t>(cell);
        ASSERT_EQ(rows.size(), density->counts.certain[i] + density->counts.possible[i]);
        listed += rows.size();
    }
    EXPECT_EQ(static_cast<std::int64_t>(listed), shown_on_points());
}

TEST_F(ManyPoints, HaveEachTheSquareItsPointLiesIn) {
    const auto density = counted_density(world.input());
    for (const RowId row : world.selection.rows) {
        const MapPoint at = world.base->projection.to_map(world.data.incidents.at[row]);
        if (!std::isfinite(at.x_m) || placement(world.data.incidents, row) != Placement::Point) continue;
        EXPECT_EQ(density->plan->cell_of(row), density->plan->grid.cell_at(at));
    }
}

TEST_F(ManyPoints, KeepTheirColoursWhileTimeMoves) {
    const Scene before = world.build();
    world.select_days("2021-01-24", "2021-01-24");
    const Scene after = world.build();
    ASSERT_EQ(before.colors[0].classes.size(), after.colors[0].classes.size());
    for (std::size_t i = 0; i < before.colors[0].classes.size(); ++i) {
        EXPECT_EQ(before.colors[0].classes[i].text, after.colors[0].classes[i].text);
        EXPECT_EQ(before.colors[0].classes[i].color, after.colors[0].classes[i].color);
    }
    EXPECT_NE(*items_of<Raster>(before)[0].cells, *items_of<Raster>(after)[0].cells);
}

TEST_F(ManyPoints, ArePalerWhereNoneIsCertain) {
    const Scene scene = world.build();
    const auto density = counted_density(world.input());
    const Raster raster = items_of<Raster>(scene)[0];
    const auto colors = cell_colors(raster);
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const bool any = density->counts.certain[i] + density->counts.possible[i] > 0;
        ASSERT_EQ(colors[i].a == 0, !any);
        ASSERT_EQ(colors[i].a == 255, density->counts.certain[i] > 0);
    }
}

TEST_F(ManyPoints, AreMarksAgainFromNearBy) {
    world.view.map.centre = LonLat{65.0, 50.0};
    world.view.map.metres_per_px = 40.0;
    world.map = map_view(world.view, *world.base, 1600, 1000, {});
    const Scene scene = world.build();
    EXPECT_TRUE(items_of<Raster>(scene).empty());
    std::set<RowId> marked;
    for (const Mark& mark : items_of<Mark>(scene)) marked.insert(mark.rows.begin(), mark.rows.end());
    std::set<RowId> in_view;
    for (const RowId row : world.selection.rows) {
        const ScreenPoint at = to_screen(world.base->projection.to_map(world.data.incidents.at[row]), world.map);
        if (at.x_px >= 0 && at.x_px <= 1600 && at.y_px >= 0 && at.y_px <= 1000) in_view.insert(row);
    }
    ASSERT_FALSE(in_view.empty());
    EXPECT_TRUE(std::includes(marked.begin(), marked.end(), in_view.begin(), in_view.end()));
}

TEST_F(ManyPoints, StayMarksUpToTheNumberThatIsStated) {
    world = SceneWorld{many_rows(static_cast<int>(most_places_as_marks) - 1)};
    world.select_days("2021-01-12", "2021-01-20");
    EXPECT_TRUE(items_of<Raster>(world.build()).empty());
}

TEST_F(ManyPoints, AreSampledEvenlyAndSaySo) {
    const auto points = map_points(world.data.incidents, world.base->projection);
    const auto all = passing(world.data, world.view.filter);
    const PointSample sample = sample_points(world.data.incidents, all, points, points.size() / 8);
    ASSERT_EQ(sample.step, 8U);
    PointDensity density{std::make_shared<const PointPlan>(sampled_plan(sample, world.map)), {}, true, {}};
    EXPECT_EQ(density.plan->cells.size(), (points.size() + 7) / 8);
    const PointPlan exact = point_plan(world.data.incidents, all, points, world.map, 0.0);
    for (std::size_t row = 0; row < points.size(); ++row) {
        const std::int32_t cell = density.plan->cell_of(static_cast<RowId>(row));
        const bool is_sampled = row % 8 == 0 && exact.cells[row] >= 0;
        EXPECT_EQ(cell, is_sampled ? density.plan->grid.cell_at(points[row]).value_or(no_cell) : no_cell) << row;
    }
    density.counts.certain.assign(static_cast<std::size_t>(density.plan->grid.cell_count()), 0);
    density.counts.possible = density.counts.certain;
    SceneInput input = world.input();
    input.density = &density;
    EXPECT_THAT(build_scene(input).colors[0].notes[0], testing::HasSubstr("Still counting"));
    EXPECT_FALSE(shown_cell_at(build_scene(input), world.map, {800, 500})) << "a sample lists nothing";
}

TEST_F(ManyPoints, AreFoundUnderThePointer) {
    const Scene scene = world.build();
    const auto on_point = [&](RowId row) { return placement(world.data.incidents, row) == Placement::Point; };
    const RowId row = *std::find_if(world.selection.rows.begin(), world.selection.rows.end(), on_point);
    const ScreenPoint at = to_screen(world.base->projection.to_map(world.data.incidents.at[row]), world.map);
    const auto cell = shown_cell_at(scene, world.map, at);
    ASSERT_TRUE(cell);
    EXPECT_THAT(rows_in_cell(*scene.points, *cell, world.selection), testing::Contains(row));
    EXPECT_FALSE(shown_cell_at(scene, world.map, {1.0, 1.0}));
}

TEST(NumberClasses, AreRoundAndFewAndEndAtTheLargest) {
    EXPECT_THAT(number_classes(0), testing::IsEmpty());
    EXPECT_THAT(number_classes(1), testing::ElementsAre(1));
    EXPECT_THAT(number_classes(7), testing::ElementsAre(1, 2, 5, 7));
    EXPECT_THAT(number_classes(51), testing::ElementsAre(1, 2, 5, 10, 20, 50, 51));
    for (std::uint32_t most = 1; most < 4'000'000'000U / 3; most = most * 3 + 1) {
        const auto classes = number_classes(most);
        EXPECT_LE(classes.size(), 8u) << most;
        EXPECT_EQ(classes.back(), most);
        EXPECT_TRUE(std::is_sorted(classes.begin(), classes.end()));
    }
}

TEST(PointGrid, HasItsCellsFromTheNorthWest) {
    const PointGrid grid{{0.0, 30.0}, 10.0, 4, 3};
    EXPECT_EQ(grid.cell_at({0.0, 30.0}), 0);
    EXPECT_EQ(grid.cell_at({39.9, 29.9}), 3);
    EXPECT_EQ(grid.cell_at({0.1, 0.1}), 8);
    for (const MapPoint outside : {MapPoint{-0.1, 15.0}, MapPoint{40.0, 15.0}, MapPoint{5.0, 30.1}, MapPoint{5.0, -0.1}, MapPoint{std::nan(""), 1.0}})
        EXPECT_FALSE(grid.cell_at(outside));
}

}  // namespace
}  // namespace kua
