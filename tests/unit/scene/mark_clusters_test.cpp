#include "scene/mark_clusters.h"

#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace kua {
namespace {

using test::items_of;
using test::Row;
using test::SceneWorld;

/// Two places 7.2 km apart.
SceneWorld two_places() {
    SceneWorld world({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Site},
                      {.id = "2", .at = {65.1, 50}, .place = PlacePrecision::Site},
                      {.id = "3", .at = {65.1, 50}, .place = PlacePrecision::Site}});
    world.select_days("2021-01-01", "2021-01-31");
    return world;
}

TEST(Clusters, MergeWhatWouldOverlapAndComeApartOnZoomingIn) {
    SceneWorld world = two_places();
    world.map.metres_per_px = 2000.0;
    const auto far = items_of<Mark>(world.build());
    ASSERT_EQ(far.size(), 1U);
    EXPECT_EQ(far[0].kind, MarkKind::Stack);
    EXPECT_EQ(far[0].number, "3");
    EXPECT_THAT(far[0].rows, testing::ElementsAre(0, 1, 2));
    world.map.metres_per_px = 100.0;
    EXPECT_EQ(items_of<Mark>(world.build()).size(), 2U);
}

TEST(Clusters, StandWhereTheLargestMemberStood) {
    SceneWorld world = two_places();
    world.map.metres_per_px = 2000.0;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).at, world.base->projection.to_map(LonLat{65.1, 50}));
}

TEST(Clusters, StandOnATownBeforeALargerSite) {
    SceneWorld world({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Settlement},
                      {.id = "2", .at = {65.1, 50}, .place = PlacePrecision::Site},
                      {.id = "3", .at = {65.1, 50}, .place = PlacePrecision::Site}});
    world.select_days("2021-01-01", "2021-01-31");
    world.map.metres_per_px = 2000.0;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).at, world.base->projection.to_map(LonLat{65, 50}));
}

TEST(Clusters, NameTheirFirstPlaceAndCountTheOthers) {
    SceneWorld world = two_places();
    world.add_place("First", {65.1, 50}, 3);
    world.add_place("Second", {65, 50}, 3);
    world.map.metres_per_px = 2000.0;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).title, "First and 1 more place");
}

TEST(Clusters, HaveNoGroundRing) {
    SceneWorld world = two_places();
    for (float& radius : world.data.incidents.radius_m) radius = 90'000.0F;
    world.map.metres_per_px = 2000.0;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).ground_radius_m, 0.0);
}

TEST(Clusters, SumPeopleOverParentAndChildrenOnce) {
    SceneWorld world(
        {{.id = "all", .at = {65, 50}, .counts = {{CountName::Detained, {30, 30, 30}}}},
         {.id = "part", .at = {65.1, 50}, .parent = "all", .counts = {{CountName::Detained, {20, 20, 20}}}}});
    world.select_days("2021-01-01", "2021-01-31");
    world.view.measure.people = CountName::Detained;
    world.map.metres_per_px = 2000.0;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).number, "30");
}

std::vector<Row> crowd(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(60, 80);
    std::uniform_real_distribution<double> lat(45, 55);
    std::normal_distribution<double> near(0.0, 0.2);
    std::vector<Row> rows;
    LonLat town{70, 50};
    for (int i = 0; i < 300; ++i) {
        if (i % 20 == 0) town = {lon(random), lat(random)};
        const bool in_town = random() % 3 == 0;
        rows.push_back({.id = std::to_string(i),
                        .at = in_town ? town : LonLat{town.lon_deg + near(random), town.lat_deg + near(random)},
                        .place = in_town ? PlacePrecision::Settlement : PlacePrecision::Street});
    }
    return rows;
}

TEST(Clusters, NeverOverlapAndNeverLoseARow) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        SceneWorld world(crowd(seed));
        world.select_days("2021-01-01", "2021-01-31");
        for (const double scale : {20000.0, 5000.0, 2400.0, 700.0, 150.0, 10.0}) {
            world.map.metres_per_px = scale;
            const auto marks = items_of<Mark>(world.build());
            std::vector<RowId> rows;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                rows.insert(rows.end(), marks[i].rows.begin(), marks[i].rows.end());
                for (std::size_t k = 0; k < i; ++k) {
                    const double apart =
                        std::hypot(marks[i].at.x_m - marks[k].at.x_m, marks[i].at.y_m - marks[k].at.y_m) / scale;
                    ASSERT_GT(apart, reach_px(marks[i]) + reach_px(marks[k])) << "seed " << seed << " scale " << scale;
                }
            }
            std::sort(rows.begin(), rows.end());
            EXPECT_EQ(rows, world.selection.rows) << "seed " << seed << " scale " << scale;
        }
    }
}

TEST(Clusters, DoNotDependOnTheOrderOfTheMarks) {
    SceneWorld world(crowd(9));
    world.select_days("2021-01-01", "2021-01-31");
    world.map.metres_per_px = 2400.0;
    const SceneInput input = world.input();
    RowPlaces places = places_of_rows(input);
    auto marks = point_marks(input, places, {});
    const auto merged = merged_where_overlapping(marks, input);
    std::mt19937 random(4);
    std::shuffle(marks.begin(), marks.end(), random);
    const auto again = merged_where_overlapping(marks, input);
    ASSERT_EQ(merged.size(), again.size());
    for (std::size_t i = 0; i < merged.size(); ++i) EXPECT_EQ(merged[i].mark, again[i].mark) << i;
}

}  // namespace
}  // namespace kua
