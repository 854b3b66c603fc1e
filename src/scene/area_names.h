#pragma once

#include "scene/lettering.h"

namespace kua {

/// Writes the names of neighbouring countries, quietly, where they have room.
void name_neighbours(Lettering& lettering);
/// Writes the names of lakes that are large enough at this scale to hold them.
void name_lakes(Lettering& lettering);

}  // namespace kua
