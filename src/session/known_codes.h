#pragma once

#include "core/dataset.h"
#include "core/result.h"
#include "scene/view_state.h"

#include <string>
#include <vector>

namespace kua {

/// Each of `wanted` must be one of `known`, so that a slip is an error and not an empty map. The Error names `where` and lists
/// what is known.
[[nodiscard]] Result<Done> all_known(const std::string& where, const std::vector<std::string>& wanted,
                                     const std::vector<std::string>& known);

/// What a filter of types can name: families and types.
[[nodiscard]] std::vector<std::string> type_words(const Vocabulary& vocabulary);
/// The types meant by `wanted`, a family standing for all its types.
[[nodiscard]] std::vector<std::string> expanded_types(const std::vector<std::string>& wanted, const Vocabulary& vocabulary);
/// What a filter of regions can name: units, and the words for none.
[[nodiscard]] std::vector<std::string> region_words(const BoundarySet& set);

/// The years that a denominator has figures of; none where it is of no year, or unknown.
[[nodiscard]] std::vector<std::string> denominator_years(const BoundarySet& set, const std::string& name);

/// `view`, with families in its filter taken apart, where all that it names is in the data: types, regions, the region it
/// fits, the denominator and its year. An Error names `file` and the member: a view made for other data would show
/// less, or other things, than it says.
[[nodiscard]] Result<ViewState> with_known_codes(ViewState view, const std::string& file, const Dataset& data);

}  // namespace kua
