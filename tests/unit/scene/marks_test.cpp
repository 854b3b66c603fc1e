#include "scene/marks.h"

#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <cmath>

namespace kua {
namespace {

using test::items_of;
using test::marks_of;
using test::Row;
using test::SceneWorld;

struct Marks : testing::Test {
    static std::vector<Mark> of(const std::vector<Row>& rows) {
        SceneWorld world(rows);
        world.select_days("2021-01-01", "2021-01-31");
        return items_of<Mark>(world.build());
    }
    static Mark one(const std::vector<Row>& rows) {
        const auto marks = of(rows);
        EXPECT_EQ(marks.size(), 1U);
        return marks.at(0);
    }
};

TEST_F(Marks, ShowASingleSiteAsItsFamilysSymbol) {
    const Mark mark =
        one({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Site, .type = "election.observer_denied_access"}});
    EXPECT_EQ(mark.kind, MarkKind::Symbol);
    EXPECT_EQ(mark.number, "");
    EXPECT_EQ(mark.sectors, (std::vector<Sector>{{2, 1}}));
    EXPECT_EQ(mark.radius_px, 5.5);
    EXPECT_FALSE(mark.hollow);
}

TEST_F(Marks, HollowASymbolWhosePrecisionWasNotStated) {
    const Mark mark = one({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Unspecified}});
    EXPECT_EQ(mark.kind, MarkKind::Symbol);
    EXPECT_TRUE(mark.hollow);
}

TEST_F(Marks, NeverShowATownAsADot) {
    for (const auto place :
         {PlacePrecision::Settlement, PlacePrecision::NearSettlement, PlacePrecision::Neighbourhood}) {
        const Mark mark = one({{.id = "1", .at = {65, 50}, .place = place}});
        EXPECT_EQ(mark.kind, MarkKind::Stack);
        EXPECT_EQ(mark.number, "1");
        EXPECT_EQ(mark.radius_px, 11.0);
    }
}

TEST_F(Marks, StackIncidentsOnOneCoordinateWithSectorsLargestFirst) {
    const Mark mark = one({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Site, .type = "reprisal.fine"},
                           {.id = "2", .at = {65, 50}, .place = PlacePrecision::Site},
                           {.id = "3", .at = {65, 50}, .place = PlacePrecision::Site}});
    EXPECT_EQ(mark.kind, MarkKind::Stack);
    EXPECT_EQ(mark.number, "3");
    EXPECT_EQ(mark.sectors, (std::vector<Sector>{{0, 2}, {4, 1}}));
    EXPECT_THAT(mark.rows, testing::ElementsAre(0, 1, 2));
}

TEST_F(Marks, AreDashedWhereSomethingIsOnlyPossible) {
    const Row sure{.id = "1", .at = {65, 50}};
    const Row maybe{
        .id = "2", .first = "2021-01-20", .last = "2021-02-20", .extent = Extent::SometimeWithin, .at = {65, 50}};
    const Mark mark = one({sure, maybe});
    EXPECT_TRUE(mark.dashed);
    EXPECT_EQ(mark.certain, 1);
    EXPECT_EQ(mark.possible, 1);
    EXPECT_EQ(mark.number, "2");
    EXPECT_FALSE(one({sure}).dashed);
}

TEST_F(Marks, ListAnAggregateWithoutCountingIt) {
    const Mark mark = one({{.id = "all", .at = {65, 50}}, {.id = "part", .at = {65, 50}, .parent = "all"}});
    EXPECT_EQ(mark.kind, MarkKind::Stack);
    EXPECT_EQ(mark.number, "1");
    EXPECT_EQ(mark.rows.size(), 2U);
    EXPECT_FALSE(mark.only_summaries);
}

TEST_F(Marks, SayZeroWhereOnlySummariesStand) {
    const auto marks = of({{.id = "all", .at = {65, 50}}, {.id = "part", .at = {75, 50}, .parent = "all"}});
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_TRUE(marks[0].only_summaries || marks[1].only_summaries);
    const Mark& summary = marks[0].only_summaries ? marks[0] : marks[1];
    EXPECT_EQ(summary.number, "0");
    EXPECT_EQ(summary.sectors.size(), 1U);
}

TEST_F(Marks, KeepTheTrueRadius) {
    SceneWorld world({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Street}});
    world.data.incidents.radius_m[0] = 500.0F;
    world.select_days("2021-01-01", "2021-01-31");
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).ground_radius_m, 500.0);
}

TEST_F(Marks, AreCalledWhatTheyStandOn) {
    SceneWorld world({{.id = "1", .at = {65, 50}}, {.id = "2", .at = {75, 50}, .region = "B"}});
    world.add_place("Town", {65.01, 50}, 2);
    world.select_days("2021-01-01", "2021-01-31");
    std::vector<std::string> titles;
    for (const Mark& mark : items_of<Mark>(world.build())) titles.push_back(mark.title);
    EXPECT_THAT(titles, testing::UnorderedElementsAre("Town", "Region B"));
}

std::vector<NamedCount> detained(std::int64_t min, std::int64_t best, std::int64_t max) {
    return {{CountName::Detained, {min, best, max}}};
}

TEST_F(Marks, SayPeopleByTheChosenBound) {
    SceneWorld world({{.id = "1", .at = {65, 50}, .counts = detained(20, 25, unknown_count)},
                      {.id = "2", .at = {65, 50}, .counts = detained(10, 10, 10)}});
    world.select_days("2021-01-01", "2021-01-31");
    world.view.measure.people = CountName::Detained;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).number, "30");
    world.view.measure.bound = Bound::Best;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).number, "35");
    world.view.measure.bound = Bound::Max;
    EXPECT_EQ(items_of<Mark>(world.build()).at(0).number, "?");
}

TEST_F(Marks, SayThatNobodyCountedThePeople) {
    SceneWorld world({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Site}});
    world.select_days("2021-01-01", "2021-01-31");
    world.view.measure.people = CountName::Injured;
    const Mark mark = items_of<Mark>(world.build()).at(0);
    EXPECT_EQ(mark.number, "?");
    EXPECT_EQ(mark.kind, MarkKind::Stack) << "a number needs a stack to stand in";
    EXPECT_EQ(mark.certain, 1);
}

TEST_F(Marks, GrowFrom11To18Px) {
    EXPECT_EQ(stack_radius_px(0), 11.0);
    EXPECT_EQ(stack_radius_px(1), 11.0);
    EXPECT_GT(stack_radius_px(4), stack_radius_px(2));
    EXPECT_EQ(stack_radius_px(1000), 18.0);
}

TEST(MarginEntries, HoldWhatIsOnNoPlace) {
    SceneWorld world({{.id = "1", .place = PlacePrecision::Country},
                      {.id = "2", .place = PlacePrecision::Area},
                      {.id = "3", .place = PlacePrecision::Unknown},
                      {.id = "4", .first = "", .at = {65, 50}},
                      {.id = "5", .at = {65, 50}}});
    world.select_days("2021-01-01", "2021-01-31");
    const auto margin = world.build().margin;
    ASSERT_EQ(margin.size(), 3U);
    EXPECT_EQ(margin[0].text, "Whole country");
    EXPECT_EQ(margin[0].incidents, 1);
    EXPECT_EQ(margin[1].text, "Area or no place known");
    EXPECT_EQ(margin[1].incidents, 2);
    EXPECT_EQ(margin[2].text, "Undated, not shown");
    EXPECT_THAT(margin[2].rows, testing::ElementsAre(4));
}

TEST(MarginEntries, TakeARegionThatCannotBeDrawn) {
    SceneWorld world({{.id = "1", .place = PlacePrecision::Adm1, .region = "A"}});
    world.data.boundaries.units[0].shape.clear();
    world.project();
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    EXPECT_TRUE(items_of<Mark>(scene).empty());
    ASSERT_EQ(scene.margin.size(), 1U);
    EXPECT_EQ(scene.margin[0].incidents, 1);
}

TEST(MarginEntries, AgreeWithTheSentenceWhereTheProjectionCannotShowAPlace) {
    SceneWorld world({{.id = "1", .at = {65, 50}},
                      {.id = "2", .at = {-110, -50}},
                      {.id = "3", .place = PlacePrecision::Country}});
    auto ortho = project_base(world.data, "+proj=ortho +lat_0=50 +lon_0=65");
    ASSERT_TRUE(ortho) << in_english(ortho.error());
    world.base = *ortho;
    world.select_days("2021-01-01", "2021-01-31");
    const Scene scene = world.build();
    std::int64_t in_the_box = 0;
    for (const MarginEntry& entry : scene.margin) in_the_box += entry.incidents;
    EXPECT_EQ(in_the_box, 2);
    EXPECT_THAT(scene.sentence, testing::HasSubstr("2 of them not on a place"));
}

TEST(MarginEntries, AreNoneWhereAllIsOnTheMap) {
    SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.select_days("2021-01-01", "2021-01-31");
    EXPECT_TRUE(world.build().margin.empty());
}

TEST(CircleScale, GivesAreasInProportionToNumbers) {
    std::vector<test::Row> rows;
    for (int i = 0; i < 9; ++i) rows.push_back({.id = "a" + std::to_string(i), .at = {65, 50}});
    rows.push_back({.id = "b", .at = {75, 52}});
    test::SceneWorld world(rows);
    world.select_days("2021-01-01", "2021-01-31");
    world.view.measure.size = MarkSize::Proportional;
    const auto marks = test::marks_of(world.build(), MarkKind::Stack);
    ASSERT_EQ(marks.size(), 2u);
    EXPECT_DOUBLE_EQ(marks[0].radius_px, 3.0 * most_px_per_root) << "the largest lies lowest";
    EXPECT_NEAR(marks[0].radius_px * marks[0].radius_px, 9.0 * marks[1].radius_px * marks[1].radius_px, 1e-9);
}

TEST(CircleScale, StandsStillWhileTimeMoves) {
    test::SceneWorld world({{.id = "1", .first = "2021-01-02", .at = {65, 50}},
                            {.id = "2", .first = "2021-01-03", .at = {65, 50}},
                            {.id = "3", .first = "2021-01-03", .at = {75, 52}}});
    world.view.measure.size = MarkSize::Proportional;
    world.select_days("2021-01-01", "2021-01-31");
    const double whole_px = circle_scale(world.input()).px_per_root;
    world.select_days("2021-01-01", "2021-01-02");
    EXPECT_EQ(circle_scale(world.input()).px_per_root, whole_px);
    EXPECT_EQ(world.build().sizes.circles.front().text, "2");
}

TEST(CircleScale, DrawsARangeAsTwoRings) {
    test::SceneWorld world({{.id = "1", .at = {65, 50}, .counts = {{CountName::Detained, {4, 5, 16}}}}});
    world.view.measure = {CountName::Detained, Bound::Min, MarkSize::Proportional};
    world.select_days("2021-01-01", "2021-01-31");
    const Mark mark = test::marks_of(world.build(), MarkKind::Stack).at(0);
    EXPECT_NEAR(mark.upper_radius_px, 2.0 * mark.radius_px, 1e-9);
    EXPECT_EQ(world.build().sizes.note, "outer ring: at most");
    world.view.measure.bound = Bound::Max;
    EXPECT_EQ(world.build().sizes.note, "") << "no ring, no word of it";
}

TEST(CircleScale, LetsNoCircleHideTheNumberOfAnother) {
    std::vector<test::Row> rows;
    for (int i = 0; i < 9; ++i) rows.push_back({.id = "a" + std::to_string(i), .at = {65, 50}});
    rows.push_back({.id = "b", .at = {65.001, 50}, .place = PlacePrecision::Street});
    test::SceneWorld world(rows);
    world.select_days("2021-01-01", "2021-01-31");
    world.view.measure.size = MarkSize::Proportional;
    const auto marks = test::marks_of(world.build(), MarkKind::Stack);
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks[0].number, "10");
    EXPECT_EQ(world.build().sizes.circles.front().text, "10") << "the legend holds the largest circle there is";
    EXPECT_TRUE(marks[0].proportional);
}

TEST(CircleScale, CallsNobodyCountedNoZero) {
    test::SceneWorld world({{.id = "1", .at = {65, 50}, .counts = {{CountName::Detained, {unknown_count, unknown_count, 70}}}}});
    world.view.measure = {CountName::Detained, Bound::Min, MarkSize::Proportional};
    world.select_days("2021-01-01", "2021-01-31");
    const Mark mark = test::marks_of(world.build(), MarkKind::Stack).at(0);
    EXPECT_EQ(mark.number, "?");
    EXPECT_GT(mark.upper_radius_px, mark.radius_px);
}

}  // namespace
}  // namespace kua
