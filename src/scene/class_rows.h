#pragma once

#include "query/selection.h"
#include "scene/record_places.h"
#include "scene/scene.h"

#include <vector>

namespace kua {

/// The rows of `selection` that are counted in the units or cells of a class of `legend`, in table order: summaries of a unit are
/// among them, too. Looks at each row. Pre: `places` are of the data and base that the legend was made of.
[[nodiscard]] std::vector<RowId> rows_of_class(const ClassLegend& legend, const LegendClass& wanted, const Selection& selection,
                                               const RecordPlaces& places);

}  // namespace kua
