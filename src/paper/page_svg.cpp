#include "paper/page_svg.h"

#include "core/xml_text.h"
#include "paper/svg_canvas.h"

#include <array>
#include <charconv>

namespace kua {
namespace {

std::string number(double value) {
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 3).ptr;
    return {digits.data(), end};
}

}  // namespace

std::string page_svg(const SvgSheet& sheet, const std::function<void(Canvas&)>& paint) {
    SvgCanvas canvas;
    canvas.begin_group("ground");
    canvas.add(std::array<ScreenPoint, 4>{{{0, 0}, {sheet.width_px, 0}, {sheet.width_px, sheet.height_px}, {0, sheet.height_px}}}, true);
    canvas.fill(sheet.ground);
    canvas.end_group();
    paint(canvas);
    constexpr double mm_per_px = 25.4 / 96.0;
    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" "
                      "version=\"1.1\" width=\"" + number(sheet.width_px * mm_per_px) + "mm\" height=\"" +
                      number(sheet.height_px * mm_per_px) + "mm\" viewBox=\"0 0 " + number(sheet.width_px) + " " +
                      number(sheet.height_px) + "\" xml:lang=\"" + xml_text(sheet.language) +
                      "\" role=\"img\" aria-labelledby=\"title description\" font-family=\"Inter, sans-serif\" "
                      "style=\"font-feature-settings:'tnum';white-space:pre\">\n";
    svg += "<title id=\"title\">" + xml_text(sheet.title) + "</title>\n";
    svg += "<desc id=\"description\">" + xml_text(sheet.description) + "</desc>\n";
    if (!sheet.manifest.empty()) svg += "<metadata id=\"kua-figure\">" + xml_text(sheet.manifest) + "</metadata>\n";
    return svg + canvas.elements() + "</svg>\n";
}

}  // namespace kua
