#pragma once

#include "query/counts.h"
#include "scene/view_state.h"
#include "text/catalogue.h"

#include <string>
#include <vector>

namespace kua {

/// A view narrowed to one group of what it shows.
struct ViewPart {
    std::string key;    ///< as in CountRow
    std::string label;  ///< in the catalogue's language: "Almaty Region", "4 to 10 January 2021"
    ViewState view;
};

/// `view` cut by type, family, unit or time, in the order of count_by; a part shows the incidents of its row there, and
/// has its numbers. The map of a unit fits that unit. Groups that hold nothing are left out, save those of time
/// between the first and the last. Pre: `by` is Type, Family, Region, Day, Week or Month.
[[nodiscard]] std::vector<ViewPart> view_parts(const ViewState& view, const Dataset& data, GroupBy by,
                                               const Catalogue& text);

}  // namespace kua
