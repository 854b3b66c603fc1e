#include "scene/map_truth.h"
#include "unit/scene/scene_fixture.h"

#include <gmock/gmock.h>
#include <proj.h>

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

using test::SceneWorld;
using testing::HasSubstr;

/// PROJ's own scale factors, from the derivatives of its projection.
class Factors {
public:
    explicit Factors(const std::string& definition)
        : context_(proj_context_create()), proj_(proj_create(context_, definition.c_str())) {}
    Factors(const Factors&) = delete;
    Factors& operator=(const Factors&) = delete;
    ~Factors() {
        proj_destroy(proj_);
        proj_context_destroy(context_);
    }
    [[nodiscard]] PJ_FACTORS at(LonLat p) const {
        return proj_factors(proj_, proj_coord(proj_torad(p.lon_deg), proj_torad(p.lat_deg), 0, 0));
    }

private:
    PJ_CONTEXT* context_;
    PJ* proj_;
};

/// The most that a Tissot semi-axis differs, anywhere in the view, from the scale along the parallel at its centre.
double reference_variation(const SceneWorld& world, const std::string& definition) {
    const Factors factors(definition);
    const double centre = factors.at(world.base->projection.to_lon_lat(world.map.centre)).parallel_scale;
    double most = 0.0;
    for (int row = 0; row <= 40; ++row)
        for (int column = 0; column <= 40; ++column) {
            const MapPoint at = to_map(ScreenPoint{world.map.width_px * column / 40, world.map.height_px * row / 40}, world.map);
            const PJ_FACTORS f = factors.at(world.base->projection.to_lon_lat(at));
            most = std::max({most, std::abs(f.tissot_semimajor / centre - 1), std::abs(f.tissot_semiminor / centre - 1)});
        }
    return most;
}

SceneWorld world_in(const std::string& definition, LonLat centre, double metres_per_px) {
    SceneWorld world;
    world.base = *project_base(world.data, definition);
    world.map = {world.base->projection.to_map(centre), metres_per_px, 1000, 700};
    return world;
}

TEST(ScaleVariation, IsThatOfProjOnAMercatorWorldMap) {
    const std::string mercator = "+proj=merc +ellps=WGS84";
    const SceneWorld world = world_in(mercator, {0, 0}, 38'000);
    const double wanted = reference_variation(world, mercator);
    EXPECT_GT(wanted, 3.0);  // five times and more at 80 degrees
    EXPECT_NEAR(scale_variation(*world.base, world.map) / wanted, 1.0, 0.01);
    EXPECT_THAT(scale_note(*world.base, world.map, world.text),
                HasSubstr("scale varies by up to " + std::to_string(static_cast<int>(std::ceil(100 * scale_variation(*world.base, world.map))))));
}

TEST(ScaleVariation, IsThatOfProjOnAnEqualAreaMapOfKazakhstan) {
    const std::string albers = "+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +ellps=WGS84";
    const SceneWorld country = world_in(albers, {67, 48}, 3'000);
    const double wanted = reference_variation(country, albers);
    EXPECT_LT(wanted, bearable_scale_variation);
    EXPECT_NEAR(scale_variation(*country.base, country.map), wanted, 0.002);
    EXPECT_EQ(scale_note(*country.base, country.map, country.text), "");
    const SceneWorld continent = world_in(albers, {67, 48}, 7'000);
    EXPECT_NEAR(scale_variation(*continent.base, continent.map) / reference_variation(continent, albers), 1.0, 0.05);
    EXPECT_NE(scale_note(*continent.base, continent.map, continent.text), "");
}

TEST(NorthBearing, IsTheConvergenceOfProj) {
    const std::string utm = "+proj=utm +zone=42 +ellps=WGS84";
    const Factors factors(utm);
    for (const LonLat at : {LonLat{50, 45}, LonLat{69, 45}, LonLat{86, 53}}) {
        const SceneWorld world = world_in(utm, at, 100);
        const double convergence_deg = proj_todeg(factors.at(at).meridian_convergence);
        EXPECT_NEAR(std::abs(north_bearing(*world.base, world.map).centre_deg), std::abs(convergence_deg), 0.01);
    }
    // East of the central meridian, north leans to its side: to the left.
    const SceneWorld east = world_in(utm, {86, 53}, 100);
    EXPECT_LT(north_bearing(*east.base, east.map).centre_deg, -10.0);
    EXPECT_TRUE(needs_north_arrow(north_bearing(*east.base, east.map)));
    const SceneWorld middle = world_in(utm, {69, 45}, 100);
    EXPECT_FALSE(needs_north_arrow(north_bearing(*middle.base, middle.map)));
}

TEST(NorthBearing, SaysWhereTheDirectionVaries) {
    const SceneWorld polar = world_in("+proj=stere +lat_0=90 +lon_0=67 +ellps=WGS84", {67, 80}, 5'000);
    EXPECT_TRUE(north_varies(north_bearing(*polar.base, polar.map)));
    const SceneWorld mercator = world_in("+proj=merc +ellps=WGS84", {67, 48}, 3'000);
    EXPECT_FALSE(north_varies(north_bearing(*mercator.base, mercator.map)));
}

}  // namespace
}  // namespace kua
