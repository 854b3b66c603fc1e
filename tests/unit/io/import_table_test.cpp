#include "io/import_file.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace kua {
namespace {

using testing::HasSubstr;

/// A table of more rows than are made at once.
struct LongTable : testing::Test {
    static constexpr int rows = 5000;
    Dataset ground = test::make_dataset({});
    ImportTable table;
    ImportProfile profile;

    void SetUp() override {
        std::string text = "id,lon,lat,day,source\n";
        for (int i = 0; i < rows; ++i)
            text += "r" + std::to_string(i) + ",65.5,50.25,2021-01-" + (i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + ",Paper " + std::to_string(i / 900) + "\n";
        auto read = csv_from(std::move(text), ',', "long.csv", table.problems);
        ASSERT_TRUE(read);
        table.table.texts = *std::move(read);
        table.file = "long.csv";
        table.sha256 = std::async(std::launch::deferred, [] { return std::string(64, '0'); });
        profile.dataset_id = "long";
        profile.id.column = "id";
        profile.lon.column = "lon";
        profile.lat.column = "lat";
        profile.start.column = "day";
        profile.source.column = "source";
    }
};

TEST_F(LongTable, BecomesRecordsInItsOrder) {
    LoadProgress progress;
    const auto made = import_table(table, profile, ground, &progress);
    ASSERT_TRUE(made) << in_english(made.error());
    EXPECT_EQ(made->rows, rows);
    EXPECT_EQ(made->refused, 0);
    EXPECT_FLOAT_EQ(progress.fraction, 1.0F);
    const auto json = nlohmann::json::parse(made->geojson);
    ASSERT_EQ(json["features"].size(), std::size_t{rows});
    for (int i = 0; i < rows; ++i) {
        const auto& feature = json["features"][static_cast<std::size_t>(i)];
        ASSERT_EQ(feature["id"], "r" + std::to_string(i));
        const std::string source = feature["properties"]["sources"][0]["ref"];
        ASSERT_EQ(json["sources"][source]["title"]["en"], "Paper " + std::to_string(i / 900));
    }
    ASSERT_EQ(made->first_features.size(), 10U);
    EXPECT_EQ(nlohmann::json::parse(made->first_features[9]), json["features"][9]);
}

TEST_F(LongTable, StopsWhereItIsCancelled) {
    LoadProgress progress;
    progress.cancelled = true;
    const auto made = import_table(table, profile, ground, &progress);
    ASSERT_FALSE(made);
    EXPECT_THAT(in_english(made.error()), HasSubstr("stopped before the end"));
}

/// More errors than are listed one by one.
TEST_F(LongTable, LosesEachRowThatIsWrongAlsoWhereNotAllAreListed) {
    std::string text = "id,lon,lat,day\n";
    constexpr int many = 25'000;
    for (int i = 0; i < many; ++i) text += "r" + std::to_string(i) + (i % 2 == 0 ? ",0,0" : ",65.5,50.25") + ",2021-01-10\n";
    table.table.texts = *csv_from(std::move(text), ',', "long.csv", table.problems);
    profile.source.column.clear();
    const auto made = import_table(table, profile, ground);
    ASSERT_TRUE(made) << in_english(made.error());
    EXPECT_EQ(made->rows, many);
    EXPECT_EQ(made->refused, many / 2);
    EXPECT_EQ(count_of(made->problems, Severity::Error), many / 2);
    EXPECT_EQ(count_of(made->problems, Severity::Warning), 0) << "that no place has a name is said once";
    const auto json = nlohmann::json::parse(made->geojson);
    ASSERT_EQ(json["features"].size(), std::size_t{many / 2});
    for (const auto& feature : json["features"]) ASSERT_NE(feature["geometry"]["coordinates"][0], 0.0) << feature["id"];
    EXPECT_TRUE(std::ranges::any_of(made->changes, [](const ImportChange& change) { return in_english(change.problem).find("names of places") != std::string::npos && change.rows == many / 2; }));
}

TEST_F(LongTable, MayLoseAllItsRows) {
    profile.lat.column = "lon";   // 65.5 degrees north is beyond the boundaries, and allowed
    profile.lon.column = "day";
    const auto made = import_table(table, profile, ground);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->refused, rows);
    EXPECT_EQ(nlohmann::json::parse(made->geojson)["features"].size(), 0U);
    EXPECT_TRUE(made->first_features.empty());
}

}  // namespace
}  // namespace kua
