#include "incident_file.h"
#include "io/edtf.h"
#include "io/time_zone.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kua {
namespace {

using test::brief;
using test::load_records;
using test::sound_record;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found_for(const char* when) {
    auto record = sound_record();
    record["properties"]["when"] = nlohmann::json::parse(when);
    return brief(load_records({record}));
}

TEST(TimeRules, AcceptSpansThatFitTheirPrecision) {
    EXPECT_THAT(
        found_for(R"({"precision": "week", "start": "2021-01-04", "end": "2021-01-10", "extent": "throughout"})"),
        IsEmpty());
    EXPECT_THAT(
        found_for(R"({"precision": "month", "start": "2020-02-01", "end": "2020-02-29", "extent": "throughout"})"),
        IsEmpty());
    EXPECT_THAT(
        found_for(R"({"precision": "year", "start": "2020-01-01", "end": "2020-12-31", "extent": "throughout"})"),
        IsEmpty());
    EXPECT_THAT(
        found_for(R"({"precision": "days", "start": "2021-01-05", "end": "2021-01-09", "extent": "throughout"})"),
        IsEmpty());
    EXPECT_THAT(
        found_for(R"({"precision": "range", "start": "2020-10-15", "end": "2020-11-30", "extent": "throughout"})"),
        IsEmpty());
}

TEST(TimeRules, WarnOfSpansThatDoNotFit) {
    EXPECT_THAT(
        found_for(R"({"precision": "year", "start": "2020-01-01", "end": "2020-12-30", "extent": "throughout"})"),
        ElementsAre("warning V3 when.end"));
    EXPECT_THAT(
        found_for(R"({"precision": "days", "start": "2021-01-01", "end": "2021-01-07", "extent": "throughout"})"),
        ElementsAre("warning V3 when.end"));
    EXPECT_THAT(found_for(R"({"precision": "day", "start": "2021-01-01", "end": "2021-01-02"})"),
                ElementsAre("warning V3 when.end"));
}

TEST(TimeRules, CompareClockTimesToo) {
    EXPECT_THAT(
        found_for(
            R"({"precision": "hour", "start": "2021-01-10T11:00", "end": "2021-01-10T10:59", "tz": "Asia/Almaty"})"),
        ElementsAre("error V2 when.end"));
    EXPECT_THAT(
        found_for(R"({"precision": "hour", "start": "2021-01-10T11:00", "end": "2021-01-10", "tz": "Asia/Almaty"})"),
        IsEmpty());
}

TEST(TimeRules, ReportEverythingAtOnce) {
    EXPECT_THAT(
        found_for(
            R"({"precision": "minute", "start": "2021-02-30T11:00", "end": "2021-13-01", "tz": "Mars/Base", "edtf": "soon"})"),
        ElementsAre("error schema when.end", "error V2 when.start", "error V10 when.tz", "error V15 when.edtf"));
}

TEST(TimeRules, LetAnOngoingRecordRunToTheRelease) {
    const test::TempFolder folder;
    auto record = sound_record();
    record["properties"]["when"] = {{"precision", "day"}, {"start", "2021-01-10"}, {"ongoing", true}};
    auto file = test::collection_of({record});
    file["dataset"]["released"] = "2021-03-01";
    const auto report = test::load_text(folder, file.dump());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->dataset->incidents.last_day[0], test::day("2021-03-01"));
}

struct EdtfCase {
    const char* text;
    const char* first;
    const char* last;
};

TEST(ParseEdtf, ReadsDatesOfLevelZeroAndOne) {
    for (const EdtfCase& c : {EdtfCase{"2021-01-10", "2021-01-10", "2021-01-10"},
                              {"2021-01-10~", "2021-01-10", "2021-01-10"},
                              {"2021-02", "2021-02-01", "2021-02-28"},
                              {"2020", "2020-01-01", "2020-12-31"},
                              {"2021-01-XX", "2021-01-01", "2021-01-31"},
                              {"202X", "2020-01-01", "2029-12-31"},
                              {"2021-XX-XX", "2021-01-01", "2021-12-31"},
                              {"2020-12/2021-01-10?", "2020-12-01", "2021-01-10"},
                              {"2021-01/..", "2021-01-01", ""},
                              {"/2021-01-10", "", "2021-01-10"}}) {
        const auto span = parse_edtf(c.text);
        ASSERT_TRUE(span) << c.text;
        EXPECT_EQ(span->first ? to_string(*span->first) : "", c.first) << c.text;
        EXPECT_EQ(span->last ? to_string(*span->last) : "", c.last) << c.text;
    }
}

TEST(ParseEdtf, RefusesTheRest) {
    for (const char* text : {"", "soon", "2021-13", "2021-02-30", "2021-1-1", "20210110", "2021-01-1X",
                             "2021-01-10T10:00", "~", "2021/2022/2023", "2021-0"})
        EXPECT_FALSE(parse_edtf(text)) << text;
}

std::int64_t local(const char* day, int hour, int minute) {
    return std::int64_t{86400} * test::day(day).since_epoch + hour * 3600 + minute * 60;
}

TEST(TimeZone, KnowsTheHourThatTheClockSkipped) {
    const auto berlin = TimeZone::read("Europe/Berlin");
    ASSERT_TRUE(berlin);
    EXPECT_FALSE(berlin->has_local_time(local("2021-03-28", 2, 30)));
    EXPECT_TRUE(berlin->has_local_time(local("2021-03-28", 1, 59)));
    EXPECT_TRUE(berlin->has_local_time(local("2021-03-28", 3, 0)));
    EXPECT_TRUE(berlin->has_local_time(local("2021-10-31", 2, 30))) << "the hour that comes twice is there";
}

TEST(TimeZone, KnowsTheDayThatSamoaSkipped) {
    const auto apia = TimeZone::read("Pacific/Apia");
    ASSERT_TRUE(apia);
    EXPECT_FALSE(apia->has_local_time(local("2011-12-30", 12, 0)));
    EXPECT_TRUE(apia->has_local_time(local("2011-12-31", 12, 0)));
}

TEST(TimeZone, TurnsMomentsToTheClockOnTheWall) {
    const auto berlin = TimeZone::read("Europe/Berlin");
    ASSERT_TRUE(berlin);
    EXPECT_EQ(berlin->local_time(local("2021-03-28", 0, 59)), local("2021-03-28", 1, 59));
    EXPECT_EQ(berlin->local_time(local("2021-03-28", 1, 0)), local("2021-03-28", 3, 0));
    EXPECT_EQ(berlin->local_time(local("2021-12-31", 23, 30)), local("2022-01-01", 0, 30));
    const auto almaty = TimeZone::read("Asia/Almaty");
    ASSERT_TRUE(almaty);
    EXPECT_EQ(almaty->local_time(local("2021-01-10", 18, 0)), local("2021-01-11", 0, 0));
}

TEST(TimeZone, IsNothingForANameThatIsNone) {
    for (const char* name : {"", "Asia/Alma_Ata", "../../../etc/passwd", "/etc/passwd", "America/Indiana", "tzdata.zi"})
        EXPECT_FALSE(TimeZone::read(name)) << name;
}

TEST(TimeZone, SurvivesEveryBeginningOfAFile) {
    const test::TempFolder folder;
    const std::string bytes = test::read_bytes(std::filesystem::path(zoneinfo_folder) / "Asia/Almaty");
    for (std::size_t length = 0; length < bytes.size(); length += 7) {
        folder.write("zone", bytes.substr(0, length));
        static_cast<void>(TimeZone::read("zone", folder.path()));
    }
    std::string lying = bytes;
    for (std::size_t i = 20; i < 44; ++i) lying[i] = '\xFF';
    folder.write("zone", lying);
    EXPECT_FALSE(TimeZone::read("zone", folder.path()));
}

}  // namespace
}  // namespace kua
