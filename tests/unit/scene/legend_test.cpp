#include "scene/legend.h"

#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace kua {
namespace {

using test::Row;
using test::SceneWorld;
using Kind = LegendEntry::Kind;

std::vector<LegendEntry> legend_of(SceneWorld world) {
    world.select_days("2021-01-01", "2021-01-31");
    return world.build().legend;
}

std::vector<Kind> kinds_of(const std::vector<LegendEntry>& legend) {
    std::vector<Kind> kinds;
    for (const LegendEntry& entry : legend) kinds.push_back(entry.kind);
    return kinds;
}

std::string text_of(const std::vector<LegendEntry>& legend, Kind kind) {
    const auto found =
        std::find_if(legend.begin(), legend.end(), [&](const auto& entry) { return entry.kind == kind; });
    return found == legend.end() ? "" : found->text;
}

TEST(Legend, NamesOnlyTheFamiliesThatAreShown) {
    const auto legend = legend_of(SceneWorld({{.id = "1", .at = {65, 50}, .type = "reprisal.fine"},
                                              {.id = "2", .place = PlacePrecision::Country},
                                              {.id = "3", .first = "2022-01-01", .type = "assembly.kettling"}}));
    EXPECT_THAT(kinds_of(legend), testing::ElementsAre(Kind::Family, Kind::Family, Kind::TownStack));
    EXPECT_EQ(legend[0].text, "Liberty");
    EXPECT_EQ(legend[0].incidents, 1);
    EXPECT_EQ(legend[1].text, "Reprisal");
}

TEST(Legend, SaysOfEachFamilyHowManyAreOnlyPossible) {
    const Row vague{.id = "2", .first = "2021-01-20", .last = "2021-02-20", .extent = Extent::SometimeWithin, .at = {63, 50}};
    const auto legend = legend_of(SceneWorld({{.id = "1", .at = {61, 50}}, vague, {.id = "3", .at = {65, 50}, .type = "reprisal.fine"}}));
    EXPECT_EQ(legend[0].incidents, 2);
    EXPECT_EQ(legend[0].possible, 1);
    EXPECT_EQ(legend[1].incidents, 1);
    EXPECT_EQ(legend[1].possible, 0);
}

TEST(Legend, ExplainsEveryKindOfMarkThatOccurs) {
    SceneWorld world({{.id = "1", .at = {61, 50}},
                      {.id = "2", .at = {63, 50}, .place = PlacePrecision::Site},
                      {.id = "3", .at = {65, 50}, .place = PlacePrecision::Unspecified},
                      {.id = "4",
                       .first = "2021-01-20",
                       .last = "2021-02-20",
                       .extent = Extent::SometimeWithin,
                       .place = PlacePrecision::Adm1,
                       .region = "A"},
                      {.id = "5", .at = {67, 50}, .place = PlacePrecision::Street},
                      {.id = "6", .at = {67, 50}, .place = PlacePrecision::Street},
                      {.id = "7", .at = {69, 52}, .place = PlacePrecision::NearSettlement}});
    world.data.incidents.radius_m[5] = 90'000.0F;
    world.data.info.coverage.push_back({.region = 1,
                                        .first = test::day("2021-01-10"),
                                        .last = test::day("2021-01-10"),
                                        .effort = Effort::None,
                                        .note = {{"Kept out.", "", ""}}});
    const auto legend = legend_of(std::move(world));
    EXPECT_THAT(kinds_of(legend),
                testing::ElementsAre(Kind::Family, Kind::TownStack, Kind::PlaceStack, Kind::SiteSymbol, Kind::GroundRing,
                                     Kind::Hollow, Kind::RegionBadge, Kind::Dashed, Kind::NotObserved));
    EXPECT_EQ(text_of(legend, Kind::TownStack), "in or near the town, number of incidents");
    EXPECT_EQ(text_of(legend, Kind::PlaceStack), "at one place, number of incidents");
    EXPECT_EQ(text_of(legend, Kind::Dashed), "dashed: date only possible");
    EXPECT_EQ(legend.back().text, "independent observers kept out: silence does not mean no violations");
    EXPECT_EQ(legend.back().hint, "Kept out.");
}

TEST(Legend, TellsAClusterFromATown) {
    SceneWorld world({{.id = "1", .at = {65, 50}}, {.id = "2", .at = {65.05, 50}}});
    world.add_place("One", {65, 50}, 3);
    world.add_place("Two", {65.05, 50}, 3);
    const auto legend = legend_of(world);
    EXPECT_THAT(kinds_of(legend), testing::ElementsAre(Kind::Family, Kind::Cluster));
    EXPECT_EQ(text_of(legend, Kind::Cluster), "places close together, number of incidents");
}

TEST(Legend, TakesAKnownPlaceInTheTownForTheTown) {
    SceneWorld world({{.id = "1", .at = {65, 50}}, {.id = "2", .at = {65.02, 50}, .place = PlacePrecision::Street}});
    world.add_place("One", {65, 50}, 3);
    EXPECT_THAT(kinds_of(legend_of(world)), testing::ElementsAre(Kind::Family, Kind::TownStack));
}

TEST(Legend, SaysThatNumbersArePeople) {
    SceneWorld world({{.id = "1", .at = {65, 50}}});
    world.view.measure.people = CountName::Detained;
    EXPECT_EQ(text_of(legend_of(world), Kind::TownStack), "somewhere in the town");
    EXPECT_EQ(text_of(legend_of(world), Kind::Numbers), "People: detained, at least; ?: no source gives a number");
}

TEST(Legend, TakesAPartOfATownForTheTown) {
    SceneWorld world({{.id = "1", .at = {65, 50}, .place = PlacePrecision::Neighbourhood}});
    EXPECT_THAT(kinds_of(legend_of(world)), testing::ElementsAre(Kind::Family, Kind::TownStack));
}

TEST(Legend, ExplainsTheHatchOnlyWhereItIsInView) {
    SceneWorld world({{.id = "1", .at = {61, 46}}});
    world.data.info.coverage.push_back({.region = 1,
                                        .first = test::day("2021-01-10"),
                                        .last = test::day("2021-01-10"),
                                        .effort = Effort::None});
    EXPECT_THAT(kinds_of(legend_of(world)), testing::Contains(Kind::NotObserved));
    world.map.centre = world.base->projection.to_map(LonLat{61, 46});
    world.map.metres_per_px = 100.0;
    EXPECT_THAT(kinds_of(legend_of(world)), testing::Not(testing::Contains(Kind::NotObserved)));
}

TEST(Legend, LeavesOutMarksBeyondTheView) {
    SceneWorld world({{.id = "1", .at = {61, 46}}, {.id = "2", .at = {78, 54}, .place = PlacePrecision::Site}});
    world.map.centre = world.base->projection.to_map(LonLat{61, 46});
    world.map.metres_per_px = 100.0;
    EXPECT_THAT(kinds_of(legend_of(world)), testing::ElementsAre(Kind::Family, Kind::TownStack));
}

TEST(Legend, HatchesOnlyOutlinesThatNobodyCouldObserveInTheWindow) {
    SceneWorld world;
    world.data.boundaries.units.push_back({.code = "C", .outline = OutlineQuality::None, .point = LonLat{65, 50}});
    world.project();
    const auto hatched = [&](Coverage coverage) {
        world.data.info.coverage = {std::move(coverage)};
        return text_of(legend_of(world), Kind::NotObserved) != "";
    };
    const Day in = test::day("2021-01-31");
    const Day out = test::day("2021-02-01");
    EXPECT_TRUE(hatched({.region = 0, .first = in, .last = out, .effort = Effort::None}));
    EXPECT_FALSE(hatched({.region = 0, .first = out, .last = out, .effort = Effort::None}));
    EXPECT_FALSE(hatched({.region = 0, .first = in, .last = in, .effort = Effort::Partial}));
    EXPECT_FALSE(hatched({.region = 0, .first = in, .last = in, .effort = Effort::RemoteOnly}));
    EXPECT_FALSE(hatched({.region = 2, .first = in, .last = in, .effort = Effort::None})) << "no outline is made up";
    EXPECT_FALSE(hatched({.region = no_region, .first = in, .last = in, .effort = Effort::None}));
    world.data.boundaries.country = "KZ";
    EXPECT_TRUE(hatched({.region = no_region, .area = "KZ", .first = in, .last = in, .effort = Effort::None}));
    EXPECT_FALSE(hatched({.region = no_region, .area = "RU", .first = in, .last = in, .effort = Effort::None}));
}

}  // namespace
}  // namespace kua
