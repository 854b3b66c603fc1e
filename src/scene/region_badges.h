#pragma once

#include "scene/lettering.h"
#include "scene/marks.h"

#include <vector>

namespace kua {

/// Gives each badge its place: inside its unit's polygon, near the middle, clear of everything that is taken, with
/// room for the unit's name above it where there is some. Where the unit has no outline, or one too small for a badge
/// at this scale, beside its point and clear of what stands there. Badges never share a place. Takes their room.
void place_badges(Lettering& lettering, std::vector<Mark>& badges);

/// Writes the names of units inside their polygons: above the badge where the unit has one, else near the middle.
void name_regions(Lettering& lettering, const std::vector<Mark>& badges);

}  // namespace kua
