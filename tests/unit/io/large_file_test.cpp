#include "incident_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kua {
namespace {

using test::described;
using test::load_text;
using testing::HasSubstr;

constexpr int count = 9000;   // more than a megabyte: records are read while the file is still being scanned

std::string plain_features() {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "\n" : ",\n") + std::string(R"({"type":"Feature","properties":{"id":)") + std::to_string(i) +
                R"(,"date":"2021-01-10","category":"liberty.detention","note":"so that it is a large file, however little there is to say"},)" +
                R"("geometry":{"type":"Point","coordinates":[71.37,42.9]}})";
    return text;
}

std::string profile_features() {
    std::string text;
    for (int i = 0; i < count / 6; ++i) text += (i == 0 ? "\n" : ",\n") + test::sound_record("EX-" + std::to_string(i)).dump();
    return text + std::string(600'000, ' ');
}

struct LargeFile : testing::Test {
    test::TempFolder folder;

    Result<LoadReport> loaded(const std::string& text) {
        EXPECT_GT(text.size(), std::size_t{1} << 20U);
        return load_text(folder, text);
    }
};

TEST_F(LargeFile, IsReadWhole) {
    const auto report = loaded(R"({"type":"FeatureCollection","features":[)" + plain_features() + "]}");
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_EQ(report->records_read, count);
    const IncidentTable& table = report->dataset->incidents;
    ASSERT_EQ(table.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(table.id[0], "0");
    EXPECT_EQ(table.id[1], "1");
    EXPECT_EQ(table.id[2], "10");   // by id as a text
    EXPECT_EQ(table.id[count - 1], "999");
    EXPECT_THAT(std::string(table.record[2]), HasSubstr("\"id\":10,"));
    EXPECT_EQ(report->dataset->files.back().sha256.size(), 64U);
}

// What stands behind the features says how they are read: by then some have been read.
TEST_F(LargeFile, IsReadByWhatStandsBehindItsFeatures) {
    const std::string beside = test::collection_of({}).dump();
    const auto at = beside.find("\"features\":[]");
    ASSERT_NE(at, std::string::npos);
    const std::string before = beside.substr(0, at), after = beside.substr(at + std::string("\"features\":[]").size());
    ASSERT_THAT(after, HasSubstr("schema"));
    const std::string features = "\"features\":[" + profile_features() + "]";
    const auto late = loaded(R"({"type":"FeatureCollection",)" + before.substr(1) + features +
                             after.substr(0, after.rfind(",\"type\"")) + "}");
    ASSERT_TRUE(late) << in_english(late.error());
    EXPECT_EQ(late->dataset->incidents.size(), static_cast<std::size_t>(count / 6)) << described(late->problems);
    EXPECT_EQ(late->dataset->incidents.publish[0], PublishRule::Point);
    EXPECT_EQ(late->dataset->sources.size(), 2U);
    const auto early = loaded("{" + after.substr(1, after.size() - 2) + "," + before.substr(1) + features + "}");
    ASSERT_TRUE(early) << in_english(early.error());
    EXPECT_EQ(described(early->problems), described(late->problems));
    EXPECT_EQ(early->dataset->incidents.record[7], late->dataset->incidents.record[7]);
}

TEST_F(LargeFile, IsRefusedForWhatMakesASmallOneRefused) {
    for (const char* member : {R"("type":"Collection",)", "", R"("type":"FeatureCollection","schema":"kua-incidents/9",)",
                               R"("type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},)"}) {
        const std::string head = std::string("{") + member + "\"features\":[";
        const auto large = loaded(head + plain_features() + "]}");
        const auto small = load_text(folder, head + R"({"type":"Feature","properties":{},"geometry":null}]})");
        ASSERT_TRUE(large && small) << member;
        EXPECT_EQ(large->records_rejected, count) << member;
        EXPECT_EQ(described(large->problems), described(small->problems)) << member;
        EXPECT_EQ(large->dataset->incidents.size(), 0U);
    }
}

TEST_F(LargeFile, ThatBreaksOffIsNotRead) {
    const std::string text = R"({"type":"FeatureCollection","features":[)" + plain_features();
    const auto cut = loaded(text);
    ASSERT_FALSE(cut);
    EXPECT_THAT(in_english(cut.error()), HasSubstr("line " + std::to_string(count + 1)));
    EXPECT_THAT(in_english(cut.error()), HasSubstr("breaks off"));
    const auto twice = loaded(text + R"(],"features":[]})");
    ASSERT_FALSE(twice);
    EXPECT_THAT(in_english(twice.error()), HasSubstr("stands twice"));
}

// Each type is looked up without a look at all others.
TEST_F(LargeFile, HasTypesOfItsOwnAsFarAsThereAreNumbersForThem) {
    constexpr std::size_t types = 66'000;
    std::string text = test::collection_of({}).dump();
    text.replace(text.find("\"features\":[]"), std::string("\"features\":[]").size(), "\"features\":[");
    const std::string after = text.substr(text.find("\"features\":[") + std::string("\"features\":[").size());
    text.resize(text.size() - after.size());
    for (std::size_t i = 0; i < types; ++i) {
        const std::string number = std::to_string(i);
        text += (i == 0 ? "" : ",\n") + std::string(R"({"type":"Feature","id":"t)") + number + R"(","geometry":null,"properties":{"title":{"en":"T"},"type":"own.t)" + number +
                R"(","when":{"precision":"unknown"},"where":{"precision":"unknown"},"verification":{"status":"alleged"},"sources":[{"ref":"S1"}]}})";
    }
    const auto report = loaded(text + "]" + after);
    ASSERT_TRUE(report) << in_english(report.error());
    const auto& all = report->dataset->vocabulary.types;
    ASSERT_EQ(report->dataset->incidents.size(), types) << described(report->problems).substr(0, 1000);
    EXPECT_LE(all.size(), 65'535U);
    std::size_t other = 0;
    for (std::size_t row = 0; row < types; ++row) {
        const std::string& code = all[report->dataset->incidents.type[row]].code;
        const std::string own = "own." + std::string(report->dataset->incidents.id[row]);
        ASSERT_TRUE(code == own || code == "other") << code << " for " << own;
        other += code == "other" ? 1U : 0U;
    }
    EXPECT_GT(other, 0U);
    EXPECT_LT(other, 1000U);
}

// A file that breaks off leaves nothing behind in what is read of the next one.
TEST_F(LargeFile, ThatBreaksOffSpoilsNoOther) {
    LoadRequest request;
    request.incidents = {folder.write("cut.geojson", R"({"type":"FeatureCollection","features":[)" + plain_features()),
                         folder.write("whole.geojson", R"({"type":"FeatureCollection","features":[)" + plain_features() + "]}")};
    request.with_base_map = false;
    const auto report = load(request, *find_data_home());
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_EQ(report->records_read, count);
    EXPECT_EQ(report->dataset->incidents.size(), static_cast<std::size_t>(count)) << described(report->problems).substr(0, 2000);
    EXPECT_EQ(report->dataset->files.back().path, request.incidents[1]);
}

TEST_F(LargeFile, WithTheIdsOfAnEarlierOneIsLeftOut) {
    LoadRequest request;
    const std::string text = R"({"type":"FeatureCollection","features":[)" + plain_features() + "]}";
    request.incidents = {folder.write("a.geojson", text), folder.write("b.geojson", text)};
    request.with_base_map = false;
    const auto report = load(request, *find_data_home());
    ASSERT_TRUE(report) << in_english(report.error());
    EXPECT_EQ(report->records_read, 2 * count);
    EXPECT_EQ(report->records_rejected, count);
    EXPECT_EQ(report->dataset->incidents.size(), static_cast<std::size_t>(count));
    EXPECT_THAT(described(report->problems), HasSubstr("V1"));
    EXPECT_TRUE(std::all_of(report->dataset->incidents.file.begin(), report->dataset->incidents.file.end(),
                            [&](std::uint16_t file) { return file == report->dataset->incidents.file[0]; }));
}

TEST_F(LargeFile, IsStoppedBetweenItsRecords) {
    LoadRequest request;
    request.incidents = {folder.write("a.geojson", R"({"type":"FeatureCollection","features":[)" + plain_features() + "]}")};
    request.with_base_map = false;
    LoadProgress progress;
    progress.cancelled = true;
    const auto report = load(request, *find_data_home(), &progress);
    ASSERT_FALSE(report);
    EXPECT_THAT(in_english(report.error()), HasSubstr("stopped before the end"));
}

}  // namespace
}  // namespace kua
