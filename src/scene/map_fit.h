#pragma once

#include "scene/build_scene.h"

#include <string>

namespace kua {

/// "outlines accurate to about 5 km" where `metres_per_px` is finer than the boundaries bear and some outline is not
/// exact; empty elsewhere.
[[nodiscard]] std::string outline_note(const BoundarySet& set, double metres_per_px, const Catalogue& text);

}  // namespace kua
