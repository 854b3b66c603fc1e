#pragma once

#include "scene/view_state.h"

#include <array>
#include <string_view>

namespace kua {

/// A page by name; sizes in mm, or px of 1/96 inch for screens.
struct PagePreset {
    std::string_view id;
    double width_px = 0.0;
    double height_px = 0.0;
    double dpi = 96.0;       ///< of pictures on it
    const char* name = "";   ///< for people; in the catalogue
};

inline constexpr double px_per_mm = 96.0 / 25.4;

/// Pages that figures go to: columns of a report, ISO 216 sheets, slides and the web.
[[nodiscard]] const std::array<PagePreset, 11>& page_presets();

/// The preset of that id; null where there is none.
[[nodiscard]] const PagePreset* find_page_preset(std::string_view id);

/// `page` on the preset's sheet, its texts kept.
[[nodiscard]] PageChoice with_preset(PageChoice page, const PagePreset& preset);

}  // namespace kua
