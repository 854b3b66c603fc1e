#include "geo/geodesic.h"

#include "unit/geo/reference.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kua {
namespace {

GeoMultiPolygon one(std::vector<LonLat> ring) { return {{std::move(ring), {}}}; }

TEST(GeodesicDistance, AgreesWithGeographicLib) {
    for (const test::Inverse& line : test::inverses)
        EXPECT_NEAR(geodesic_distance_m(line.a, line.b), line.distance_m, 1e-6)
            << line.a.lon_deg << ' ' << line.b.lon_deg;
}

TEST(GeodesicDistance, IsZeroFromAPlaceToItself) { EXPECT_EQ(geodesic_distance_m({70, 50}, {70, 50}), 0.0); }

TEST(GeodesicDistance, IsHalfAMeridianFromPoleToPole) {
    EXPECT_NEAR(geodesic_distance_m({10, 90}, {40, -90}), 20003931.458625447, 1e-6);
}

TEST(GeodesicAzimuth, AgreesWithGeographicLibAndCountsFromNorthToEast) {
    for (const test::Inverse& line : test::inverses)
        EXPECT_NEAR(geodesic_azimuth_deg(line.a, line.b), line.azimuth_deg, line.distance_m < 1.0 ? 1e-4 : 1e-9);
}

TEST(GeodesicDestination, AgreesWithGeographicLib) {
    for (const test::Direct& way : test::directs) {
        const LonLat end = geodesic_destination({71.446, 51.1801}, way.azimuth_deg, way.distance_m);
        EXPECT_NEAR(end.lon_deg, way.end.lon_deg, 1e-10);
        EXPECT_NEAR(end.lat_deg, way.end.lat_deg, 1e-10);
    }
}

TEST(GeodesicArea, AgreesWithGeographicLib) {
    for (const test::Area& area : test::areas())
        EXPECT_NEAR(geodesic_area_m2(one(area.ring)) / area.area_m2, 1.0, 1e-9) << area.area_m2;
}

TEST(GeodesicArea, TakesHolesOutWhateverTheirWinding) {
    const std::vector<LonLat> cell{{70, 50}, {71, 50}, {71, 51}, {70, 51}};
    const GeoMultiPolygon whole = one({{69, 49}, {72, 49}, {72, 52}, {69, 52}});
    for (const bool turned : {false, true}) {
        GeoMultiPolygon holed = whole;
        holed[0].holes.push_back(turned ? std::vector<LonLat>(cell.rbegin(), cell.rend()) : cell);
        EXPECT_NEAR(geodesic_area_m2(whole) - geodesic_area_m2(holed), 7892061583.2065, 1.0);
    }
}

TEST(DistanceToOutline, IsWithinAPercentOfTheGeodesicTo100Km) {
    // The nearest place of this long meridian edge lies due east of the place.
    const GeoMultiPolygon shape = one({{71, 40}, {80, 40}, {80, 60}, {71, 60}});
    for (const double lon_deg : {70.99, 70.5, 69.7}) {
        const double truth_m = geodesic_distance_m({lon_deg, 50}, {71, 50});
        EXPECT_NEAR(distance_to_outline_m({lon_deg, 50}, shape) / truth_m, 1.0, 0.01);
    }
}

TEST(DistanceToOutline, CountsFromInsideAndToHolesToo) {
    GeoMultiPolygon shape = one({{60, 40}, {80, 40}, {80, 60}, {60, 60}});
    shape[0].holes.push_back({{70, 50}, {71, 50}, {71, 51}, {70, 51}});
    const double to_hole_m = distance_to_outline_m({69.9, 50.5}, shape);
    EXPECT_NEAR(to_hole_m, geodesic_distance_m({69.9, 50.5}, {70, 50.5}), 80.0);
}

TEST(DistanceToOutline, MeasuresAcrossTheAntimeridian) {
    const GeoMultiPolygon shape = one({{-180, -1}, {-179, -1}, {-179, 1}, {-180, 1}});
    EXPECT_NEAR(distance_to_outline_m({179.9, 0}, shape), geodesic_distance_m({179.9, 0}, {180, 0}), 100.0);
}

TEST(DistanceToOutline, IsInfiniteForAnEmptyShape) { EXPECT_TRUE(std::isinf(distance_to_outline_m({70, 50}, {}))); }

}  // namespace
}  // namespace kua
