#include "io/boundary_reader.h"

#include "incident_file.h"
#include "shapefile_maker.h"
#include "support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace kua {
namespace {

using nlohmann::json;
using test::box_wkt;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Boundaries : testing::Test {
    test::TempFolder folder;
    std::vector<Problem> problems;

    Boundaries() {
        test::write_shapefile(folder.path() / "two.shp",
                              {.fields = {"code", "name", "name_ru"},
                               .records = {{box_wkt(60, 45, 70, 55), {"A", "West", "Запад"}},
                                           {box_wkt(70, 45, 80, 55), {"B", "East", "Восток"}},
                                           {"", {"T", "Town", "Город"}}}});
    }
    static json description() {
        return json::parse(
            R"({"schema": "kua-boundaries/1", "id": "two", "title": {"en": "Two"}, "country": "KZ", "level": 1, "valid_from": "2018-06-19", "valid_to": "2022-06-07",
            "file": "two.shp", "scale_denominator": 1000000, "code_field": "code", "name_fields": {"en": "name", "ru": "name_ru"}, "source": "made", "licence": "none", "credit": "us",
            "units": [{"code": "B", "kind": "region", "outline": "approximate", "accuracy_m": 5000, "includes": ["T"], "names_alt": ["Orient"], "note": {"en": "With the town."}},
                      {"code": "A", "kind": "region", "outline": "exact", "accuracy_m": 0},
                      {"code": "T", "kind": "city", "outline": "none", "accuracy_m": null, "point": [75, 50]}]})");
    }
    Result<BoundaryFile> read(const json& set) {
        folder.write("set.json", set.dump(1));
        problems.clear();
        return read_boundaries(folder.path(), problems);
    }
    [[nodiscard]] std::string said() const {
        std::string out;
        for (const Problem& problem : problems) out += in_english(problem) + "\n";
        return out;
    }
};

TEST_F(Boundaries, FollowSetJson) {
    const auto read_file = read(description());
    ASSERT_TRUE(read_file) << in_english(read_file.error()) << said();
    EXPECT_THAT(said(), IsEmpty());
    const BoundarySet& set = read_file->set;
    EXPECT_EQ(set.id, "two");
    EXPECT_EQ(set.country, "KZ");
    EXPECT_EQ(to_string(set.valid_from), "2018-06-19");
    EXPECT_EQ(to_string(set.valid_to), "2022-06-07");
    EXPECT_EQ(set.scale_denominator, 1e6);
    EXPECT_EQ(set.source, "us");
    ASSERT_EQ(set.units.size(), 3U);
    const BoundaryUnit& east = set.units[0];
    EXPECT_EQ(east.code, "B") << "units stand in the order of set.json";
    EXPECT_EQ(east.name.in(Lang::Ru), "Восток");
    EXPECT_EQ(east.name.in(Lang::Kk), "East");
    EXPECT_EQ(east.outline, OutlineQuality::Approximate);
    EXPECT_EQ(east.accuracy_m, 5000.0);
    EXPECT_THAT(east.includes, ElementsAre("T"));
    EXPECT_THAT(east.names_alt, ElementsAre("Orient"));
    EXPECT_EQ(east.note.in(Lang::En), "With the town.");
    EXPECT_TRUE(contains(east.shape, {75, 50}));
    EXPECT_EQ(set.units[1].outline, OutlineQuality::Exact);
    EXPECT_TRUE(set.units[2].shape.empty());
    EXPECT_EQ(set.units[2].point, (LonLat{75, 50}));
}

TEST_F(Boundaries, AreFoundByFolderByFileAndByShapefile) {
    ASSERT_TRUE(read(description()));
    for (const char* path : {"", "set.json", "two.shp"}) {
        const auto read_file = read_boundaries(folder.path() / path, problems);
        ASSERT_TRUE(read_file) << path;
        EXPECT_EQ(read_file->set.units.size(), 3U);
        EXPECT_EQ(read_file->set.id, "two");
    }
}

TEST_F(Boundaries, StandForThemselvesBesideTheSetJsonOfAnother) {
    test::write_shapefile(folder.path() / "other.shp", {.records = {{box_wkt(0, 0, 1, 1), {"X"}}}});
    ASSERT_TRUE(read(description()));
    const auto read_file = read_boundaries(folder.path() / "other.shp", problems);
    ASSERT_TRUE(read_file);
    EXPECT_EQ(read_file->set.id, "other");
}

TEST_F(Boundaries, RefuseKeysThatTheFormatDoesNotKnowAndNameThem) {
    json set = description();
    set["colour"] = "red";
    set["units"][0]["height"] = 3;
    EXPECT_FALSE(read(set));
    EXPECT_THAT(said(), HasSubstr("colour: \"red\": unknown key"));
    EXPECT_THAT(said(), HasSubstr("units[0].height: \"3\": unknown key"));
    EXPECT_THAT(said(), HasSubstr("line ")) << "and the line";
}

TEST_F(Boundaries, RefuseWhatContradictsItself) {
    const std::vector<std::pair<const char*, json>> changes{{"/valid_to", "2010-01-01"},
                                                            {"/valid_from", "2018-02-31"},
                                                            {"/units/0/accuracy_m", nullptr},
                                                            {"/units/2/accuracy_m", 5},
                                                            {"/units/2/point", json::array({200, 50})},
                                                            {"/units/0/includes", json::array({"Z"})},
                                                            {"/units/1/code", "B"},
                                                            {"/file", "../two.shp"},
                                                            {"/units/0/outline", "blurred"},
                                                            {"/scale_denominator", "large"}};
    for (const auto& [where, value] : changes) {
        json set = description();
        set[json::json_pointer(where)] = value;
        EXPECT_FALSE(read(set)) << where;
        EXPECT_THAT(problems, testing::SizeIs(testing::Ge(1U))) << where;
    }
    json set = description();
    set["units"][2].erase("point");
    EXPECT_FALSE(read(set));
}

TEST_F(Boundaries, ReportUnitsThatAreOnlyOnOneSide) {
    json set = description();
    set["units"][0]["code"] = "C";
    set["units"][0].erase("includes");
    const auto read_file = read(set);
    ASSERT_TRUE(read_file);
    EXPECT_THAT(said(), HasSubstr("\"B\" is no unit of set.json"));
    EXPECT_THAT(said(), HasSubstr("has no row for \"C\""));
    EXPECT_EQ(read_file->set.units.size(), 3U);
    EXPECT_EQ(read_file->set.units[0].outline, OutlineQuality::None) << "nothing to draw";
}

TEST_F(Boundaries, ReportAnOutlineThatShouldNotBeThere) {
    json set = description();
    set["units"][1]["outline"] = "none";
    set["units"][1]["accuracy_m"] = nullptr;
    set["units"][1]["point"] = {65, 50};
    const auto read_file = read(set);
    ASSERT_TRUE(read_file);
    EXPECT_TRUE(read_file->set.units[1].shape.empty());
    EXPECT_THAT(said(), HasSubstr("says that it has none"));
}

TEST_F(Boundaries, ReadDenominatorsByUnitAndYear) {
    folder.write("people.csv",
                 "code,year,value,source\r\nA,2020,10,office\r\nA,2021,11,office\r\nB,2021,20.5,\"office, "
                 "again\"\r\nZ,2021,1,x\r\nA,soon,1,x\r\nB,2020,-1,x\r\n");
    json set = description();
    set["denominators"] = json::parse(
        R"([{"name": "population", "file": "people.csv", "unit": "person", "source": "office", "years": [2020, 2021]}])");
    const auto read_file = read(set);
    ASSERT_TRUE(read_file) << said();
    ASSERT_EQ(read_file->set.denominators.size(), 1U);
    const Denominator& people = read_file->set.denominators[0];
    EXPECT_EQ(people.by_year.at(2021)[0], 20.5);
    EXPECT_EQ(people.by_year.at(2020)[1], 10.0);
    EXPECT_TRUE(std::isnan(people.by_year.at(2021)[2])) << "unknown is not zero";
    EXPECT_EQ(problems.size(), 3U) << said();
    EXPECT_EQ(problems[0].line, 5);
}

TEST_F(Boundaries, WithoutSetJsonTakeFieldsByCommonNames) {
    const auto read_file = read_boundaries(folder.path() / "two.shp", problems);
    ASSERT_TRUE(read_file);
    EXPECT_EQ(read_file->set.id, "two");
    EXPECT_EQ(read_file->set.units[1].code, "B");
    EXPECT_EQ(read_file->set.units[1].name.in(Lang::En), "East");
    EXPECT_EQ(read_file->set.units[1].name.in(Lang::Ru), "Восток");
    EXPECT_EQ(read_file->set.units[1].outline, OutlineQuality::Approximate) << "nobody says that it is exact";
    EXPECT_THAT(said(), HasSubstr("no set.json: codes were taken from the field code, names from name, name_ru"));
    EXPECT_THAT(said(), HasSubstr("record 3 (T): has no shape"));
}

TEST_F(Boundaries, WithoutAKeyFieldNumberTheRows) {
    test::write_shapefile(folder.path() / "same.shp",
                          {.fields = {"code", "NAME_1"},
                           .records = {{box_wkt(0, 0, 1, 1), {"X", "One"}}, {box_wkt(1, 0, 2, 1), {"X", "Two"}}}});
    const auto read_file = read_boundaries(folder.path() / "same.shp", problems);
    ASSERT_TRUE(read_file);
    EXPECT_EQ(read_file->set.units[0].code, "1") << "a code that stands twice is none";
    EXPECT_EQ(read_file->set.units[1].code, "2");
    EXPECT_EQ(read_file->set.units[1].name.in(Lang::En), "Two");
    EXPECT_THAT(said(), HasSubstr("rows are numbered"));
}

TEST_F(Boundaries, WithoutATableHaveNoNamesButUnitsToTellApart) {
    std::filesystem::remove(folder.path() / "two.dbf");
    const auto read_file = read_boundaries(folder.path() / "two.shp", problems);
    ASSERT_TRUE(read_file) << in_english(read_file.error());
    const BoundaryUnit& second = read_file->set.units[1];
    EXPECT_EQ(second.code, "2");
    EXPECT_EQ(second.name.in(Lang::En), "Unit 2") << "a bare number would read as a count";
    EXPECT_EQ(second.name.in(Lang::Kk), "2-бірлік");
    EXPECT_THAT(said(), HasSubstr("3 units have no name and stay without a label on the map"));
}

TEST_F(Boundaries, RefuseAFileThatHoldsNothingUsable) {
    const std::string shp = test::read_bytes(folder.path() / "two.shp");
    folder.write("two.shp", shp.substr(0, 120));
    const auto plain = read_boundaries(folder.path() / "two.shp", problems);
    ASSERT_FALSE(plain);
    EXPECT_THAT(in_english(plain.error()), HasSubstr("two.shp: holds no outline that can be used"));
    EXPECT_TRUE(read(description())) << "the town of set.json has a point";
    json set = description();
    set["units"].erase(2);
    set["units"][0].erase("includes");
    EXPECT_FALSE(read(set));
}

TEST_F(Boundaries, NumberTheFewRowsThatLackACode) {
    test::ShapefileSpec spec{.fields = {"iso_a2", "name_long"}};
    for (int i = 0; i < 20; ++i)
        spec.records.push_back({box_wkt(i, 0, i + 1, 1), {i == 6 ? "" : std::string("X") + char('A' + i), "Land"}});
    test::write_shapefile(folder.path() / "countries.shp", spec);
    const auto read_file = read_boundaries(folder.path() / "countries.shp", problems);
    ASSERT_TRUE(read_file);
    EXPECT_EQ(read_file->set.units[5].code, "XF");
    EXPECT_EQ(read_file->set.units[6].code, "#7");
    EXPECT_EQ(read_file->set.units[6].name.in(Lang::En), "Land");
    EXPECT_THAT(said(), HasSubstr("record 7: iso_a2: has no code there and is called #7"));
}

/// Two districts in a region, by a field or by the code; `A` is the region's own unit.
json districts() {
    return json::parse(
        R"({"schema": "kua-boundaries/1", "id": "districts", "title": {"en": "Districts"}, "country": "KZ", "level": 2, "valid_from": "2018-06-19",
        "file": "districts.shp", "scale_denominator": 1000000, "code_field": "code", "name_fields": {"en": "name"}, "source": "made", "licence": "none",
        "units": [{"code": "A", "kind": "region", "name": {"en": "Region A"}, "level": 1, "outline": "none", "accuracy_m": null, "point": [65, 50]},
                  {"code": "A-1", "kind": "district", "outline": "exact", "accuracy_m": 0},
                  {"code": "A-2", "kind": "district", "outline": "exact", "accuracy_m": 0}]})");
}
void write_districts(const std::filesystem::path& folder) {
    test::write_shapefile(folder / "districts.shp", {.fields = {"code", "name", "adm1"},
                                                     .records = {{box_wkt(60, 45, 65, 55), {"A-1", "West", "A"}},
                                                                 {box_wkt(65, 45, 70, 55), {"A-2", "East", "A"}}}});
}

TEST_F(Boundaries, HaveUnitsAboveByFieldByPrefixOrByName) {
    write_districts(folder.path());
    for (const char* way : {"parent_field", "parent_prefix", "parent"}) {
        json set = districts();
        if (way == std::string("parent_field")) set[way] = "adm1";
        if (way == std::string("parent_prefix")) set[way] = 1;
        if (way == std::string("parent")) set["units"][1][way] = set["units"][2][way] = "A";
        const auto read_file = read(set);
        ASSERT_TRUE(read_file) << way << said();
        EXPECT_THAT(said(), IsEmpty()) << way;
        EXPECT_EQ(read_file->set.units[0].level, 1);
        EXPECT_EQ(read_file->set.units[0].name.in(Lang::En), "Region A");
        EXPECT_EQ(read_file->set.units[1].level, 2) << "that of the set";
        EXPECT_EQ(read_file->set.units[1].parent, "A") << way;
        EXPECT_EQ(read_file->set.units[2].parent, "A") << way;
        EXPECT_EQ(read_file->set.units[0].parent, "") << way;
    }
}

TEST_F(Boundaries, RefuseAUnitAboveThatIsNotCoarser) {
    write_districts(folder.path());
    json set = districts();
    set["units"][1]["parent"] = "A-2";
    set["units"][2]["parent"] = "B";
    const auto read_file = read(set);
    ASSERT_TRUE(read_file);
    EXPECT_THAT(said(), HasSubstr("\"A-1\" lies in \"A-2\", which is no unit of a coarser level"));
    EXPECT_THAT(said(), HasSubstr("\"A-2\" lies in \"B\", which is no unit of a coarser level"));
    set = districts();
    set["parent_field"] = "oblast";
    EXPECT_THAT(in_english(read(set).error()), HasSubstr("has no field \"oblast\""));
}

TEST_F(Boundaries, PutARecordIntoTheFinestUnitThatIsKnown) {
    write_districts(folder.path());
    json set = districts();
    set["parent_prefix"] = 1;
    folder.write("set.json", set.dump(1));
    std::string problem_text;
    const auto unit_of = [&](const char* precision, json at, json adm2) {
        json record = test::sound_record();
        json& where = record["properties"]["where"];
        where = {{"precision", precision}, {"place", "There"}, {"adm1", "A"}, {"boundary_set", "districts"}};
        if (!adm2.is_null()) where["adm2"] = adm2;
        record["geometry"] = at.is_null() ? json(nullptr) : json{{"type", "Point"}, {"coordinates", at}};
        const auto report = test::load_records({record}, folder.path());
        problem_text = test::described(report->problems);
        EXPECT_EQ(report->records_rejected, 0) << problem_text;
        const RegionId region = report->dataset->incidents.region[0];
        return is_unit(region) ? report->dataset->boundaries.units[region].code : "none";
    };
    EXPECT_EQ(unit_of("settlement", {68, 50}, nullptr), "A-2") << "the point tells the district";
    EXPECT_EQ(unit_of("adm2", nullptr, "A-1"), "A-1");
    EXPECT_EQ(unit_of("adm1", nullptr, nullptr), "A") << "never in a district";
    EXPECT_EQ(unit_of("adm1", {68, 50}, nullptr), "A") << "whatever point stands for the region";
    EXPECT_EQ(unit_of("settlement", {75, 50}, nullptr), "A") << "a point outside: the record's own statement decides";
    EXPECT_THAT(problem_text, HasSubstr("the point lies 358.5 km outside all parts of A"));
}

TEST_F(Boundaries, SayWhatIsMissing) {
    EXPECT_THAT(in_english(read_boundaries(folder.path() / "none.shp", problems).error()),
                HasSubstr("there is no such file"));
    EXPECT_THAT(in_english(read_boundaries(folder.path(), problems).error()),
                HasSubstr("the folder has no set.json; name a .shp"));
    folder.write("set.json", "{\n \"schema\": }");
    EXPECT_THAT(in_english(read_boundaries(folder.path(), problems).error()), HasSubstr("set.json: line 2, column"));
}

}  // namespace
}  // namespace kua
