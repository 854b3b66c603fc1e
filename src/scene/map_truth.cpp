#include "scene/map_truth.h"

#include "geo/geodesic.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace kua {
namespace {

constexpr int samples_a_side = 13;
constexpr int directions = 8;
constexpr double most_told_variation = 10.0;
constexpr double bearable_centre_deg = 5.0;
constexpr double bearable_corner_deg = 30.0;
constexpr double bearable_spread_deg = 10.0;

/// The place under `point`; nothing beyond the edge of the projection, where its inverse answers with places that lie
/// elsewhere on the map.
std::optional<LonLat> place_at(const Projection& projection, MapPoint point, double tolerance_m) {
    const LonLat place = projection.to_lon_lat(point);
    if (!is_valid(place)) return std::nullopt;
    const MapPoint back = projection.to_map(place);
    if (!(std::hypot(back.x_m - point.x_m, back.y_m - point.y_m) <= tolerance_m)) return std::nullopt;
    return place;
}

/// Map length for ground length at `at`, in the direction of the unit vector `towards`.
std::optional<double> local_scale(const Projection& projection, MapPoint at, MapPoint towards, double step_m) {
    const MapPoint from{at.x_m - towards.x_m * step_m / 2, at.y_m - towards.y_m * step_m / 2};
    const MapPoint to{at.x_m + towards.x_m * step_m / 2, at.y_m + towards.y_m * step_m / 2};
    const auto a = place_at(projection, from, 0.1 * step_m);
    const auto b = place_at(projection, to, 0.1 * step_m);
    if (!a || !b) return std::nullopt;
    const double ground_m = geodesic_distance_m(*a, *b);
    return ground_m > 0.0 ? std::optional(step_m / ground_m) : std::nullopt;
}

double step_of(const MapView& map) { return 1e-3 * std::max(map.width_px, map.height_px) * map.metres_per_px; }

/// Degrees clockwise from up, in (-180, 180].
std::optional<double> bearing_at(const Projection& projection, MapPoint at, double tolerance_m) {
    constexpr double step_deg = 1e-3;
    const auto place = place_at(projection, at, tolerance_m);
    if (!place) return std::nullopt;
    const MapPoint south = projection.to_map(LonLat{place->lon_deg, std::max(place->lat_deg - step_deg, -90.0)});
    const MapPoint north = projection.to_map(LonLat{place->lon_deg, std::min(place->lat_deg + step_deg, 90.0)});
    const double x_m = north.x_m - south.x_m;
    const double y_m = north.y_m - south.y_m;
    if (!std::isfinite(x_m) || !std::isfinite(y_m) || (x_m == 0.0 && y_m == 0.0)) return std::nullopt;
    return std::atan2(x_m, y_m) * 180.0 / std::numbers::pi;
}

}  // namespace

double scale_variation(const BaseGeometry& base, const MapView& map) {
    const double step_m = step_of(map);
    const auto centre = local_scale(base.projection, map.centre, {1.0, 0.0}, step_m);
    if (!centre) return 0.0;
    double most = 0.0;
    for (int row = 0; row < samples_a_side; ++row)
        for (int column = 0; column < samples_a_side; ++column) {
            const MapPoint at = to_map(ScreenPoint{map.width_px * column / (samples_a_side - 1),
                                                   map.height_px * row / (samples_a_side - 1)}, map);
            for (int i = 0; i < directions; ++i) {
                const double angle = std::numbers::pi * i / directions;
                const auto scale = local_scale(base.projection, at, {std::cos(angle), std::sin(angle)}, step_m);
                if (scale) most = std::max(most, std::abs(*scale / *centre - 1.0));
            }
        }
    return most;
}

std::string scale_note(const BaseGeometry& base, const MapView& map, const Catalogue& text) {
    const double variation = scale_variation(base, map);
    if (variation <= bearable_scale_variation) return {};
    if (variation > most_told_variation)
        return text("scale varies more than tenfold across this map; the bar is true at its centre");
    const auto percent = static_cast<std::int64_t>(std::ceil(100.0 * variation - 1e-9));
    return text(msg("scale varies by up to {0} across this map; the bar is true at its centre",
                    number_text(percent, text.lang()) + "\u00A0%"));
}

NorthBearing north_bearing(const BaseGeometry& base, const MapView& map) {
    const double tolerance_m = 0.1 * step_of(map);
    NorthBearing north;
    north.centre_deg = bearing_at(base.projection, map.centre, tolerance_m).value_or(0.0);
    north.most_deg = std::abs(north.centre_deg);
    for (const ScreenPoint corner : {ScreenPoint{0.0, 0.0}, ScreenPoint{map.width_px, 0.0},
                                     ScreenPoint{0.0, map.height_px}, ScreenPoint{map.width_px, map.height_px}}) {
        const auto bearing = bearing_at(base.projection, to_map(corner, map), tolerance_m);
        if (!bearing) continue;
        const double apart = std::abs(std::remainder(*bearing - north.centre_deg, 360.0));
        north.most_apart_deg = std::max(north.most_apart_deg, apart);
        north.most_deg = std::max(north.most_deg, std::abs(*bearing));
    }
    return north;
}

bool needs_north_arrow(const NorthBearing& north) {
    return std::abs(north.centre_deg) > bearable_centre_deg || north.most_deg > bearable_corner_deg;
}

bool north_varies(const NorthBearing& north) { return north.most_apart_deg > bearable_spread_deg; }

}  // namespace kua
