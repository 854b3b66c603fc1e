#include "scene/place_index.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kua {
namespace {

constexpr double metres_per_deg = 111'195.0;  // of latitude, on a sphere: good enough to choose a name

double distance2_deg2(LonLat a, LonLat b) {
    const double shrink = std::cos(a.lat_deg * std::numbers::pi / 180.0);
    const double dlon = std::remainder(a.lon_deg - b.lon_deg, 360.0) * shrink;
    const double dlat = a.lat_deg - b.lat_deg;
    return dlon * dlon + dlat * dlat;
}

}  // namespace

PlaceIndex::PlaceIndex(const std::vector<Place>& places) : places_(places), by_latitude_(places.size()) {
    std::iota(by_latitude_.begin(), by_latitude_.end(), std::size_t{0});
    std::stable_sort(by_latitude_.begin(), by_latitude_.end(),
                     [&](std::size_t a, std::size_t b) { return places_[a].at.lat_deg < places_[b].at.lat_deg; });
}

std::size_t PlaceIndex::nearest(LonLat at, double reach_m) const {
    const double reach_deg = reach_m / metres_per_deg;
    const auto from = std::lower_bound(by_latitude_.begin(), by_latitude_.end(), at.lat_deg - reach_deg,
                                       [&](std::size_t i, double lat_deg) { return places_[i].at.lat_deg < lat_deg; });
    std::size_t best = no_place;
    double best_deg2 = reach_deg * reach_deg;
    for (auto i = from; i != by_latitude_.end() && places_[*i].at.lat_deg <= at.lat_deg + reach_deg; ++i) {
        const double apart_deg2 = distance2_deg2(at, places_[*i].at);
        if (apart_deg2 > best_deg2 || (apart_deg2 == best_deg2 && best != no_place && *i > best)) continue;
        best = *i;
        best_deg2 = apart_deg2;
    }
    return best;
}

}  // namespace kua
