#include "scene/map_truth.h"

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

/// Ground metres that a step on the map covers, to the east and to the north.
struct GroundStep {
    double east_m = 0.0;
    double north_m = 0.0;
};

/// Between two places that lie close together: along the WGS 84 ellipsoid's radii of curvature at their middle (Snyder
/// 1987, p. 24-25).
GroundStep ground_between(LonLat a, LonLat b) {
    constexpr double equatorial_radius_m = 6'378'137.0;
    constexpr double eccentricity_squared = 0.006'694'379'990'14;
    constexpr double rad_a_deg = std::numbers::pi / 180.0;
    const double lat = (a.lat_deg + b.lat_deg) / 2.0 * rad_a_deg;
    const double w = 1.0 - eccentricity_squared * std::sin(lat) * std::sin(lat);
    const double across_m = equatorial_radius_m / std::sqrt(w);
    const double along_m = across_m * (1.0 - eccentricity_squared) / w;
    return {std::remainder(b.lon_deg - a.lon_deg, 360.0) * rad_a_deg * across_m * std::cos(lat),
            (b.lat_deg - a.lat_deg) * rad_a_deg * along_m};
}

/// What a step of `step_m` to the right and one up on the map, with `at` in their middle, cover on the ground; by them
/// the scale in every direction (Tissot's indicatrix).
struct GroundSteps {
    GroundStep right, up;
    double step_m = 0.0;

    /// Map length for ground length in the direction of a unit vector; nothing where that is not finite.
    [[nodiscard]] std::optional<double> scale(double x, double y) const {
        const double ground_m = std::hypot(right.east_m * x + up.east_m * y, right.north_m * x + up.north_m * y);
        return ground_m > 0.0 ? std::optional(step_m / ground_m) : std::nullopt;
    }
};
std::optional<GroundSteps> ground_steps(const Projection& projection, MapPoint at, double step_m) {
    const auto place = [&](double x_m, double y_m) { return place_at(projection, {at.x_m + x_m, at.y_m + y_m}, 0.1 * step_m); };
    const double half_m = step_m / 2.0;
    const auto west = place(-half_m, 0.0), east = place(half_m, 0.0), south = place(0.0, -half_m), north = place(0.0, half_m);
    if (!west || !east || !south || !north) return std::nullopt;
    return GroundSteps{ground_between(*west, *east), ground_between(*south, *north), step_m};
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
    const auto at_centre = ground_steps(base.projection, map.centre, step_m);
    const auto centre = at_centre ? at_centre->scale(1.0, 0.0) : std::nullopt;
    if (!centre) return 0.0;
    double most = 0.0;
    for (int row = 0; row < samples_a_side; ++row)
        for (int column = 0; column < samples_a_side; ++column) {
            const MapPoint at = to_map(ScreenPoint{map.width_px * column / (samples_a_side - 1),
                                                   map.height_px * row / (samples_a_side - 1)}, map);
            const auto steps = ground_steps(base.projection, at, step_m);
            for (int i = 0; steps && i < directions; ++i) {
                const double angle = std::numbers::pi * i / directions;
                if (const auto scale = steps->scale(std::cos(angle), std::sin(angle))) most = std::max(most, std::abs(*scale / *centre - 1.0));
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
