#pragma once

#include "core/geometry.h"
#include "scene/base_geometry.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace kua {

inline constexpr double panel_width_px = 320.0;
inline constexpr double margin_px = 20.0;
inline constexpr double top_bar_px = 44.0;         ///< with one or two lines of the sentence
inline constexpr double sentence_line_px = 16.0;   ///< of each more
inline constexpr double timeline_px = 150.0;
inline constexpr double card_width_px = 344.0;
inline constexpr double marks_width_px = 384.0;
inline constexpr double mark_words_px = marks_width_px - 60.0;   ///< room for words beside the sample marks

inline constexpr double colors_width_px = 256.0;
inline constexpr double color_words_px = colors_width_px - 36.0;   ///< room for words in it, beside a scroll bar

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
    ScreenBox marks_box;   ///< beside it, or above it where the map is narrow
    bool marks_open = true;///< false: the box shows its title only
    ScreenBox colors_box;  ///< above those at the foot, left; empty where the map has no colours
    bool colors_open = true;
    ScreenBox tools;       ///< column of map tools, right
};

/// What stands in the two boxes on the map, and in the bar on top.
struct BoxContent {
    std::size_t margin_rows = 0;       ///< none: there is no such box
    double margin_width_px = 190.0;
    std::size_t mark_rows = 0;         ///< lines of text, some of them the second one of an entry
    double colors_px = 0.0;            ///< height of what the colours' box says below its title; none: there is no such box
    bool colors_open = true;
    std::size_t sentence_lines = 1;
    std::optional<bool> marks_open;    ///< unset: open where there is room for it beside the rest
    bool beside_card = false;          ///< the card is open: there is less room
};
/// For each part the larger of the two; what is no size is as in `now`.
[[nodiscard]] BoxContent largest_of(const BoxContent& before, const BoxContent& now);

[[nodiscard]] Layout layout_of(double width_px, double height_px, const BoxContent& content);

/// Where the card floats: right, beside the tools, as long as it needs and down to the scale bar at most. Where it would
/// lie on `keep_free` (window px) it ends above that, or is on the left where too little of it would be seen: beside the
/// box of colours where that leaves `keep_free` in sight.
[[nodiscard]] ScreenBox card_box(const Layout& layout, double height_px, const ScreenPoint* keep_free);

/// Where a word in passing stands: at the foot of the map, above the boxes that are in its way.
[[nodiscard]] ScreenBox notice_box(const Layout& layout, double width_px);

/// What Fit keeps free on each side of the map, so that no unit lies under `obstacles` (window px).
[[nodiscard]] ScreenBox fit_insets(const Layout& layout, const BaseGeometry& base, const std::vector<ScreenBox>& obstacles);

}  // namespace kua
