#include "geo/geodesic.h"
#include "scene/build_scene.h"
#include "text/numbers.h"

#include <cmath>

namespace kua {
namespace {

/// The largest of 1, 2, 5 times a power of ten that is not above `limit`. Pre: limit > 0.
double round_length_below(double limit) {
    const double power = std::pow(10.0, std::floor(std::log10(limit)));
    for (const double step : {5.0, 2.0})
        if (step * power <= limit) return step * power;
    return power;
}

/// Length on the Earth of a level line of `length_px` through the middle of the view; NaN where that is off the map.
double true_length_m(const BaseGeometry& base, const MapView& map, double length_px) {
    const double half_m = length_px / 2 * map.metres_per_px;
    const LonLat left = base.projection.to_lon_lat({map.centre.x_m - half_m, map.centre.y_m});
    const LonLat right = base.projection.to_lon_lat({map.centre.x_m + half_m, map.centre.y_m});
    if (!is_valid(left) || !is_valid(right)) return std::numeric_limits<double>::quiet_NaN();
    return geodesic_distance_m(left, right);
}

std::string length_text(double length_m, const Catalogue& text) {
    if (length_m >= 1000.0) return text(msg("{0} km", number_text(std::llround(length_m / 1000.0), text.lang())));
    if (length_m >= 1.0) return text(msg("{0} m", number_text(std::llround(length_m), text.lang())));
    return text(msg("{0} cm", number_text(std::llround(length_m * 100.0), text.lang())));
}

}  // namespace

/// The text has a no-break space, so that number and unit stay together.
ScaleBar scale_bar(const BaseGeometry& base, const MapView& map, double room_px, const Catalogue& text) {
    const double longest_m = true_length_m(base, map, room_px);
    if (!(longest_m > 0.01)) return {};
    ScaleBar bar;
    bar.length_m = round_length_below(longest_m);
    bar.length_px = room_px * bar.length_m / longest_m;
    for (int i = 0; i < 3; ++i) bar.length_px *= bar.length_m / true_length_m(base, map, bar.length_px);
    bar.text = length_text(bar.length_m, text);
    if (const auto space = bar.text.rfind(' '); space != std::string::npos) bar.text.replace(space, 1, "\u00A0");
    return bar;
}

}  // namespace kua
