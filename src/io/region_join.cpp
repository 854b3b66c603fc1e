#include "io/region_join.h"

#include "core/edge.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kua {
namespace {

constexpr std::size_t most_bands = 2048;
constexpr std::size_t edges_per_band = 8;

template <class Use>
void each_ring(const GeoPolygon& polygon, const Use& use) {
    use(polygon.outer);
    for (const auto& hole : polygon.holes) use(hole);
}

std::size_t band_of(double lat, double south, double height, std::size_t count) {
    const double band = std::floor((lat - south) / height);
    return static_cast<std::size_t>(std::clamp(band, 0.0, static_cast<double>(count - 1)));
}

/// Squared distance in degrees of latitude, `stretch` being the cosine of the latitude there: good enough to tell which
/// of two towns is nearer.
double near_measure(LonLat a, LonLat b, double stretch) {
    const double dx = (a.lon_deg - b.lon_deg) * stretch;
    const double dy = a.lat_deg - b.lat_deg;
    return dx * dx + dy * dy;
}

}  // namespace

RegionJoin::RegionJoin(const BoundarySet& set, std::span<const Place> places, Questions questions)
    : set_(set), units_(set.units.size()) {
    for (RegionId unit = 0; unit < units_.size(); ++unit) settlements_.push_back(settlements_within(unit, places));
    for (std::size_t i = 0; i < units_.size(); ++i)
        for (const GeoPolygon& polygon : set.units[i].shape)
            if (!polygon.outer.empty()) units_[i].push_back(prepared(polygon));
    if (questions == Questions::Many) grid_.emplace(set, [this](LonLat place) { return exact_unit_at(place); });
}

RegionJoin::Piece RegionJoin::prepared(const GeoPolygon& polygon) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Piece piece{.south = infinity, .north = -infinity, .west = infinity, .east = -infinity};
    std::size_t edges = 0;
    each_ring(polygon, [&](const std::vector<LonLat>& ring) {
        edges += ring.size();
        for (const LonLat p : ring) {
            piece.south = std::min(piece.south, p.lat_deg);
            piece.north = std::max(piece.north, p.lat_deg);
            piece.west = std::min(piece.west, p.lon_deg);
            piece.east = std::max(piece.east, p.lon_deg);
        }
    });
    piece.bands.resize(std::clamp<std::size_t>(edges / edges_per_band, 1, most_bands));
    const double height = (piece.north - piece.south) / static_cast<double>(piece.bands.size());
    piece.band_height = height > 0.0 ? height : 1.0;
    const auto band_at = [&](double lat) { return band_of(lat, piece.south, piece.band_height, piece.bands.size()); };
    each_ring(polygon, [&](const std::vector<LonLat>& ring) {
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const Edge edge{ring[i], ring[j]};
            const std::size_t last = band_at(std::max(edge.a.lat_deg, edge.b.lat_deg));
            for (std::size_t band = band_at(std::min(edge.a.lat_deg, edge.b.lat_deg)); band <= last; ++band)
                piece.bands[band].push_back(edge);
        }
    });
    return piece;
}

bool RegionJoin::holds(const Piece& piece, LonLat place) {
    const bool in_box = piece.south <= place.lat_deg && place.lat_deg <= piece.north && piece.west <= place.lon_deg &&
                        place.lon_deg <= piece.east;
    if (!in_box) return false;
    bool inside = false;
    for (const Edge& edge : piece.bands[band_of(place.lat_deg, piece.south, piece.band_height, piece.bands.size())]) {
        if (crosses_ray(edge.a, edge.b, place)) inside = !inside;
    }
    return inside;
}

RegionId RegionJoin::unit_at(LonLat place) const {
    const auto unit = grid_ ? grid_->unit_at(place) : std::nullopt;
    return unit ? *unit : exact_unit_at(place);
}

bool RegionJoin::unit_holds(RegionId unit, LonLat place) const {
    // Outlines may overlap: that another unit is the first one there says nothing.
    return (grid_ && grid_->unit_at(place) == unit) || exactly_holds(unit, place);
}

RegionId RegionJoin::exact_unit_at(LonLat place) const {
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
        if (exactly_holds(static_cast<RegionId>(unit), place)) return static_cast<RegionId>(unit);
    return no_region;
}

bool RegionJoin::exactly_holds(RegionId unit, LonLat place) const {
    return std::any_of(units_[unit].begin(), units_[unit].end(),
                       [&](const Piece& piece) { return holds(piece, place); });
}

bool RegionJoin::has_no_outlines() const {
    return std::all_of(units_.begin(), units_.end(), [](const auto& pieces) { return pieces.empty(); });
}

FoundRegion RegionJoin::find(LonLat place) const {
    FoundRegion found{unit_at(place)};
    if (found.region == no_region || settlements_[found.region].empty()) return found;
    const double stretch = std::cos(place.lat_deg * std::numbers::pi / 180.0);
    double nearest = std::numeric_limits<double>::infinity();
    for (const Settlement& settlement : settlements_[found.region]) {
        const double measure = near_measure(place, settlement.at, stretch);
        if (measure >= nearest) continue;
        nearest = measure;
        found.decided_by = settlement.place;
    }
    if (found.decided_by != nullptr) found.region = found.decided_by->region;
    return found;
}

/// Of a unit that includes others without an outline: the settlements of all of them.
std::vector<RegionJoin::Settlement> RegionJoin::settlements_within(RegionId unit, std::span<const Place> places) const {
    std::vector<RegionId> candidates{unit};
    for (const std::string& code : set_.units[unit].includes) {
        const RegionId included = set_.find_unit(code);
        if (included != no_region && set_.units[included].shape.empty()) candidates.push_back(included);
    }
    std::vector<Settlement> out;
    if (candidates.size() == 1) return out;
    for (const Place& place : places)
        if (std::find(candidates.begin(), candidates.end(), place.region) != candidates.end()) out.push_back({place.at, &place});
    return out;
}

}  // namespace kua
