#include "app/color_lines.h"

#include "app/fonts.h"

#include <algorithm>

namespace kua {
namespace {

using Kind = ColorLine::Kind;

constexpr double title_px = 17.0;
constexpr double class_px = 20.0;
constexpr double note_px = 15.0;
constexpr double gap_px = 12.0;  // between two legends
constexpr double before_notes_px = 4.0;

void add_words(std::vector<ColorLine>& lines, const ColorLine& like, TextStyle style, const TextMetrics& metrics,
               double width_px) {
    if (like.text.empty()) return;
    const TextLook look = look_of(style);
    for (std::string& words : metrics.wrapped(like.text, look.face, look.size_px, width_px))
        lines.push_back({like.kind, std::move(words), nullptr, like.height_px});
}

}  // namespace

std::vector<ColorLine> color_lines(const Scene& scene, const TextMetrics& metrics, double width_px) {
    std::vector<ColorLine> lines;
    const auto gap = [&] {
        if (!lines.empty()) lines.push_back({Kind::Gap, {}, nullptr, gap_px});
    };
    for (const ClassLegend& legend : scene.colors) {
        gap();
        add_words(lines, {Kind::Title, legend.title, nullptr, title_px}, TextStyle::SmallMedium, metrics, width_px);
        for (const LegendClass& entry : legend.classes) lines.push_back({Kind::Class, entry.text, &entry, class_px, &legend});
        if (!legend.notes.empty()) lines.push_back({Kind::Gap, {}, nullptr, before_notes_px});
        for (const std::string& note : legend.notes)
            add_words(lines, {Kind::Note, note, nullptr, note_px}, TextStyle::Small, metrics, width_px);
    }
    const SizeLegend& sizes = scene.sizes;
    if (sizes.circles.empty()) return lines;
    gap();
    add_words(lines, {Kind::Title, sizes.title, nullptr, title_px}, TextStyle::SmallMedium, metrics, width_px);
    const double labels_px = note_px * static_cast<double>(sizes.circles.size());
    lines.push_back({Kind::Circles, {}, nullptr, std::max(2.0 * sizes.circles.front().radius_px, labels_px) + 16.0});
    add_words(lines, {Kind::Note, sizes.note, nullptr, note_px}, TextStyle::Small, metrics, width_px);
    return lines;
}

double height_of(const std::vector<ColorLine>& lines) {
    double height_px = 0.0;
    for (const ColorLine& line : lines) height_px += line.height_px;
    return height_px;
}

}  // namespace kua
