#include "incident_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

using nlohmann::json;
using test::brief;
using test::load_records;
using test::sound_record;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found_with(const char* key, const char* value) {
    auto record = sound_record();
    record["properties"][key] = json::parse(value);
    return brief(load_records({record}));
}

TEST(CountRules, TakeNullAndAbsentBoundsAsUnknown) {
    EXPECT_THAT(found_with("counts", R"({"affected": {"min": 5, "best": null, "max": null}, "detained": {"max": 3}})"),
                IsEmpty());
}

TEST(CountRules, ComparePartsWithTheWholeInTheSameUnit) {
    EXPECT_THAT(found_with("counts", R"({"affected": {"max": 10}, "detained": {"min": 11}})"),
                ElementsAre("error V12 counts.detained"));
    EXPECT_THAT(found_with("counts", R"({"affected": {"max": 10}, "detained": {"min": 1, "max": 11}})"),
                ElementsAre("warning V12 counts.detained"));
    EXPECT_THAT(found_with("counts", R"({"affected": {"max": 10, "unit": "organisation"}, "detained": {"min": 11}})"),
                IsEmpty());
    EXPECT_THAT(
        found_with(
            "counts",
            R"({"affected": {"max": 10, "unit": "person"}, "participants": {"min": 1000}, "perpetrators": {"min": 50}})"),
        IsEmpty());
}

TEST(CountRules, RefuseNumbersThatNobodyCanCount) {
    EXPECT_THAT(found_with("counts", R"({"affected": {"max": 1e20}})"), ElementsAre("error V4 counts.affected.max"));
}

TEST(CountRules, HoldForDurationsToo) {
    EXPECT_THAT(
        found_with("when", R"({"precision": "day", "start": "2021-01-10", "duration_min": {"min": 540, "max": 300}})"),
        ElementsAre("error V4 when.duration_min"));
}

TEST(SourceRules, NameEachSourceThatIsMissing) {
    EXPECT_THAT(found_with("sources", R"([{"ref": "S1"}, {"ref": "S8"}, {"ref": "S9"}])"),
                ElementsAre("error V5 sources[1].ref", "error V5 sources[2].ref"));
    EXPECT_THAT(found_with("counts", R"({"affected": {"min": 1, "sources": ["S9"]}})"),
                ElementsAre("error V5 counts.affected.sources"));
}

TEST(SourceRules, WantTwoSourcesForWhatIsVerified) {
    auto record = sound_record();
    record["properties"]["verification"] = {{"status", "verified"}};
    EXPECT_THAT(brief(load_records({record})), ElementsAre("error V6 verification.status"));
    record["properties"]["sources"] = json::parse(R"([{"ref": "S1"}, {"ref": "S1"}])");
    EXPECT_THAT(brief(load_records({record})), ElementsAre("error V6 verification.status"))
        << "the same source twice is one";
    record["properties"]["sources"] = json::parse(R"([{"ref": "S1"}, {"ref": "S2"}])");
    EXPECT_THAT(brief(load_records({record})), IsEmpty());
}

TEST(PeopleRules, ProtectWhereNobodySaidThatTheRecordIsPublic) {
    const test::TempFolder folder;
    auto record = sound_record();
    record["properties"]["actors"] =
        json::parse(R"([{"role": "affected", "name": "Invented", "personal": true, "publish": "yes"}])");
    EXPECT_THAT(brief(load_records({record})), IsEmpty());
    auto file = test::collection_of({record});
    file["dataset"].erase("sensitivity");
    EXPECT_THAT(brief(test::load_text(folder, file.dump())), ElementsAre("error V16 actors[0].publish"));
}

TEST(RecordRules, AllComeAtOnce) {
    auto record = sound_record();
    record["colour"] = "red";
    auto& properties = record["properties"];
    properties["when"] = json::parse(R"({"precision": "day", "start": "2021-02-30"})");
    properties["counts"] = json::parse(R"({"affected": {"min": 5, "max": 2}, "wounded": {"min": 1}})");
    properties["sources"] = json::parse(R"([{"ref": "S9"}])");
    properties["verification"] = json::parse(R"({"status": "sure", "on": "2021-02-31"})");
    EXPECT_THAT(brief(load_records({record})),
                testing::UnorderedElementsAre("error schema colour", "error V2 when.start", "error V4 counts.affected",
                                              "error schema counts.wounded", "error V5 sources[0].ref",
                                              "error schema verification.status", "error V2 verification.on"));
}

TEST(RecordRules, SurvivePartsOfAnyKind) {
    for (const char* value : {"null", "1", "\"x\"", "[]", "[1]", "{}", "true", "[[]]", "{\"start\": 1}"})
        for (const char* key : {"when", "where", "counts", "actors", "verification", "sources", "sensitivity", "links",
                                "title", "type", "origin", "codes"}) {
            auto record = sound_record();
            record["properties"][key] = json::parse(value);
            const auto report = load_records({record});
            ASSERT_TRUE(report);
            EXPECT_EQ(report->records_read, 1);
        }
    for (const char* value : {"null", "1", "\"x\"", "[]", "{\"type\": 1, \"coordinates\": 2}",
                              "{\"type\": \"Point\", \"coordinates\": [\"a\", []]}"}) {
        auto record = sound_record();
        record["geometry"] = json::parse(value);
        EXPECT_TRUE(load_records({record}));
        record["properties"] = json::parse(value);
        EXPECT_TRUE(load_records({record}));
        EXPECT_TRUE(load_records({json::parse(value)}));
    }
}

}  // namespace
}  // namespace kua
