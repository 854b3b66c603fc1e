#pragma once

#include "scene/figure_blocks.h"
#include "scene/figure_picture.h"

namespace kua {

/// A page has at most that many maps.
inline constexpr std::size_t most_panels = 24;

/// The map of a figure in a room of that many page px or, where the view asks for several, a map for each of its groups
/// (scene/view_parts.h): side by side, as large as the room allows, all showing the same land at one scale, with the
/// sizes and classes of the whole view. Their legend has the families and numbers of the whole view, and the kinds of
/// marks and colours of all maps.
[[nodiscard]] MapPicture all_pictures(const FigureInput& input, double width_px, double height_px, const PageStyle& style);

/// What stops a page of several maps: no group, or too many.
[[nodiscard]] std::optional<Error> impossible_multiples(const FigureInput& input);

}  // namespace kua
