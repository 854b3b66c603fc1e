#include "scene/page_presets.h"

#include "core/message.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double print_dpi = 300.0;
constexpr double poster_dpi = 150.0;
constexpr double slide_dpi = 144.0;  // 1920 x 1080 pixels, with type that is read from afar

constexpr PagePreset sheet(std::string_view id, double width_mm, double height_mm, const char* name, double dpi = print_dpi) {
    return {id, width_mm * px_per_mm, height_mm * px_per_mm, dpi, name};
}
constexpr PagePreset screen(std::string_view id, double width_px, double height_px, const char* name, double dpi = 96.0) {
    return {id, width_px, height_px, dpi, name};
}

}  // namespace

const std::array<PagePreset, 11>& page_presets() {
    static constexpr std::array presets{
        sheet("column", 85, 160, translatable("Report column, 85 mm")),
        sheet("width", 170, 130, translatable("Report width, 170 mm")),
        sheet("a4", 210, 297, translatable("A4 upright")),
        sheet("a4-landscape", 297, 210, translatable("A4 across")),
        sheet("a3", 297, 420, translatable("A3 upright")),
        sheet("a3-landscape", 420, 297, translatable("A3 across")),
        screen("slide", 1280, 720, translatable("Slide, 16:9"), slide_dpi),
        screen("square", 1080, 1080, translatable("Square for the web")),
        screen("web", 1200, 675, translatable("Link preview for the web")),
        sheet("poster", 594, 841, translatable("Poster, A1"), poster_dpi),
        screen("default", 1600, 1180, translatable("1600 × 1180 px")),
    };
    return presets;
}

const PagePreset* find_page_preset(std::string_view id) {
    const auto& all = page_presets();
    const auto* found = std::find_if(all.begin(), all.end(), [&](const PagePreset& preset) { return preset.id == id; });
    return found == all.end() ? nullptr : found;
}

PageChoice with_preset(PageChoice page, const PagePreset& preset) {
    page.width_px = preset.width_px;
    page.height_px = preset.height_px;
    page.dpi = preset.dpi;
    return page;
}

}  // namespace kua
