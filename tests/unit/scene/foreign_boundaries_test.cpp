#include "io/load.h"
#include "scene_fixture.h"

#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>

namespace kua {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Ge;
using testing::Not;

/// Shapefiles that others made for other ends, as the Debian packages r-cran-sf and r-cran-spdata install them.
constexpr const char* counties = "/usr/lib/R/site-library/sf/shape/nc.shp";
constexpr const char* neighbourhoods = "/usr/lib/R/site-library/spData/shapes/columbus.shp";
constexpr const char* world = "/usr/lib/R/site-library/spData/shapes/world.shp";

Dataset loaded(const std::string& shapefile) {
    EXPECT_TRUE(std::filesystem::exists(shapefile)) << "scripts/setup.sh installs the package that has it";
    LoadRequest request;
    request.boundaries = shapefile;
    request.with_incidents = false;
    const auto report = load(request, *find_data_home());
    EXPECT_TRUE(report) << in_english(report.error());
    for (const Problem& problem : report->problems) EXPECT_NE(problem.severity, Severity::Error) << in_english(problem);
    return *report->dataset;
}

std::vector<std::string> names_of(const BoundarySet& set) {
    std::vector<std::string> names;
    for (const BoundaryUnit& unit : set.units) names.push_back(unit.name.in(Lang::En));
    return names;
}

std::vector<std::string> labels_of(const Scene& scene) {
    std::vector<std::string> texts;
    for (const Label& label : test::items_of<Label>(scene)) texts.push_back(label.text);
    return texts;
}

/// How many of the map's units have no shape or leave the box of all of them.
std::int64_t torn_units(const test::SceneWorld& made, double widest_share) {
    const MapBox& all = made.base->unit_bounds;
    return std::count_if(made.base->units.begin(), made.base->units.end(), [&](const MapMultiPolygon& unit) {
        return std::any_of(unit.begin(), unit.end(), [&](const MapPolygon& polygon) {
            const MapBox box = bounds(MapMultiPolygon{polygon});
            return box.max_x_m - box.min_x_m > widest_share * (all.max_x_m - all.min_x_m);
        });
    });
}

TEST(ForeignBoundaries, CountiesHaveTheirNamesCodesAndAnEqualAreaConic) {
    const test::SceneWorld made(loaded(counties));
    EXPECT_EQ(made.data.boundaries.units.size(), 100U);
    EXPECT_THAT(names_of(made.data.boundaries),
                AllOf(Contains("Ashe"), Contains("Currituck"), Contains("New Hanover")));
    EXPECT_NE(made.data.boundaries.find_unit("37009"), no_region) << "the FIPS code of Ashe";
    EXPECT_EQ(made.base->projection.name(), "Albers equal-area conic");
    double area_km2 = 0.0;
    for (const MapMultiPolygon& unit : made.base->units) area_km2 += area_m2(unit) / 1e6;
    EXPECT_NEAR(area_km2, 127'000.0, 3'000.0) << "of the land of North Carolina, whose sounds the file leaves out";
    EXPECT_THAT(labels_of(made.build()), AllOf(Contains("WAKE"), Contains("COLUMBUS"), Contains("CHEROKEE")));
}

TEST(ForeignBoundaries, NeighbourhoodsWithoutNamesStayUnlabelled) {
    const test::SceneWorld made(loaded(neighbourhoods));
    EXPECT_EQ(made.data.boundaries.units.size(), 49U);
    EXPECT_EQ(made.data.boundaries.units[0].code, "1");
    EXPECT_EQ(made.data.boundaries.units[48].name.in(Lang::En), "Unit 49");
    EXPECT_THAT(labels_of(made.build()), testing::IsEmpty()) << "a bare number would read as a count";
}

TEST(ForeignBoundaries, TheWorldIsWholeEqualAreaAndNowhereTorn) {
    const test::SceneWorld made(loaded(world));
    EXPECT_EQ(made.data.boundaries.units.size(), 177U);
    EXPECT_THAT(names_of(made.data.boundaries),
                AllOf(Contains("Fiji"), Contains("Kazakhstan"), Contains("Antarctica")));
    EXPECT_NE(made.data.boundaries.find_unit("KZ"), no_region);
    EXPECT_EQ(made.base->projection.name(), "Equal Earth");
    EXPECT_THAT(made.base->projection.definition(), testing::HasSubstr("+lon_0=0.0000"));
    const auto area_km2 = [&](const char* code) {
        return area_m2(made.base->units[made.data.boundaries.find_unit(code)]) / 1e6;
    };
    EXPECT_NEAR(area_km2("KZ"), 2'725'000.0, 60'000.0);
    EXPECT_NEAR(area_km2("BR"), 8'510'000.0, 100'000.0);
    EXPECT_NEAR(area_km2("RU"), 17'100'000.0, 400'000.0) << "both of its sides of the antimeridian";
    EXPECT_LE(torn_units(made, 0.5), 1) << "only Antarctica goes round";
}

TEST(ForeignBoundaries, TheWorldsCountriesAreNamedOnceAndByTheFilesNames) {
    const test::SceneWorld made(loaded(world));
    const auto labels = labels_of(made.build());
    EXPECT_THAT(labels, AllOf(Contains("BRAZIL"), Contains("RUSSIAN FEDERATION"), Contains("AUSTRALIA")));
    EXPECT_THAT(labels, Not(Contains("RUSSIA"))) << "the name of the shipped neighbour, which the file's unit covers";
}

}  // namespace
}  // namespace kua
