#pragma once

#include "core/geometry.h"
#include "scene/base_geometry.h"

#include <cstddef>
#include <vector>

namespace kua {

inline constexpr double panel_width_px = 320.0;
inline constexpr double margin_px = 20.0;
inline constexpr double top_bar_px = 44.0;
inline constexpr double timeline_px = 150.0;
inline constexpr double card_width_px = 344.0;
inline constexpr double marks_width_px = 384.0;
inline constexpr double mark_words_px = marks_width_px - 60.0;   ///< room for words beside the sample marks

/// Where the parts of the window lie; px at scale 1 from its top left corner.
struct Layout {
    ScreenBox window;
    ScreenBox panel_head;  ///< name, search
    ScreenBox panel_body;  ///< filters; scrolls
    ScreenBox panel_foot;  ///< the two buttons
    ScreenBox top_bar;
    ScreenBox map;
    ScreenBox timeline;
    ScreenBox margin_box;  ///< "not on a place", bottom left of the map
    ScreenBox marks_box;   ///< beside it
    ScreenBox tools;       ///< column of map tools, right
};

/// What stands in the two boxes on the map.
struct BoxContent {
    std::size_t margin_rows = 0;
    std::size_t mark_rows = 0;     ///< lines of text, some of them the second one of an entry
};
[[nodiscard]] Layout layout_of(double width_px, double height_px, const BoxContent& content);

/// Where the card floats: right, or left where it would lie on `keep_free` (window px).
[[nodiscard]] ScreenBox card_box(const Layout& layout, double height_px, const ScreenPoint* keep_free);

/// What Fit keeps free on each side of the map, so that no unit lies under `obstacles` (window px).
[[nodiscard]] ScreenBox fit_insets(const Layout& layout, const BaseGeometry& base, const std::vector<ScreenBox>& obstacles);

}  // namespace kua
