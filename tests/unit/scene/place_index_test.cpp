#include "scene/place_index.h"

#include "geo/geodesic.h"

#include <gtest/gtest.h>

#include <random>

namespace kua {
namespace {

TEST(PlaceIndex, FindsNothingWhereNothingIs) {
    EXPECT_EQ(PlaceIndex({}).nearest({70, 50}, 1e6), no_place);
    const std::vector<Place> far{{.at = {71, 50}}};
    EXPECT_EQ(PlaceIndex(far).nearest({70, 50}, 10'000), no_place);
}

TEST(PlaceIndex, TakesTheFirstOfTheList) {
    const std::vector<Place> twins{{.at = {70, 50}}, {.at = {70, 50}}};
    EXPECT_EQ(PlaceIndex(twins).nearest({70, 50}, 100), 0U);
}

TEST(PlaceIndex, LooksAcrossTheAntimeridian) {
    const std::vector<Place> places{{.at = {-179.99, 60}}};
    EXPECT_EQ(PlaceIndex(places).nearest({179.99, 60}, 5'000), 0U);
}

TEST(PlaceIndex, AgreesWithMeasuringAll) {
    constexpr unsigned seed = 5;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(60, 64);
    std::uniform_real_distribution<double> lat(45, 48);
    std::vector<Place> places(200);
    for (Place& place : places) place.at = {lon(random), lat(random)};
    const PlaceIndex index(places);
    for (int i = 0; i < 200; ++i) {
        const LonLat at{lon(random), lat(random)};
        std::size_t nearest = no_place;
        double nearest_m = 15'000;
        for (std::size_t k = 0; k < places.size(); ++k)
            if (const double m = geodesic_distance_m(at, places[k].at); m < nearest_m) {
                nearest = k;
                nearest_m = m;
            }
        const std::size_t found = index.nearest(at, 15'000);
        if (found == nearest) continue;
        // The index measures on a sphere: near ties and places near the limit may go either way.
        const double found_m = found == no_place ? 15'000 : geodesic_distance_m(at, places[found].at);
        EXPECT_NEAR(found_m, nearest_m, 0.01 * nearest_m) << "seed " << seed << " place " << i;
    }
}

}  // namespace
}  // namespace kua
