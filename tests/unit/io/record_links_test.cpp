#include "incident_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace kua {
namespace {

using nlohmann::json;
using test::brief;
using test::load_records;
using test::sound_record;
using testing::ElementsAre;
using testing::IsEmpty;

using Links = std::vector<std::pair<const char*, const char*>>;

json linked(const char* id, const Links& links, const char* status = "alleged") {
    json record = sound_record(id);
    record["properties"]["verification"]["status"] = status;
    for (const auto& [rel, other] : links) record["properties"]["links"].push_back({{"rel", rel}, {"id", other}});
    return record;
}

/// "parent counted listed" of each record by id; "-" where it has no parent.
std::map<std::string, std::string> outcome(const std::vector<json>& records) {
    const auto report = load_records(records);
    std::map<std::string, std::string> out;
    if (!report) return out;
    const IncidentTable& table = report->dataset->incidents;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::string parent = table.parent[i] == no_row ? "-" : std::string(table.id[table.parent[i]]);
        out[std::string(table.id[i])] = parent + " " + std::to_string(table.counted[i]) + " " + std::to_string(table.listed[i]);
    }
    return out;
}

using Outcome = std::map<std::string, std::string>;

TEST(RecordLinks, CountTheChildrenAndOnlyListTheParent) {
    EXPECT_EQ(outcome({linked("p", {{"contains", "c"}}), linked("c", {{"part_of", "p"}})}), (Outcome{{"p", "- 0 1"}, {"c", "p 1 1"}}));
}

TEST(RecordLinks, AreEnoughInOneDirection) {
    EXPECT_EQ(outcome({linked("p", {{"contains", "c"}}), linked("c", {})}), (Outcome{{"p", "- 0 1"}, {"c", "p 1 1"}}));
    EXPECT_EQ(outcome({linked("p", {}), linked("c", {{"part_of", "p"}})}), (Outcome{{"p", "- 0 1"}, {"c", "p 1 1"}}));
}

TEST(RecordLinks, ChooseTheInnermostOfNestedParents) {
    EXPECT_EQ(outcome({linked("all", {{"contains", "city"}, {"contains", "one"}}), linked("city", {{"contains", "one"}}), linked("one", {})}),
              (Outcome{{"all", "- 0 1"}, {"city", "all 0 1"}, {"one", "city 1 1"}}));
}

TEST(RecordLinks, CountNothingForDuplicatesAndWhatWasRefuted) {
    EXPECT_EQ(outcome({linked("a", {}), linked("b", {{"duplicate_of", "a"}}), linked("c", {}, "refuted"), linked("d", {}, "withdrawn")}),
              (Outcome{{"a", "- 1 1"}, {"b", "- 0 0"}, {"c", "- 0 0"}, {"d", "- 0 0"}}));
}

TEST(RecordLinks, CountAParentWhoseChildWasLeftOut) {
    json broken = linked("c", {});
    broken["properties"].erase("when");
    EXPECT_EQ(outcome({linked("p", {{"contains", "c"}}), broken}), (Outcome{{"p", "- 1 1"}}));
    EXPECT_THAT(brief(load_records({linked("p", {{"contains", "c"}}), broken})), ElementsAre("error schema when")) << "the link itself leads to a record of the file";
}

TEST(RecordLinks, ReportEveryCircle) {
    EXPECT_THAT(brief(load_records({linked("a", {{"part_of", "b"}}), linked("b", {{"part_of", "c"}}), linked("c", {{"part_of", "a"}}), linked("d", {{"part_of", "a"}})})),
                ElementsAre("error V9 links", "error V9 links", "error V9 links"));
    EXPECT_THAT(brief(load_records({linked("a", {{"contains", "b"}}), linked("b", {{"contains", "a"}})})), ElementsAre("error V9 links", "error V9 links"));
    EXPECT_THAT(brief(load_records({linked("a", {{"duplicate_of", "b"}}), linked("b", {{"duplicate_of", "a"}})})), ElementsAre("error V9 links", "error V9 links"));
    EXPECT_THAT(brief(load_records({linked("a", {{"follows", "b"}}), linked("b", {{"follows", "a"}})})), IsEmpty());
}

TEST(RecordLinks, FollowLongChainsWithoutRecursion) {
    std::vector<json> records;
    for (int i = 0; i < 3000; ++i) records.push_back(linked(("r" + std::to_string(i)).c_str(), {}));
    for (int i = 0; i + 1 < 3000; ++i) records[static_cast<std::size_t>(i)]["properties"]["links"] = {{{"rel", "part_of"}, {"id", "r" + std::to_string(i + 1)}}};
    const auto report = load_records(records);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->records_rejected, 0);
    records.back()["properties"]["links"] = {{{"rel", "part_of"}, {"id", "r0"}}};
    EXPECT_EQ(load_records(records)->records_rejected, 3000);
}

TEST(RecordLinks, LeadFromFileToFile) {
    const test::TempFolder folder;
    LoadRequest request;
    request.with_base_map = false;
    request.incidents = {folder.write("a.geojson", test::collection_of({linked("a", {{"contains", "b"}})}).dump()),
                         folder.write("b.geojson", test::collection_of({linked("b", {}), linked("a", {})}).dump())};
    const auto report = load(request, *find_data_home());
    ASSERT_TRUE(report);
    EXPECT_THAT(brief(report), ElementsAre("error V1 id"));
    EXPECT_EQ(report->problems[0].file, request.incidents[1].string());
    EXPECT_EQ(report->problems[0].record, 2);
    EXPECT_EQ(report->dataset->incidents.size(), 2U);
}

}  // namespace
}  // namespace kua
