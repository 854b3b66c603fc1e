#pragma once

#include "app/column.h"
#include "app/ui.h"
#include "scene/scene.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kua {

/// The values of a layer as bars, the colours of its classes below them, and the bounds between classes as handles: by
/// dragging or the arrow keys they move, a double click on one takes it away, one elsewhere adds one. The bounds that the
/// user wants now; nothing where they stay. Pre: the scale has values.
[[nodiscard]] std::optional<std::vector<double>> class_histogram(Ui& ui, Column& column, std::string_view id, const ClassScale& scale);

}  // namespace kua
