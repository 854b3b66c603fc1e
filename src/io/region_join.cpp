#include "io/region_join.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kua {
namespace {

constexpr std::size_t most_bands = 2048;
constexpr std::size_t edges_per_band = 8;

template <class Use>
void each_ring(const GeoMultiPolygon& shape, const Use& use) {
    for (const GeoPolygon& polygon : shape) {
        use(polygon.outer);
        for (const auto& hole : polygon.holes) use(hole);
    }
}

std::size_t band_of(double lat, double south, double height, std::size_t count) {
    const double band = std::floor((lat - south) / height);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(count - 1)));
}

/// Squared distance in degrees of latitude: good enough to tell which of two towns is nearer.
double near_measure(LonLat a, LonLat b) {
    const double stretch = std::cos(a.lat_deg * std::numbers::pi / 180.0);
    const double dx = (a.lon_deg - b.lon_deg) * stretch;
    const double dy = a.lat_deg - b.lat_deg;
    return dx * dx + dy * dy;
}

}  // namespace

RegionJoin::RegionJoin(const BoundarySet& set) : set_(set) {
    units_.reserve(set.units.size());
    for (const BoundaryUnit& unit : set.units) units_.push_back(prepared(unit.shape));
}

RegionJoin::Unit RegionJoin::prepared(const GeoMultiPolygon& shape) {
    Unit unit;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double south = infinity, west = infinity, north = -infinity, east = -infinity;
    std::size_t edges = 0;
    each_ring(shape, [&](const std::vector<LonLat>& ring) {
        edges += ring.size();
        for (const LonLat p : ring) {
            south = std::min(south, p.lat_deg), north = std::max(north, p.lat_deg);
            west = std::min(west, p.lon_deg), east = std::max(east, p.lon_deg);
        }
    });
    if (edges == 0) return unit;
    unit.south = south, unit.north = north, unit.west = west, unit.east = east;
    unit.bands.resize(std::clamp<std::size_t>(edges / edges_per_band, 1, most_bands));
    const double height = (north - south) / static_cast<double>(unit.bands.size());
    unit.band_height = height > 0.0 ? height : 1.0;
    each_ring(shape, [&](const std::vector<LonLat>& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Edge edge{ring[i].lon_deg, ring[i].lat_deg, ring[j].lon_deg, ring[j].lat_deg};
            const std::size_t last =
                band_of(std::max(edge.lat_a, edge.lat_b), south, unit.band_height, unit.bands.size());
            for (auto band = band_of(std::min(edge.lat_a, edge.lat_b), south, unit.band_height, unit.bands.size());
                 band <= last; ++band)
                unit.bands[band].push_back(edge);
        }
    });
    return unit;
}

bool RegionJoin::holds(const Unit& unit, LonLat place) {
    const bool in_box = unit.south <= place.lat_deg && place.lat_deg <= unit.north && unit.west <= place.lon_deg &&
                        place.lon_deg <= unit.east;
    if (!in_box) return false;
    bool inside = false;
    for (const Edge& edge : unit.bands[band_of(place.lat_deg, unit.south, unit.band_height, unit.bands.size())]) {
        if ((edge.lat_a > place.lat_deg) == (edge.lat_b > place.lat_deg)) continue;
        const double crossing =
            edge.lon_a + (place.lat_deg - edge.lat_a) / (edge.lat_b - edge.lat_a) * (edge.lon_b - edge.lon_a);
        if (place.lon_deg < crossing) inside = !inside;
    }
    return inside;
}

RegionId RegionJoin::unit_at(LonLat place) const {
    const auto found = std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return holds(unit, place); });
    return found == units_.end() ? no_region : static_cast<RegionId>(found - units_.begin());
}

bool RegionJoin::unit_holds(RegionId unit, LonLat place) const { return holds(units_[unit], place); }

bool RegionJoin::has_no_outlines() const {
    return std::all_of(units_.begin(), units_.end(), [](const Unit& unit) { return unit.bands.empty(); });
}

FoundRegion find_region(const RegionJoin& join, const std::vector<Place>& places, LonLat at) {
    FoundRegion found{join.unit_at(at)};
    if (found.region == no_region) return found;
    const BoundarySet& set = join.set();
    std::vector<RegionId> candidates{found.region};
    for (const std::string& code : set.units[found.region].includes) {
        const RegionId included = set.find_unit(code);
        if (included != no_region && set.units[included].shape.empty()) candidates.push_back(included);
    }
    if (candidates.size() == 1) return found;
    double nearest = std::numeric_limits<double>::infinity();
    for (const Place& place : places) {
        if (std::find(candidates.begin(), candidates.end(), place.region) == candidates.end()) continue;
        const double measure = near_measure(at, place.at);
        if (measure >= nearest) continue;
        nearest = measure;
        found = {place.region, &place};
    }
    return found;
}

}  // namespace kua
