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
    const RegionJoin without_grid(set, {}, RegionJoin::Questions::Few);
    std::uniform_real_distribution<double> lon(45.0, 72.0), lat(40.0, 56.0);
    for (int i = 0; i < 20000; ++i) {
        const LonLat place{lon(random), lat(random)};
        RegionId slow = no_region;
        for (std::size_t unit = 0; unit < set.units.size() && slow == no_region; ++unit)
            if (contains(set.units[unit].shape, place)) slow = static_cast<RegionId>(unit);
        ASSERT_EQ(join.unit_at(place), slow) << place.lon_deg << " " << place.lat_deg;
        ASSERT_EQ(without_grid.unit_at(place), slow) << place.lon_deg << " " << place.lat_deg;
        ASSERT_EQ(without_grid.unit_holds(2, place), join.unit_holds(2, place));
    }
}

TEST(RegionJoin, GivesWhatTheSlowTestGivesAtTheOutlinesToo) {
    std::mt19937 random(7);
    BoundarySet set;
    for (int i = 0; i < 3; ++i)
        set.units.push_back({.code = std::to_string(i), .shape = {star({50.0 + 2 * i, 45.0}, 3.0, random)}});
    // A box whose sides lie on the lines of the grid, and a sliver thinner than a cell.
    set.units.push_back({.code = "box", .shape = {{.outer = {{60, 40}, {60, 50}, {70, 50}, {70, 40}}}}});
    set.units.push_back({.code = "sliver", .shape = {{.outer = {{44, 38}, {71, 52}, {71, 52.001}}}}});
    const RegionJoin join(set);
    const auto expect_same = [&](LonLat place) {
        RegionId slow = no_region;
        for (std::size_t unit = 0; unit < set.units.size(); ++unit) {
            const bool holds = contains(set.units[unit].shape, place);
            if (holds && slow == no_region) slow = static_cast<RegionId>(unit);
            ASSERT_EQ(join.unit_holds(static_cast<RegionId>(unit), place), holds) << place.lon_deg << " " << place.lat_deg;
        }
        ASSERT_EQ(join.unit_at(place), slow) << place.lon_deg << " " << place.lat_deg;
    };
    for (const BoundaryUnit& unit : set.units)
        for (std::size_t i = 0, j = unit.shape[0].outer.size() - 1; i < unit.shape[0].outer.size(); j = i++) {
            const LonLat a = unit.shape[0].outer[j], b = unit.shape[0].outer[i];
            for (int step = 0; step < 40; ++step) {
                const LonLat on{a.lon_deg + (b.lon_deg - a.lon_deg) * step / 40.0, a.lat_deg + (b.lat_deg - a.lat_deg) * step / 40.0};
                for (const double off : {0.0, 1e-12, -1e-12, 1e-7, -1e-7, 0.03, -0.03}) {
                    expect_same({on.lon_deg + off, on.lat_deg});
                    expect_same({on.lon_deg, on.lat_deg + off});
                }
            }
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

TEST(RegionJoin, AsksTheNearestTownWhereAnOutlineIncludesAnotherUnit) {
    BoundarySet set = test::two_regions();
    set.units[0].includes = {"T"};
    set.units.push_back({.code = "T"});
    const std::vector<Place> places{
        {.at = {62, 50}, .region = 0}, {.at = {66, 50}, .region = 2}, {.at = {67, 50}, .region = 1}};
    const RegionJoin join(set, places);
    EXPECT_EQ(join.find({61, 50}).region, 0);
    EXPECT_EQ(join.find({67, 50}).region, 2);
    EXPECT_EQ(join.find({67, 50}).decided_by, &places[1]);
    EXPECT_EQ(join.find({75, 50}).region, 1);
    EXPECT_EQ(join.find({75, 50}).decided_by, nullptr);
    EXPECT_EQ(RegionJoin(set).find({67, 50}).region, 0);
}

}  // namespace
}  // namespace kua
