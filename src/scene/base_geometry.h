#pragma once

#include "core/dataset.h"
#include "core/result.h"
#include "geo/projection.h"

#include <memory>
#include <string>
#include <vector>

namespace kua {

/// The still part of the map, projected once: units, borders, neighbours, water.
struct BaseGeometry {
    Projection projection;
    std::vector<MapMultiPolygon> units;    ///< by RegionId; empty where the unit has no outline
    std::vector<InnerPlace> unit_centres;  ///< roomiest place of each unit; at its point where it has no outline
    std::vector<MapMultiPolygon> neighbours;
    std::vector<MapMultiPolygon> lakes;
    std::vector<MapLine> rivers;
    std::vector<MapLine> inner_borders;         ///< edges that two units share, once each
    std::vector<MapLine> outer_borders;         ///< edges of one unit only: the country's outline
    std::vector<MapLine> neighbour_borders;     ///< edges between neighbouring countries
    std::vector<MapLine> shores;                ///< of lakes, and the neighbours' coasts
    std::vector<InnerPlace> neighbour_centres;  ///< where a name has room near the units; clearance < 0: nowhere
    std::vector<InnerPlace> lake_centres;       ///< likewise, of lakes with a name
    std::vector<MapPoint> places;               ///< of Dataset::places
    MapBox unit_bounds;                         ///< of units without outline, their points
    std::vector<std::string> unit_codes;        ///< by RegionId
    double finest_metres_per_px = 0.0;          ///< that the units' outlines bear; 0 where not said
};

/// Projects the base of `data` by `projection`; empty means the equal-area conic fitted to the units.
[[nodiscard]] Result<std::shared_ptr<const BaseGeometry>> project_base(const Dataset& data,
                                                                       const std::string& projection);

}  // namespace kua
