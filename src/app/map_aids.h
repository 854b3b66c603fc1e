#pragma once

#include "app/layout.h"
#include "app/ui.h"
#include "scene/map_truth.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kua {

struct AppState;

/// What a reader of the map has to know of its projection and place: made once the map rests, since it takes milliseconds.
struct MapAids {
    std::optional<MapView> map;                   ///< that they are of; unset: not made yet
    std::shared_ptr<const BaseGeometry> base;     ///< likewise
    Lang lang = Lang::En;
    std::string scale_note;                       ///< empty where the scale bar holds everywhere
    std::optional<NorthBearing> north;            ///< where up is not north
    bool shows_part = false;                      ///< less than half of the land: a locator is needed
    std::vector<std::vector<MapPoint>> outlines;  ///< of the units, coarse, for the locator
};

/// Makes them anew where the map, resting now, is another one.
void update_map_aids(AppState& state, const Catalogue& text);

/// The warning beside the scale bar, the north arrow and the locator, as far as they are needed. `foot_px`: the lowest line
/// that is free at the right edge of the map.
void draw_map_aids(Ui& ui, const AppState& state, const Layout& layout, double foot_px);

}  // namespace kua
