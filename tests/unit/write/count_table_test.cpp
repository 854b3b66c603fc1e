#include "write/count_table.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace kua {
namespace {

using nlohmann::json;
using test::day;
using test::make_dataset;
using test::Row;

struct CountTable : testing::Test {
    CountTable() {
        Row town;
        town.id = "town";
        town.region = "A";
        town.at = {65, 50};
        town.counts = {{CountName::Detained, {3, 4, unknown_count}}};
        Row vague = town;
        vague.id = "vague";
        vague.last = "2021-02-01";
        vague.extent = Extent::SometimeWithin;
        vague.counts = {{CountName::Kettled, {unknown_count, unknown_count, 70}}};
        Row country;
        country.id = "country";
        country.place = PlacePrecision::Country;
        data = make_dataset({town, vague, country});
        data.boundaries.units[0].name.by_lang[0] = "=cmd, \"A\"";
    }
    std::string as_json(GroupBy by, DayRange window = january) {
        const Selection selection = select(data, {}, window);
        return counts_as_json(data, {by, &selection, "2 of 3 \"incidents\"", "they do not"},
                              count_by(data, selection, by));
    }
    std::string as_csv(GroupBy by) {
        const Selection selection = select(data, {}, january);
        return counts_as_csv(data, {by, &selection, "", ""}, count_by(data, selection, by));
    }
    static inline const DayRange january{day("2021-01-01"), day("2021-02-01")};
    Dataset data;
};

TEST_F(CountTable, SaysInJsonWhatItIsOf) {
    const json table = json::parse(as_json(GroupBy::Region));
    EXPECT_EQ(table["schema"], "kua-counts/1");
    EXPECT_EQ(table["by"], "region");
    EXPECT_EQ(table["from"], "2021-01-01");
    EXPECT_EQ(table["to"], "2021-01-31");
    EXPECT_EQ(table["not_for_publication"], true);
    EXPECT_EQ(table["records_left_out"], 0);
    EXPECT_EQ(table["sentence"], "2 of 3 \"incidents\"");
    EXPECT_EQ(table["totals"], (json{{"total", 3},
                                     {"shown", 3},
                                     {"certain", 2},
                                     {"possible", 1},
                                     {"not_on_a_place", 1},
                                     {"undated", 0},
                                     {"outside", 0},
                                     {"filtered", 0},
                                     {"summaries", 0},
                                     {"excluded", 0}}));
}

TEST_F(CountTable, GivesEachRowInJsonItsIncidentsAndPeople) {
    const json table = json::parse(as_json(GroupBy::Region));
    const json detained{{"min", 3},          {"best", 4},        {"max", nullptr},
                        {"lacking_best", 0}, {"lacking_max", 1}, {"records", 1}};
    const json kettled{{"min", 0}, {"best", 0}, {"max", 70}, {"lacking_best", 0}, {"lacking_max", 0}, {"records", 1}};
    ASSERT_EQ(table["rows"].size(), 2U);
    EXPECT_EQ(table["rows"][0], (json{{"key", "A"},
                                      {"label", "=cmd, \"A\""},
                                      {"certain", 1},
                                      {"possible", 1},
                                      {"summaries", 0},
                                      {"people", {{"detained", detained}, {"kettled", kettled}}}}));
    EXPECT_EQ(table["rows"][1]["key"], "-");
    EXPECT_EQ(table["rows"][1]["label"], "in no region");
    EXPECT_EQ(table["rows"][1]["people"], json::object());
    EXPECT_EQ(table["people"], (json{{"detained", detained}, {"kettled", kettled}}));
}

TEST_F(CountTable, IsJsonWithoutRowsAndWithoutAWindowToo) {
    const json table = json::parse(as_json(GroupBy::Week, {day("2021-01-05"), day("2021-01-05")}));
    EXPECT_EQ(table["rows"], json::array());
    EXPECT_EQ(table["people"], json::object());
    EXPECT_EQ(table["from"], nullptr);
    EXPECT_EQ(table["to"], nullptr);
}

TEST_F(CountTable, IsCsvWithAColumnForEachBoundThatOccurs) {
    EXPECT_EQ(as_csv(GroupBy::Region),
              "key,label,certain,possible,summaries,detained_min,detained_best,detained_max,detained_lacking_best,"
              "detained_lacking_max,detained_records,kettled_min,kettled_best,kettled_max,kettled_lacking_best,"
              "kettled_lacking_max,kettled_records,people_rows_add_up,not_for_publication\r\n"
              "A,\"'=cmd, \"\"A\"\"\",1,1,0,3,4,,0,1,1,0,0,70,0,0,1,true,true\r\n"
              "-,in no region,1,0,0,,,,0,0,0,,,,0,0,0,true,true\r\n"
              "total,whole selection,2,1,0,3,4,,0,1,1,0,0,70,0,0,1,true,true\r\n");
}

TEST_F(CountTable, SaysThatPeopleDoNotAddUpWhereASummarySpansRows) {
    Row all{.id = "all", .counts = {{CountName::Detained, {10, 10, 10}}}};
    all.place = PlacePrecision::Country;
    const Row part{
        .id = "part", .at = {65, 50}, .region = "A", .parent = "all", .counts = {{CountName::Detained, {4, 4, 4}}}};
    data = make_dataset({all, part});
    json table = json::parse(as_json(GroupBy::Region));
    EXPECT_EQ(table["people"]["detained"]["min"], 10);
    EXPECT_EQ(table["people_rows_add_up"], false) << "4 in A, 10 in no region";
    EXPECT_EQ(table["people_note"], "they do not");
    EXPECT_THAT(as_csv(GroupBy::Region),
                testing::HasSubstr("\r\ntotal,whole selection,1,0,1,10,10,10,0,0,2,false,true\r\n"));
    table = json::parse(as_json(GroupBy::Type));
    EXPECT_EQ(table["people_rows_add_up"], true);
    EXPECT_EQ(table["people_note"], nullptr);
}

TEST_F(CountTable, LabelsTypesFamiliesAndTime) {
    EXPECT_THAT(as_csv(GroupBy::Type), testing::HasSubstr("\r\nliberty.detention,Detention,2,1,"));
    EXPECT_THAT(as_csv(GroupBy::Family), testing::HasSubstr("\r\nliberty,Liberty,2,1,"));
    EXPECT_THAT(as_csv(GroupBy::Status), testing::HasSubstr("\r\ncorroborated,corroborated,2,1,"));
    EXPECT_THAT(as_csv(GroupBy::Month), testing::HasSubstr("\r\n2021-01-01,2021-01-01,2,1,"));
}

}  // namespace
}  // namespace kua
