#include "incident_file.h"
#include "shapefile_maker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

using nlohmann::json;
using test::brief;
using test::load_records;
using test::sound_record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Two squares, "exact" (60..70 E) and "near" (70..80 E, good to 20 km), 45..55 N, and "town" without an outline,
/// which lies in "near".
struct PlaceRules : testing::Test {
    test::TempFolder folder;

    PlaceRules() {
        test::write_shapefile(folder.path() / "two.shp",
                              {.fields = {"code", "name"},
                               .records = {{test::box_wkt(60, 45, 70, 55), {"exact", "Exact"}},
                                           {test::box_wkt(70, 45, 80, 55), {"near", "Near"}},
                                           {"", {"town", "Town"}}}});
        folder.write(
            "set.json",
            R"({"schema": "kua-boundaries/1", "id": "two", "title": {"en": "Two"}, "country": "KZ", "level": 1, "valid_from": "2018-01-01",
            "file": "two.shp", "scale_denominator": 1000000, "code_field": "code", "name_fields": {"en": "name"}, "source": "made", "licence": "none",
            "units": [{"code": "exact", "kind": "region", "outline": "exact", "accuracy_m": 0},
                      {"code": "near", "kind": "region", "outline": "approximate", "accuracy_m": 20000, "includes": ["town"]},
                      {"code": "town", "kind": "city", "outline": "none", "accuracy_m": null, "point": [75, 50]}]})");
    }

    [[nodiscard]] json record(double lon, double lat, const std::string& unit = "") const {
        json made = sound_record();
        made["geometry"]["coordinates"] = {lon, lat};
        auto& where = made["properties"]["where"];
        where["boundary_set"] = "two";
        where.erase("adm1");
        if (!unit.empty()) where["adm1"] = unit;
        return made;
    }
    [[nodiscard]] Result<LoadReport> loaded(const json& one) const { return load_records({one}, folder.path()); }
    [[nodiscard]] std::string region(const json& one) const {
        const auto report = loaded(one);
        if (!report || report->dataset->incidents.size() != 1) return "not loaded";
        const RegionId id = report->dataset->incidents.region[0];
        return id == no_region ? "none" : report->dataset->boundaries.units[id].code;
    }
};

TEST_F(PlaceRules, FindTheRegionByThePointWhereNoneIsStated) {
    EXPECT_EQ(region(record(65, 50)), "exact");
    EXPECT_EQ(region(record(90, 50)), "none");
}

TEST_F(PlaceRules, TakeTheStatedRegionBeforeThePoint) {
    const json made = record(70.1, 50, "near");
    EXPECT_EQ(region(made), "near");
    const json beside = record(69.9, 50, "near");
    EXPECT_EQ(region(beside), "near");
    EXPECT_THAT(brief(loaded(beside)), ElementsAre("note V7 where.adm1"));
    EXPECT_THAT(in_english(loaded(beside)->problems[0]), HasSubstr("7.2 km outside the outline of near"));
}

TEST_F(PlaceRules, RefuseAPointBeyondTheAccuracyOfTheOutline) {
    EXPECT_THAT(brief(loaded(record(69, 50, "near"))), ElementsAre("error V7 where.adm1"));
    EXPECT_THAT(brief(loaded(record(70.01, 50, "exact"))), ElementsAre("error V7 where.adm1"));
}

TEST_F(PlaceRules, MeasureAUnitWithoutOutlineByTheOneThatIncludesIt) {
    EXPECT_THAT(brief(loaded(record(76, 51, "town"))), IsEmpty());
    EXPECT_EQ(region(record(76, 51, "town")), "town");
    EXPECT_THAT(brief(loaded(record(65, 51, "town"))), ElementsAre("error V7 where.adm1"));
}

TEST_F(PlaceRules, RefuseAUnitThatTheSetDoesNotHave) {
    EXPECT_THAT(brief(loaded(record(65, 50, "nowhere"))), ElementsAre("error V7 where.adm1"));
}

TEST_F(PlaceRules, TakeTheCodeOfAnotherSetForNoStatement) {
    json made = record(65, 50, "near");
    made["properties"]["where"]["boundary_set"] = "two-later";
    EXPECT_EQ(region(made), "exact");
    EXPECT_THAT(brief(loaded(made)), ElementsAre("note V7 where.boundary_set"));
}

TEST_F(PlaceRules, NeverPutALargeAreaIntoARegionByItsPoint) {
    for (const char* precision : {"area", "country", "water_air"}) {
        json made = record(65, 50);
        made["properties"]["where"]["precision"] = precision;
        EXPECT_EQ(region(made), "none") << precision;
    }
}

TEST_F(PlaceRules, TakeARegionByARingOnlyWhereTheRingLiesInIt) {
    json made = record(69.8, 50);
    made["properties"]["where"]["precision"] = "near_settlement";
    made["properties"]["where"]["radius_m"] = 10000;
    EXPECT_EQ(region(made), "exact");
    made["properties"]["where"]["radius_m"] = 20000;
    EXPECT_EQ(region(made), "none");
}

TEST_F(PlaceRules, SuspectSwappedCoordinatesOnlyInTheCountryOfTheSet) {
    EXPECT_THAT(brief(loaded(record(50, 65))), ElementsAre("error V8 geometry"));
    json abroad = record(50, 65);
    abroad["properties"]["where"]["country"] = "RU";
    EXPECT_THAT(brief(loaded(abroad)), IsEmpty());
    EXPECT_THAT(brief(loaded(record(50, 65, "exact"))), ElementsAre("error V8 geometry"));
}

TEST_F(PlaceRules, SumUpSwappedCoordinatesOfAFile) {
    json one = record(50, 65);
    json two = record(49, 66);
    two["id"] = "EX-2";
    const auto report = load_records({one, two}, folder.path());
    ASSERT_TRUE(report);
    EXPECT_THAT(brief(report), ElementsAre("error V8 ", "error V8 geometry", "error V8 geometry"));
    EXPECT_THAT(in_english(report->problems[0]), HasSubstr("2 points lie in no region"));
}

TEST_F(PlaceRules, CheckEveryPositionOfAShape) {
    json made = record(65, 50);
    made["geometry"] = json::parse(R"({"type": "LineString", "coordinates": [[65, 50], [200, 50]]})");
    EXPECT_THAT(brief(loaded(made)), ElementsAre("error V11 geometry"));
    made["geometry"] = json::parse(R"({"type": "Polygon", "coordinates": [[[65, 50], [66, 50], [66, 51], [65, 50]]]})");
    EXPECT_THAT(brief(loaded(made)), IsEmpty());
    made["geometry"] = json::parse(R"({"type": "Point", "coordinates": []})");
    EXPECT_THAT(brief(loaded(made)), ElementsAre("error V11 geometry"));
}

TEST(ShippedOutlines, GiveAPointInShymkentToShymkent) {
    json made = sound_record();
    made["geometry"]["coordinates"] = {69.6, 42.32};
    made["properties"]["where"].erase("adm1");
    const test::TempFolder folder;
    LoadRequest request;
    request.incidents = {folder.write("x.geojson", test::collection_of({made}).dump())};
    const auto report = load(request, *find_data_home());
    ASSERT_TRUE(report);
    ASSERT_EQ(report->dataset->incidents.size(), 1U) << test::described(report->problems);
    EXPECT_EQ(report->dataset->boundaries.units[report->dataset->incidents.region[0]].code, "KZ-SHY");
    EXPECT_THAT(brief(report), ElementsAre("note region where.adm1"));
}

}  // namespace
}  // namespace kua
