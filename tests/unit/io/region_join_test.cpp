#include "io/region_join.h"

#include "support/make_dataset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace kua {
namespace {

/// A star with a hole around `centre`: many edges at every angle.
GeoPolygon star(LonLat centre, double radius, std::mt19937& random) {
    std::uniform_real_distribution<double> reach(0.4, 1.0);
    GeoPolygon polygon;
    for (int i = 0; i < 400; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / 400.0;
        const double r = radius * reach(random);
        polygon.outer.push_back({centre.lon_deg + r * std::cos(angle), centre.lat_deg + r * std::sin(angle)});
    }
    polygon.holes.push_back({{centre.lon_deg - 0.1, centre.lat_deg - 0.1},
                             {centre.lon_deg + 0.2, centre.lat_deg},
                             {centre.lon_deg, centre.lat_deg + 0.2}});
    return polygon;
}

TEST(RegionJoin, GivesWhatTheSlowTestGives) {
    const unsigned seed = 20210110;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    BoundarySet set;
    for (int i = 0; i < 6; ++i) {
        BoundaryUnit unit{.code = std::to_string(i)};
        unit.shape = {star({50.0 + 3 * i, 45.0 + i}, 3.0, random), star({52.0 + 3 * i, 49.0}, 1.0, random)};
        set.units.push_back(unit);
    }
    set.units.push_back({.code = "none"});
    const RegionJoin join(set);
    std::uniform_real_distribution<double> lon(45.0, 72.0), lat(40.0, 56.0);
    for (int i = 0; i < 20000; ++i) {
        const LonLat place{lon(random), lat(random)};
        RegionId slow = no_region;
        for (std::size_t unit = 0; unit < set.units.size() && slow == no_region; ++unit)
            if (contains(set.units[unit].shape, place)) slow = static_cast<RegionId>(unit);
        ASSERT_EQ(join.unit_at(place), slow) << place.lon_deg << " " << place.lat_deg;
    }
}

TEST(RegionJoin, HoldsNothingWithoutOutlines) {
    BoundarySet set;
    set.units.push_back({.code = "none"});
    const RegionJoin join(set);
    EXPECT_TRUE(join.has_no_outlines());
    EXPECT_EQ(join.unit_at({70, 50}), no_region);
    EXPECT_FALSE(RegionJoin(test::two_regions()).has_no_outlines());
}

TEST(RegionJoin, GivesNoRegionForWhatIsNoPlace) {
    const BoundarySet set = test::two_regions();
    EXPECT_EQ(RegionJoin(set).unit_at({}), no_region);
}

TEST(FindRegion, AsksTheNearestTownWhereAnOutlineIncludesAnotherUnit) {
    BoundarySet set = test::two_regions();
    set.units[0].includes = {"T"};
    set.units.push_back({.code = "T"});
    const RegionJoin join(set);
    const std::vector<Place> places{
        {.at = {62, 50}, .region = 0}, {.at = {66, 50}, .region = 2}, {.at = {67, 50}, .region = 1}};
    EXPECT_EQ(find_region(join, places, {61, 50}).region, 0);
    EXPECT_EQ(find_region(join, places, {67, 50}).region, 2);
    EXPECT_EQ(find_region(join, places, {75, 50}).region, 1);
    EXPECT_EQ(find_region(join, {}, {67, 50}).region, 0);
}

}  // namespace
}  // namespace kua
