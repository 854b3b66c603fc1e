#include "app/switches.h"

#include <algorithm>
#include <cmath>

namespace kua {

bool switch_row(Ui& ui, std::string_view id, const ScreenBox& row, std::string_view label, bool on) {
    const Touch touch = ui.control(id, row);
    Pen pen = ui.pen();
    const double middle = std::round(centre_of(row).y_px);
    const ScreenBox track{row.left_px, middle - 6.5, row.left_px + 24.0, middle + 6.5};
    pen.fill(track, on ? ui.theme.ink : touch.hovered ? ui.colors.edge : ui.colors.pale_bar, 6.5);
    pen.disc({on ? track.right_px - 6.5 : track.left_px + 6.5, middle}, 4.7, ui.theme.panel);
    pen.text({row.left_px + 34.0, middle + 4.0}, pen.elided(label, TextStyle::Body, width_of(row) - 34.0), {TextStyle::Body, ui.theme.ink});
    return touch.clicked;
}

std::optional<std::size_t> segments(Ui& ui, const ScreenBox& box, const Segments& content) {
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.chip, 5.0);
    std::optional<std::size_t> clicked;
    const double width = width_of(box) / static_cast<double>(content.words.size());
    for (std::size_t i = 0; i < content.words.size(); ++i) {
        const double left = std::round(box.left_px + width * static_cast<double>(i));
        const ScreenBox part{left, box.top_px, std::round(left + width), box.bottom_px};
        const Touch touch = ui.control(content.id + std::to_string(i), part);
        if (!content.hint.empty()) ui.hint(content.hint);
        const bool chosen = i == content.chosen;
        if (chosen) {
            pen.fill(inset(part, 2.0), ui.theme.panel, 4.0);
            pen.frame(inset(part, 2.0), {ui.theme.line}, 4.0);
        } else if (touch.hovered) {
            pen.fill(inset(part, 2.0), ui.colors.hover, 4.0);
        }
        const TextStyle style = TextStyle::SmallMedium;
        const std::string word = pen.elided(content.words[i], style, width - 6.0);
        pen.text({centre_of(part).x_px, centre_of(part).y_px + 4.0}, word, {style, chosen ? ui.theme.ink : ui.theme.third}, Align::Centre);
        if (touch.clicked && !chosen) clicked = i;
    }
    return clicked;
}

std::optional<int> slider(Ui& ui, const ScreenBox& box, const Slider& content) {
    const Touch touch = ui.control(content.id, {box.left_px - 8.0, box.top_px, box.right_px + 8.0, box.bottom_px});
    Pen pen = ui.pen();
    const double middle = std::round(centre_of(box).y_px);
    const double at = box.left_px + width_of(box) * content.value / std::max(content.steps, 1);
    pen.fill({box.left_px, middle - 2.0, box.right_px, middle + 2.0}, ui.theme.line, 2.0);
    if (content.value > 0) pen.fill({box.left_px, middle - 2.0, at, middle + 2.0}, ui.theme.ink, 2.0);
    pen.disc({at, middle}, touch.hovered || touch.held ? 8.5 : 7.5, ui.theme.ink);
    pen.disc({at, middle}, touch.hovered || touch.held ? 6.5 : 5.7, ui.theme.panel);
    int wanted = content.value + touch.step;
    if (touch.held) wanted = static_cast<int>(std::lround((ui.pointer().x_px - box.left_px) / width_of(box) * content.steps));
    wanted = std::clamp(wanted, 0, content.steps);
    return wanted == content.value ? std::nullopt : std::optional{wanted};
}

}  // namespace kua
