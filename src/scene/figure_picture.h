#pragma once

#include "scene/figure.h"
#include "scene/map_truth.h"

#include <string>
#include <vector>

namespace kua {

/// One of several maps, in page px from the corner of the room of all of them.
struct PanelPicture {
    std::string words;              ///< title and numbers, on one line
    std::vector<PageItem> items;    ///< title, numbers and the map
};

/// The map of a figure at one size, with what was measured on it.
struct MapPicture {
    MapView map;
    Scene scene;
    NorthBearing north;
    std::string scale_note;
    std::vector<PanelPicture> panels;  ///< empty where there is one map
    std::string panels_note;           ///< why their numbers come to more than the whole; empty where they do not
};

/// The map in a frame of that many page px. `taken`: boxes of the frame, in page px from its corner, that no name may
/// enter.
[[nodiscard]] MapPicture picture(const FigureInput& input, double width_px, double height_px, double zoom,
                                 const std::vector<ScreenBox>& taken = {});

/// What stops a figure that could show none of its units, or none of its incidents that have a point.
[[nodiscard]] std::optional<Error> cannot_be_shown(const FigureInput& input);

}  // namespace kua
