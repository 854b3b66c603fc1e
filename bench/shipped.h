#pragma once

#include "io/load.h"
#include "scene/build_scene.h"

#include <memory>

namespace kua::bench {

/// The shipped data with its opening view, ready to paint.
struct Shipped {
    std::shared_ptr<const Dataset> data;
    ViewState view;
    std::shared_ptr<const BaseGeometry> base;
    Selection selection;
    Catalogue text;
    TextMetrics metrics;

    [[nodiscard]] MapView fitted(double width_px, double height_px) const;
    [[nodiscard]] Scene scene(const MapView& map) const;
};

/// Loads it, or ends the program with a sentence on why not.
[[nodiscard]] Shipped shipped();

}  // namespace kua::bench
