#pragma once

#include "core/vocabulary.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// What the numbers of the map count: "Incidents", "People: affected, at least".
[[nodiscard]] std::string measure_name(const MeasureChoice& measure, const Vocabulary& vocabulary,
                                       const Catalogue& text);

}  // namespace kua
