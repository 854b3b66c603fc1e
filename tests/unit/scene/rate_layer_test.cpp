#include "scene/rate_layer.h"

#include "scene/class_rows.h"
#include "scene/layer_memo.h"
#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace kua {
namespace {

using test::Row;
using test::SceneWorld;

Row in(const std::string& id, const std::string& region, const std::string& day = "2021-01-10") {
    return {.id = id, .first = day, .place = PlacePrecision::Adm1, .region = region};
}

/// Two regions with 100,000 and 400,000 people in 2021; A has two incidents, B one.
struct Rates : testing::Test {
    Rates() {
        world.data.boundaries.denominators.push_back(
            {"population", "person", "Census", {{2020, {50'000.0, 50'000.0}}, {2021, {100'000.0, 400'000.0}}}});
        world.view.rate.denominator = "population";
        world.select_days("2021-01-01", "2021-01-31");
    }
    std::optional<RateLayer> layer() { return rate_layer(world.input(), theme(ThemeName::Light)); }
    static std::string notes(const RateLayer& layer) {
        std::string all;
        for (const auto& note : layer.legend.notes) all += note + "\n";
        return all;
    }

    SceneWorld world{std::vector<Row>{in("1", "A"), in("2", "A"), in("3", "B"), {.id = "4", .place = PlacePrecision::Country}}};
};

TEST_F(Rates, DivideByTheDenominatorOfTheYear) {
    const auto made = layer();
    ASSERT_TRUE(made);
    ASSERT_EQ(made->units.size(), 2u);
    EXPECT_DOUBLE_EQ(made->units[0].rate, 2.0);
    EXPECT_DOUBLE_EQ(made->units[1].rate, 0.25);
    EXPECT_NE(made->colors[0], made->colors[1]);
    EXPECT_EQ(made->legend.title, "Incidents per 100,000 people");
    EXPECT_THAT(notes(*made), testing::HasSubstr("Divided by: Census (2021)."));
    world.view.rate.year = 2020;
    EXPECT_DOUBLE_EQ(layer()->units[1].rate, 2.0);
}

TEST_F(Rates, SayHowManyIncidentsAreInNoRegion) {
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("1 incident is known to no region and in no rate."));
}

TEST_F(Rates, AreNoneWithoutANamedDenominator) {
    world.view.rate.denominator.clear();
    EXPECT_FALSE(layer());
    world.view.rate.denominator = "voters";
    EXPECT_FALSE(layer()) << "never guessed";
}

TEST_F(Rates, CanBeByArea) {
    world.view.rate.denominator = area_denominator;
    const auto made = layer();
    ASSERT_TRUE(made);
    EXPECT_EQ(made->legend.title, "Incidents per 10,000 km²");
    EXPECT_NEAR(made->units[0].rate, 2.0 * made->units[1].rate, 1e-9) << "the squares are as large";
}

TEST_F(Rates, KeepTheirColourWhileTimeMoves) {
    world = SceneWorld(std::vector<Row>{in("1", "A", "2021-01-05"), in("2", "A", "2021-01-20"), in("3", "B", "2021-01-20")});
    world.data.boundaries.denominators.push_back({"population", "person", "", {{2021, {1e5, 1e5}}}});
    world.view.rate.denominator = "population";
    world.select_days("2021-01-01", "2021-01-31");
    const auto whole = layer();
    world.select_days("2021-01-19", "2021-01-21");
    const auto part = layer();
    EXPECT_EQ(part->colors[0], whole->colors[1]) << "one incident then as one incident always";
    EXPECT_EQ(part->colors[1], whole->colors[1]);
    world.view.rate.classes.rescaled = true;
    EXPECT_NE(layer()->colors[1], whole->colors[1]);
    EXPECT_THAT(notes(*layer()), testing::HasSubstr("made for the days shown"));
}

TEST_F(Rates, GiveNoLowClassToARegionThatNobodyCouldObserve) {
    world.data.info.coverage.push_back(
        {.region = 1, .first = test::day("2021-01-10"), .last = test::day("2021-01-10"), .effort = Effort::None});
    for (const bool coverage_shown : {true, false}) {
        world.view.layers.coverage = coverage_shown;
        const auto made = layer();
        EXPECT_EQ(made->units[1].state, UnitState::NotObserved);
        EXPECT_EQ(made->colors[1], theme(ThemeName::Light).land);
    }
}

TEST_F(Rates, TellNothingReportedFromALowRate) {
    world.select_days("2021-01-11", "2021-01-31");
    const auto made = layer();
    EXPECT_EQ(made->units[0].state, UnitState::None);
    EXPECT_EQ(made->legend.classes.back().text, "none reported");
    EXPECT_EQ(made->legend.classes.back().members, 2);
}

TEST_F(Rates, LeaveSmallDenominatorsAndMissingOnesWithoutAClass) {
    world.view.rate.least_denominator = 200'000.0;
    const auto made = layer();
    EXPECT_EQ(made->units[0].state, UnitState::SmallDenominator);
    EXPECT_EQ(made->legend.classes.back().text, "n < 200,000");
    world.view.rate.least_denominator = 0.0;
    world.data.boundaries.denominators[0].by_year[2021][0] = std::nan("");
    EXPECT_EQ(layer()->units[0].state, UnitState::NoData);
    EXPECT_EQ(layer()->legend.classes.back().text, "no data");
}

TEST_F(Rates, JoinAUnitWithoutOutlineToThePolygonItLiesIn) {
    BoundaryUnit city{.code = "C", .kind = "city", .name = {{"Cee", "", ""}}, .outline = OutlineQuality::None, .point = LonLat{65, 50}};
    world.data.boundaries.units.push_back(city);
    world.data.boundaries.units[0].includes = {"C"};
    world.data.boundaries.denominators[0].by_year[2021] = {100'000.0, 400'000.0, 300'000.0};
    world.project();
    const auto made = layer();
    ASSERT_EQ(made->units.size(), 2u);
    EXPECT_DOUBLE_EQ(made->units[0].rate, 0.5);
    EXPECT_THAT(notes(*made), testing::HasSubstr("Drawn as one: Region A with Cee."));
}

TEST_F(Rates, CountEveryShownRecordOfAUnitInItsClass) {
    const auto made = layer();
    std::size_t rows = 0;
    for (const LegendClass& one : made->legend.classes) {
        for (const RowId row : rows_of_class(made->legend, one, world.selection, record_places(world.input()))) {
            const RegionId unit = world.data.incidents.region[row];
            const auto rated = std::find_if(made->units.begin(), made->units.end(), [&](const RatedUnit& r) { return r.unit.region == unit; });
            EXPECT_EQ(made->colors[static_cast<std::size_t>(rated - made->units.begin())], one.color);
            ++rows;
        }
    }
    EXPECT_EQ(rows, 3u);
}

TEST_F(Rates, CanBeSmoothed) {
    world.view.rate.smoothed = true;
    const auto made = layer();
    EXPECT_LT(made->units[0].rate, 2.0) << "drawn towards the overall rate";
    EXPECT_THAT(notes(*made), testing::HasSubstr("Marshall 1991"));
}

TEST_F(Rates, CountPeopleByTheBoundChosen) {
    world = SceneWorld(std::vector<Row>{{.id = "1", .place = PlacePrecision::Adm1, .region = "A", .counts = {{CountName::Detained, {3, 4, 10}}}},
                                        {.id = "2", .place = PlacePrecision::Adm1, .region = "B"}});
    world.data.boundaries.denominators.push_back({"population", "person", "", {{2021, {1e5, 1e5}}}});
    world.view.rate.denominator = "population";
    world.view.measure.people = CountName::Detained;
    world.select_days("2021-01-01", "2021-01-31");
    EXPECT_DOUBLE_EQ(layer()->units[0].rate, 3.0);
    EXPECT_EQ(layer()->units[1].state, UnitState::NoData) << "nobody counted is not zero people";
    world.view.measure.bound = Bound::Max;
    EXPECT_DOUBLE_EQ(layer()->units[0].rate, 10.0);
}

TEST_F(Rates, ColourTheUnitsOfTheScene) {
    const Scene scene = world.build();
    const auto made = layer();
    ASSERT_EQ(scene.colors.size(), 1u);
    const auto fills = test::items_of<Fill>(scene);
    for (std::size_t i = 0; i < made->units.size(); ++i) {
        const auto found = std::find_if(fills.begin(), fills.end(), [&](const Fill& fill) {
            return fill.shape == &world.base->units[made->units[i].unit.region] && fill.color == made->colors[i];
        });
        EXPECT_NE(found, fills.end());
    }
}

TEST_F(Rates, OneAfterAnotherAreThoseMadeAnew) {
    world = SceneWorld{std::vector<Row>{in("1", "A"), in("2", "A", "2020-03-01"), in("3", "B", "2020-05-01"), in("4", "B"), in("5", "B", "2021-02-01"), in("6", "A", "2019-01-01")}};
    world.data.boundaries.denominators.push_back(
        {"population", "person", "Census", {{2020, {50'000.0, 50'000.0}}, {2021, {100'000.0, 400'000.0}}}});
    world.view.rate.denominator = "population";
    LayerMemo memo;
    int step = 0;
    for (const auto& [first, last] : std::vector<std::pair<std::string, std::string>>{{"2019-01-01", "2021-12-31"}, {"2020-01-01", "2020-12-31"}, {"2020-04-01", "2020-06-01"}, {"2021-01-01", "2021-12-31"}, {"2021-01-10", "2021-01-10"}})
        for (const bool rescaled : {false, true})
            for (const auto& regions : {std::optional<std::vector<std::string>>{}, std::optional(std::vector<std::string>{"A"})}) {
                world.view.rate.classes.rescaled = rescaled;
                world.view.filter.regions = regions;
                world.view.rate.smoothed = ++step % 3 == 0;
                world.select_days(first, last);
                SceneInput kept = world.input();
                kept.memo = &memo;
                const auto anew = layer();
                const auto made = rate_layer(kept, theme(ThemeName::Light));
                ASSERT_TRUE(anew && made);
                EXPECT_EQ(made->colors, anew->colors);
                EXPECT_EQ(notes(*made), notes(*anew));
                ASSERT_EQ(made->legend.classes.size(), anew->legend.classes.size());
                for (std::size_t i = 0; i < anew->legend.classes.size(); ++i) {
                    EXPECT_EQ(made->legend.classes[i].text, anew->legend.classes[i].text);
                    EXPECT_EQ(made->legend.classes[i].units, anew->legend.classes[i].units);
                }
            }
}

}  // namespace
}  // namespace kua
