#include "scene/base_geometry.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kua {
namespace {

using test::make_dataset;

GeoMultiPolygon box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}}, {}}};
}

std::shared_ptr<const BaseGeometry> projected(const Dataset& data, const std::string& projection = "") {
    auto base = project_base(data, projection);
    EXPECT_TRUE(base) << in_english(base.error());
    return *base;
}

double length_m(const std::vector<MapLine>& lines) {
    double sum = 0.0;
    for (const MapLine& line : lines)
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            sum += std::hypot(line[i + 1].x_m - line[i].x_m, line[i + 1].y_m - line[i].y_m);
    return sum;
}

TEST(ProjectBase, FitsAnEqualAreaConicToTheUnits) {
    const auto base = projected(make_dataset({}));
    EXPECT_EQ(base->projection.definition(),
              "+proj=aea +lat_1=46.6667 +lat_2=53.3333 +lat_0=50.0000 +lon_0=70.0000 +x_0=0 +y_0=0 +datum=WGS84 "
              "+units=m +no_defs");
    EXPECT_NEAR(area_m2(base->units[0]) / area_m2(base->units[1]), 1.0, 1e-9);
}

TEST(ProjectBase, UsesTheProjectionThatIsAskedFor) {
    EXPECT_EQ(projected(make_dataset({}), "EPSG:32642")->projection.name(), "WGS 84 / UTM zone 42N");
    EXPECT_FALSE(project_base(make_dataset({}), "EPSG:4326"));
}

TEST(ProjectBase, DrawsTheBorderBetweenTwoUnitsOnce) {
    const auto base = projected(make_dataset({}));
    ASSERT_EQ(base->inner_borders.size(), 1U);
    EXPECT_NEAR(length_m(base->inner_borders), 1'112'000, 5'000);  // ten degrees of a meridian
    ASSERT_EQ(base->outer_borders.size(), 1U);
    EXPECT_EQ(base->outer_borders[0].front(), base->outer_borders[0].back());
}

TEST(ProjectBase, BordersRunThroughTheVerticesOfTheShapes) {
    const auto base = projected(make_dataset({}));
    for (const MapPoint p : base->inner_borders[0])
        for (const auto& unit : base->units)
            EXPECT_NE(std::find(unit[0].outer.begin(), unit[0].outer.end(), p), unit[0].outer.end());
}

TEST(ProjectBase, PutsAUnitsCentreWhereThereIsMostRoom) {
    const auto base = projected(make_dataset({}));
    EXPECT_TRUE(contains(base->units[0], base->unit_centres[0].at));
    EXPECT_GT(base->unit_centres[0].clearance_m, 300'000);
}

TEST(ProjectBase, PutsAUnitWithoutOutlineAtItsPoint) {
    Dataset data = make_dataset({});
    data.boundaries.units.push_back({.code = "C", .outline = OutlineQuality::None, .point = LonLat{65, 50}});
    const auto base = projected(data);
    EXPECT_TRUE(base->units[2].empty());
    EXPECT_EQ(base->unit_centres[2].at, base->projection.to_map(LonLat{65, 50}));
    EXPECT_EQ(base->unit_centres[2].clearance_m, 0.0);
}

TEST(ProjectBase, LeavesTheOutlineOfTheCountryToTheCountry) {
    Dataset data = make_dataset({});
    data.base.neighbours.push_back({.name = {{"North", "", ""}}, .shape = box(60, 55, 70, 60)});
    data.base.neighbours.push_back({.name = {{"East", "", ""}}, .shape = box(70, 55, 80, 60)});
    const auto base = projected(data);
    ASSERT_EQ(base->neighbour_borders.size(), 1U);
    EXPECT_NEAR(length_m(base->neighbour_borders), 556'000, 5'000);
    EXPECT_TRUE(base->shores.empty()) << "what is left lies on the edge of the base map or is the country's border";
}

TEST(ProjectBase, DrawsTheCoastOfANeighbour) {
    Dataset data = make_dataset({});
    data.base.neighbours.push_back({.shape = {{{{60, 55}, {70, 55}, {69, 57}, {70, 60}, {60, 60}}, {}}}});
    const auto base = projected(data);
    ASSERT_EQ(base->shores.size(), 1U);
    std::pair ends{base->shores[0].front(), base->shores[0].back()};
    if (ends.first.y_m > ends.second.y_m) std::swap(ends.first, ends.second);
    EXPECT_EQ(ends.first, base->projection.to_map(LonLat{70, 55}));
    EXPECT_EQ(ends.second, base->projection.to_map(LonLat{70, 60}));
}

TEST(ProjectBase, ClosesTheShoresOfLakesAndTheirIslands) {
    Dataset data = make_dataset({});
    data.base.lakes.push_back({.name = {{"Lake", "", ""}}, .shape = box(62, 47, 64, 49)});
    data.base.lakes[0].shape[0].holes.push_back({{62.5, 47.5}, {63, 47.5}, {63, 48}});
    const auto base = projected(data);
    ASSERT_EQ(base->shores.size(), 2U);
    for (const MapLine& shore : base->shores) EXPECT_EQ(shore.front(), shore.back());
    EXPECT_GT(base->lake_centres[0].clearance_m, 0.0);
}

TEST(ProjectBase, NamesANeighbourWhereItIsNearTheUnits) {
    Dataset data = make_dataset({});
    data.base.neighbours.push_back({.name = {{"Long", "", ""}}, .shape = box(30, 55, 80, 60)});
    data.base.neighbours.push_back({.name = {{"Far", "", ""}}, .shape = box(0, 10, 5, 15)});
    const auto base = projected(data);
    EXPECT_GT(base->projection.to_lon_lat(base->neighbour_centres[0].at).lon_deg, 56.0);
    EXPECT_LT(base->neighbour_centres[1].clearance_m, 0.0);
}

TEST(ProjectBase, FitsUnitsAcrossTheAntimeridian) {
    Dataset data = make_dataset({});
    data.boundaries.units[0].shape = box(170, 60, 180, 70);
    data.boundaries.units[1].shape = box(-180, 60, -170, 70);
    const auto base = projected(data);
    EXPECT_LT(base->unit_bounds.max_x_m - base->unit_bounds.min_x_m, 1'200'000);
}

TEST(ProjectBase, FitsIncidentsWhereThereAreNoUnits) {
    Dataset data = make_dataset({{.id = "1", .at = {70, 50}}});
    data.boundaries.units.clear();
    const auto base = projected(data);
    EXPECT_FALSE(is_empty(base->unit_bounds));
    data.incidents.at[0] = LonLat{};
    EXPECT_FALSE(project_base(data, ""));
}

TEST(ProjectBase, ProjectsTheGazetteer) {
    Dataset data = make_dataset({});
    data.places.push_back({.name = {{"Town", "", ""}}, .at = {70, 50}});
    const auto base = projected(data);
    ASSERT_EQ(base->places.size(), 1U);
    EXPECT_NEAR(base->places[0].x_m, 0.0, 0.01);
}

}  // namespace
}  // namespace kua
