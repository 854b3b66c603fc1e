#pragma once

#include "core/dataset.h"
#include "query/boundary_change.h"
#include "query/selection.h"
#include "text/catalogue.h"

#include <string>

namespace kua {

/// Where the boundaries changed in the selection's window: on which day, how incidents are counted across it, how many
/// cannot be. Empty where they did not. `data` is as `counted_as` made it.
[[nodiscard]] std::string boundary_sentence(const Dataset& data, const Selection& selection, BoundariesAs as,
                                            const Catalogue& text);

}  // namespace kua
