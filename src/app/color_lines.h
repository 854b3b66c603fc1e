#pragma once

#include "scene/scene.h"
#include "scene/text_metrics.h"

#include <string>
#include <vector>

namespace kua {

/// One line of the box that says what colours and sizes on the map mean.
struct ColorLine {
    enum class Kind : std::uint8_t { Title, Class, Circles, Note, Gap };
    Kind kind = Kind::Gap;
    std::string text;                    ///< of a Title or Note, broken to the width of the box; of a Class, as it is
    const LegendClass* entry = nullptr;  ///< of a Class
    double height_px = 0.0;
    const ClassLegend* legend = nullptr; ///< of a Class: that it stands in
};

/// What the box says from top to bottom, `width_px` wide; borrows from `scene`. Nothing where the map has neither
/// colours nor circles by size.
[[nodiscard]] std::vector<ColorLine> color_lines(const Scene& scene, const TextMetrics& metrics, double width_px);
[[nodiscard]] double height_of(const std::vector<ColorLine>& lines);

}  // namespace kua
