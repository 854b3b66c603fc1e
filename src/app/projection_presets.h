#pragma once

#include "core/geometry.h"
#include "text/catalogue.h"

#include <string>
#include <vector>

namespace kua {

/// A projection to choose by name.
struct ProjectionPreset {
    std::string id;
    std::string label;
    std::string definition;  ///< as in MapChoice::projection; empty: fitted to the regions
};
/// The few that most maps are drawn in; those that need a place to lie around take `centre`.
[[nodiscard]] std::vector<ProjectionPreset> projection_presets(LonLat centre, const Catalogue& text);

/// The zone of the Universal Transverse Mercator grid that holds `longitude_deg`, 1 to 60; without the exceptions of
/// Norway and Svalbard.
[[nodiscard]] int utm_zone(double longitude_deg);

}  // namespace kua
