#pragma once

#include "scene/build_scene.h"

#include <string>

namespace kua {

/// "outlines accurate to about 5 km" where `map` is finer than the boundaries bear and some outline near it is not
/// exact; empty elsewhere. The number is that of the least accurate unit in view.
[[nodiscard]] std::string outline_note(const BoundarySet& set, const BaseGeometry& base, const MapView& map,
                                       const Catalogue& text);

}  // namespace kua
