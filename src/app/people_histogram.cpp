#include "app/people_histogram.h"

#include "query/people_class.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace kua {
namespace {

constexpr double gap_px = 3.0;
constexpr double least_px = 1.5;

/// "5", "10–19", "1,000+".
std::string class_text(std::size_t index, Lang lang) {
    const auto& floors = people_class_floors;
    const std::string floor = number_text(floors[index], lang);
    if (index + 1 == floors.size()) return floor + "+";
    const std::int64_t last = floors[index + 1] - 1;
    return last == floors[index] ? floor : floor + "–" + number_text(last, lang);
}

}  // namespace

std::optional<std::size_t> people_histogram(Ui& ui, const ScreenBox& box, BrushState& brush_state,
                                            std::span<const std::int64_t> counts, std::size_t chosen) {
    if (counts.empty()) return std::nullopt;
    const std::int64_t most = *std::max_element(counts.begin(), counts.end());
    const double step_px = width_of(box) / static_cast<double>(counts.size());
    std::optional<std::size_t> wanted;
    Brush brush(ui, brush_state, "people");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double left_px = box.left_px + step_px * static_cast<double>(i);
        const ScreenBox bar{std::round(left_px), box.top_px, std::round(left_px + step_px), box.bottom_px};
        const Touch touch = ui.pointer_only("people-bar-" + std::to_string(i), bar);
        const std::string number = number_text(counts[i], ui.text.lang());
        ui.hint(i == 0 ? ui.text(msg("No number of people is known. Incidents: {0}", number))
                       : ui.text(msg("Least number of people: {0}. Incidents: {1}", class_text(i, ui.text.lang()), number)));
        Pen pen = ui.pen();
        if (touch.hovered) pen.fill(bar, ui.theme.chip, 3.0);
        const double room_px = box.bottom_px - box.top_px;
        const double height_px =
            counts[i] == 0 ? 0.0 : std::max(least_px, room_px * static_cast<double>(counts[i]) / static_cast<double>(most));
        const Rgba8 color = i >= chosen ? ui.theme.second : ui.colors.pale_bar;
        if (height_px > 0.0)
            pen.fill({bar.left_px + (i == 0 ? 0.0 : gap_px), box.bottom_px - height_px, bar.right_px - gap_px, box.bottom_px}, color, 1.0);
        if (touch.clicked) wanted = i;
        brush.bar(bar, touch.pressed, {std::to_string(i)});
    }
    if (const auto brushed = brush.chosen()) wanted = std::stoul(brushed->front());
    return wanted;
}

}  // namespace kua
