#include "write/incidents_geojson.h"

#include "support/make_dataset.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace kua {
namespace {

using nlohmann::json;
using test::day;
using test::make_dataset;
using test::Row;

IncidentsFile file_of(const Dataset& data, const Filter& filter = {}) {
    const auto released = release(data, {});
    EXPECT_TRUE(released);
    const Selection selection = select(released->data(), filter, {day("2021-01-01"), day("2021-02-01")});
    return incidents_geojson(*released, selection, std::vector<RecordWords>(selection.rows.size()));
}

json properties_of(const Dataset& data) { return json::parse(file_of(data).geojson)["features"].at(0)["properties"]; }

TEST(IncidentsGeojson, WritesTimesThatNoColumnHasAsDays) {
    Dataset data = make_dataset({{.id = "a", .region = "A"}});
    data.incidents.time_precision[0] = TimePrecision::Hour;
    EXPECT_EQ(properties_of(data)["when"], (json{{"start", "2021-01-10"}, {"precision", "day"}}));
    data.incidents.last_day[0] = data.incidents.last_day[0] + 1;
    EXPECT_EQ(properties_of(data)["when"],
              (json{{"start", "2021-01-10"}, {"end", "2021-01-11"}, {"extent", "throughout"}, {"precision", "range"}}));
}

TEST(IncidentsGeojson, WritesPlacesNoFinerThanTheirCompanyAllows) {
    const auto written = [](PlacePrecision precision, const std::string& region) {
        Row row{.id = "a", .place = precision, .region = region};
        return properties_of(make_dataset({row}))["where"]["precision"].get<std::string>();
    };
    EXPECT_EQ(written(PlacePrecision::Adm2, "A"), "adm1");
    EXPECT_EQ(written(PlacePrecision::Adm2, ""), "country");
    EXPECT_EQ(written(PlacePrecision::Adm1, ""), "country");
    EXPECT_EQ(written(PlacePrecision::NearSettlement, "A"), "unspecified");
    EXPECT_EQ(written(PlacePrecision::Site, "A"), "site");
}

TEST(IncidentsGeojson, LinksASummaryToItsPartsAndLeavesOutOneWithoutParts) {
    const auto data = make_dataset({{.id = "all"}, {.id = "some", .parent = "all"}, {.id = "part", .type = "reprisal.fine", .parent = "some"}});
    const json all = json::parse(file_of(data).geojson)["features"];
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0]["properties"]["links"], (json::array({{{"rel", "contains"}, {"id", "some"}}})));
    EXPECT_EQ(all[2]["properties"]["links"], (json::array({{{"rel", "contains"}, {"id", "part"}}})));
    Filter filter;
    filter.types = {{"liberty.detention"}};
    const IncidentsFile without = file_of(data, filter);
    EXPECT_EQ(json::parse(without.geojson)["features"].size(), 0U);
    EXPECT_EQ(without.without_parts, 2);
}

TEST(IncidentsGeojson, WritesNumbersAsTheyWereRead) {
    Row row{.id = "a", .at = {65.1, 50.123456789}, .region = "A", .counts = {{CountName::Detained, {3, unknown_count, 9}}}};
    const json file = json::parse(file_of(make_dataset({row})).geojson);
    EXPECT_EQ(file["features"][0]["geometry"]["coordinates"], json::array({65.1, 50.123456789}));
    EXPECT_EQ(file["features"][0]["properties"]["counts"], (json{{"detained", {{"min", 3}, {"max", 9}}}}));
    EXPECT_EQ(file["features"][0]["properties"]["where"]["adm1"], "A");
}

}  // namespace
}  // namespace kua
