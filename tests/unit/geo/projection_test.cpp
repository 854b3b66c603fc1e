#include "geo/projection.h"

#include "geo/geodesic.h"
#include "unit/geo/reference.h"

#include <gtest/gtest.h>

#include <atomic>
#include <clocale>
#include <cmath>
#include <random>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace kua {
namespace {

Projection made(const std::string& definition) {
    auto projection = Projection::make(definition);
    EXPECT_TRUE(projection) << in_english(projection.error());
    return std::move(*projection);
}

void expect_cities_at(const Projection& projection, std::span<const MapPoint> wanted) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const MapPoint at = projection.to_map(test::cities[i]);
        EXPECT_NEAR(at.x_m, wanted[i].x_m, 0.0006) << i;
        EXPECT_NEAR(at.y_m, wanted[i].y_m, 0.0006) << i;
    }
}

TEST(Projection, AgreesWithCs2csForUtm) { expect_cities_at(made("EPSG:32642"), test::utm_42n); }

TEST(Projection, AgreesWithCs2csForWebMercator) { expect_cities_at(made("EPSG:3857"), test::web_mercator); }

TEST(Projection, GivesEastingFirstWhereTheCrsSaysNorthingFirst) {
    expect_cities_at(made("EPSG:28412"), test::gauss_kruger_12);
}

TEST(Projection, AgreesWithCctForAlbersFromAProjString) {
    expect_cities_at(
        made("+proj=aea +lat_1=43 +lat_2=53 +lat_0=48 +lon_0=67 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs"),
        test::albers);
}

/// The other spelling takes the way by PROJ's database.
TEST(Projection, FittedOneIsPROJsOwnWayFromWgs84) {
    for (const auto& fitted : {fitted_equal_area(46.5, 40.5, 87.3, 55.5), fitted_equal_area(170, -5, -170, 8)}) {
        const Projection direct = made(fitted);
        const Projection by_database = made(fitted + " +type=crs");
        for (const LonLat place : test::cities) EXPECT_EQ(direct.to_map(place), by_database.to_map(place)) << fitted;
        EXPECT_EQ(direct.name(), by_database.name());
    }
}

TEST(Projection, ComesBackToWhereItStarted) {
    const Projection projection = made(fitted_equal_area(46.5, 40.5, 87.3, 55.5));
    for (const LonLat& city : test::cities) {
        const LonLat back = projection.to_lon_lat(projection.to_map(city));
        EXPECT_NEAR(back.lon_deg, city.lon_deg, 2e-8);
        EXPECT_NEAR(back.lat_deg, city.lat_deg, 2e-8);
    }
}

TEST(Projection, RoundsToAMillimetre) {
    const MapPoint at = made("EPSG:32642").to_map({71.123456789, 51.987654321});
    EXPECT_EQ(at.x_m, std::round(at.x_m * 1000.0) / 1000.0);
    EXPECT_EQ(at.y_m, std::round(at.y_m * 1000.0) / 1000.0);
}

TEST(Projection, HasNoPlaceForWhatIsNotOnEarth) {
    const Projection projection = made("EPSG:32642");
    EXPECT_TRUE(std::isnan(projection.to_map(LonLat{}).x_m));
    EXPECT_TRUE(std::isnan(projection.to_map({71, 95}).x_m));
    EXPECT_FALSE(is_valid(projection.to_lon_lat({1e12, 1e12})));
}

TEST(Projection, TellsItsNameToAReader) {
    EXPECT_EQ(made("EPSG:32642").name(), "WGS 84 / UTM zone 42N");
    EXPECT_EQ(made(fitted_equal_area(46.5, 40.5, 87.3, 55.5)).name(), "Albers equal-area conic");
    EXPECT_EQ(made(fitted_equal_area(-10, -5, 10, 5)).name(), "Lambert azimuthal equal-area");
}

std::string error_of(const std::string& definition) {
    const auto projection = Projection::make(definition);
    return projection ? "" : in_english(projection.error());
}

TEST(Projection, RefusesDegrees) {
    EXPECT_EQ(error_of("EPSG:4326"), "EPSG:4326: not a projected coordinate system: a map needs one in metres");
    EXPECT_NE(error_of("+proj=longlat +datum=WGS84"), "");
}

TEST(Projection, RefusesFeet) {
    EXPECT_EQ(error_of("EPSG:2263"), "EPSG:2263: this coordinate system is not in metres");
}

TEST(Projection, RefusesAHeightOnItsOwn) { EXPECT_NE(error_of("EPSG:5773"), ""); }

TEST(Projection, NamesWhatItDoesNotKnow) {
    EXPECT_EQ(error_of("EPSG:999999").rfind("EPSG:999999: PROJ does not know this projection", 0), 0U);
    EXPECT_NE(error_of("nonsense"), "");
    EXPECT_NE(error_of(""), "");
    EXPECT_NE(error_of("+proj=nothing_like_it"), "");
}

TEST(Projection, SaysThatAGridIsMissing) {
    EXPECT_NE(error_of("+proj=utm +zone=42 +ellps=krass +nadgrids=not_installed.gsb").find("grid"), std::string::npos);
}

/// The longest way between a straight line on the map from place to place and the true parallel.
double sagitta_m(const MapLine& line, const Projection& projection, double lat_deg) {
    double worst_m = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const MapPoint middle{(line[i].x_m + line[i + 1].x_m) / 2, (line[i].y_m + line[i + 1].y_m) / 2};
        const LonLat at = projection.to_lon_lat(middle);
        worst_m = std::max(worst_m, geodesic_distance_m(at, {at.lon_deg, lat_deg}));
    }
    return worst_m;
}

TEST(Projection, BendsALongParallel) {
    const Projection projection = made(fitted_equal_area(46.5, 40.5, 87.3, 55.5));
    const GeoLine parallel{{47, 45}, {87, 45}};
    EXPECT_GT(sagitta_m(projection.to_map(parallel, 90.0), projection, 45), 100'000.0);
    EXPECT_LT(sagitta_m(projection.to_map(parallel), projection, 45), 100.0);
}

TEST(Projection, KeepsTheTrueAreaOfADensifiedCell) {
    const Projection projection = made(fitted_equal_area(46.5, 40.5, 87.3, 55.5));
    const GeoMultiPolygon cell{{{{70, 50}, {71, 50}, {71, 51}, {70, 51}}, {}}};
    // Parallels, not geodesics, bound the cell on the map: 7,892,061,583 m2 with geodesic edges, plus two slivers.
    const MapMultiPolygon shape = projection.to_map(cell, 0.01);
    double twice_m2 = 0.0;
    const auto& ring = shape.at(0).outer;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapPoint a = ring[i];
        const MapPoint b = ring[(i + 1) % ring.size()];
        twice_m2 += a.x_m * b.y_m - b.x_m * a.y_m;
    }
    // A degree cell between parallels on WGS 84 (Snyder 1987, eq. 3-12 and 14-15).
    const double e = std::sqrt(0.00669437999014);
    const auto q = [&](double lat_deg) {
        const double s = std::sin(lat_deg * M_PI / 180.0);
        return (1 - e * e) * (s / (1 - e * e * s * s) - std::log((1 - e * s) / (1 + e * s)) / (2 * e));
    };
    const double truth_m2 = 6378137.0 * 6378137.0 * (q(51) - q(50)) * (M_PI / 180.0) / 2.0;
    EXPECT_NEAR(std::abs(twice_m2) / 2.0 / truth_m2, 1.0, 1e-7);
}

TEST(Projection, CutsAnEdgeAtTheSamePlacesFromBothSides) {
    const Projection projection = made(fitted_equal_area(46.5, 40.5, 87.3, 55.5));
    constexpr unsigned seed = 7;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(46, 88);
    std::uniform_real_distribution<double> lat(40, 56);
    for (int round = 0; round < 200; ++round) {
        const LonLat a{lon(random), lat(random)};
        const LonLat b{lon(random), lat(random)};
        const MapLine there = projection.to_map(GeoLine{a, b}, 0.37);
        MapLine back = projection.to_map(GeoLine{b, a}, 0.37);
        std::reverse(back.begin(), back.end());
        EXPECT_EQ(there, back) << "seed " << seed << " round " << round;
    }
}

TEST(Projection, DropsVerticesThatHaveNoImageAndRingsThatVanish) {
    const Projection stereographic = made("+proj=gnom +lat_0=90 +lon_0=0 +datum=WGS84 +units=m");
    const GeoMultiPolygon shape{{{{0, 60}, {90, 60}, {180, 60}, {-90, -60}}, {}},
                                {{{0, -50}, {10, -50}, {5, -60}}, {}}};
    const MapMultiPolygon projected = stereographic.to_map(shape, 400.0);
    ASSERT_EQ(projected.size(), 1U);
    EXPECT_EQ(projected[0].outer.size(), 3U);
}

TEST(Projection, LeavesEmptyShapesEmpty) {
    const Projection projection = made("EPSG:32642");
    EXPECT_TRUE(projection.to_map(GeoMultiPolygon{}).empty());
    EXPECT_TRUE(projection.to_map(GeoLine{}).empty());
    EXPECT_TRUE(projection.to_map(GeoMultiPolygon{{{}, {}}}).empty());
}

TEST(FittedEqualArea, SetsTheParallelsAtOneAndFiveSixths) {
    EXPECT_EQ(fitted_equal_area(46, 40, 88, 58),
              "+proj=aea +lat_1=43.0000 +lat_2=55.0000 +lat_0=49.0000 +lon_0=67.0000 +x_0=0 +y_0=0 +datum=WGS84 "
              "+units=m +no_defs");
}

TEST(FittedEqualArea, CentresABoxAcrossTheAntimeridian) {
    EXPECT_NE(fitted_equal_area(170, -50, -170, -30).find("+lon_0=180.0000"), std::string::npos);
}

TEST(FittedEqualArea, IsAzimuthalNearTheEquator) {
    EXPECT_EQ(fitted_equal_area(-20, -10, 20, 10).rfind("+proj=laea", 0), 0U);
    EXPECT_EQ(fitted_equal_area(34, 0.5, 42, 5).rfind("+proj=laea", 0), 0U);
}

TEST(FittedEqualArea, IsTheEqualEarthForMoreThanHalfOfIt) {
    EXPECT_EQ(fitted_equal_area(-180, -90, 180, 84),
              "+proj=eqearth +lon_0=0.0000 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs");
    EXPECT_EQ(made(fitted_equal_area(-180, -90, 180, 84)).name(), "Equal Earth");
    EXPECT_NE(fitted_equal_area(-20, -40, 220, 60).find("+lon_0=100.0000"), std::string::npos);
    EXPECT_EQ(fitted_equal_area(19.6, 41, 190.4, 82).rfind("+proj=aea", 0), 0U) << "Russia is no world";
}

TEST(Projection, SaysTheVersionOfPROJToAllThreadsAtOnce) {
    const std::string version = Projection::library_version();
    EXPECT_FALSE(version.empty());
    std::atomic<int> others{0};
    std::vector<std::jthread> askers;
    for (int i = 0; i < 4; ++i)
        askers.emplace_back([&] {
            for (int asked = 0; asked < 50'000; ++asked) others += Projection::library_version() == version ? 0 : 1;
        });
    askers.clear();
    EXPECT_EQ(others.load(), 0);
}

TEST(FittedEqualArea, IsUsableWorldWide) {
    for (double south = -85; south < 80; south += 5)
        EXPECT_TRUE(Projection::make(fitted_equal_area(10, south, 30, south + 8))) << south;
}

}  // namespace
}  // namespace kua
