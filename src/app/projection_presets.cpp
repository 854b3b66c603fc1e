#include "app/projection_presets.h"

#include <algorithm>
#include <cmath>

namespace kua {

int utm_zone(double longitude_deg) {
    return std::clamp(static_cast<int>(std::floor((longitude_deg + 180.0) / 6.0)) + 1, 1, 60);
}

std::vector<ProjectionPreset> projection_presets(LonLat centre, const Catalogue& text) {
    const int zone = utm_zone(centre.lon_deg);
    const bool north = centre.lat_deg >= 0.0;
    const std::string code = "EPSG:" + std::to_string((north ? 32600 : 32700) + zone);
    const std::string name = std::to_string(zone) + (north ? "N" : "S");
    const std::string meridian = std::to_string(std::lround(centre.lon_deg));
    return {{"fitted", text("Equal-area conic, fitted"), {}},
            {"equal-earth", text("Equal Earth"), "+proj=eqearth +lon_0=" + meridian + " +datum=WGS84 +units=m"},
            {"mercator", text("Web Mercator (EPSG:3857)"), "EPSG:3857"},
            {"utm", text(msg("UTM zone {0} ({1})", name, code)), code}};
}

}  // namespace kua
