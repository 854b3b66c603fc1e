#pragma once

#include "app/brush.h"
#include "app/ui.h"

#include <cstdint>
#include <optional>
#include <span>

namespace kua {

/// Incidents by class of people (query/people_class.h) as bars that share the width of the box, the classes from `chosen`
/// on dark. The class that the user wants to begin with: by a click on a bar, or the least of those dragged
/// over. `counts`: one a class.
[[nodiscard]] std::optional<std::size_t> people_histogram(Ui& ui, const ScreenBox& box, BrushState& brush,
                                                          std::span<const std::int64_t> counts, std::size_t chosen);

}  // namespace kua
