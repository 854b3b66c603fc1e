#include "app/buttons.h"

#include "text/numbers.h"

namespace kua {
namespace {

constexpr double corner_px = 6.0;

double middle_baseline(const ScreenBox& box) { return (box.top_px + box.bottom_px) / 2.0 + 4.5; }

}  // namespace

bool filled_button(Ui& ui, std::string_view id, const ScreenBox& box, std::string_view label) {
    const Touch touch = ui.control(id, box);
    Pen pen = ui.pen();
    const Rgba8 ground = touch.held ? ui.theme.third : touch.hovered ? ui.theme.second : ui.theme.ink;
    pen.fill(box, ground, corner_px);
    pen.text({centre_of(box).x_px, middle_baseline(box)}, pen.elided(label, TextStyle::Strong, width_of(box) - 8.0), {TextStyle::Strong, ui.colors.on_ink}, Align::Centre);
    return touch.clicked;
}

bool outlined_button(Ui& ui, std::string_view id, const ScreenBox& box, std::string_view label) {
    const Touch touch = ui.control(id, box);
    Pen pen = ui.pen();
    pen.fill(box, touch.held ? ui.colors.hover : touch.hovered ? ui.theme.chip : ui.theme.panel, corner_px);
    pen.frame(box, {ui.colors.edge, 1.3}, corner_px);
    pen.text({centre_of(box).x_px, middle_baseline(box)}, pen.elided(label, TextStyle::Strong, width_of(box) - 8.0), {TextStyle::Strong, ui.theme.ink}, Align::Centre);
    return touch.clicked;
}

bool text_link(Ui& ui, ScreenPoint at, const Link& link) {
    Pen pen = ui.pen();
    const double width = pen.width(link.words, link.ink.style);
    const double left = at.x_px - (link.align == Align::Left ? 0.0 : link.align == Align::Centre ? width / 2.0 : width);
    if (!link.enabled) {
        pen.text({left, at.y_px}, link.words, {link.ink.style, ui.colors.edge});
        return false;
    }
    const Touch touch = ui.control(link.id, {left - 4.0, at.y_px - 15.0, left + width + 4.0, at.y_px + 6.0});
    pen.text({left, at.y_px}, link.words, {link.ink.style, touch.hovered ? ui.theme.ink : link.ink.color});
    if (touch.hovered) {
        pen.line({left, at.y_px + 2.0}, {left + width, at.y_px + 2.0}, {ui.theme.third});
        ui.cursor(Cursor::Hand);
    }
    return touch.clicked;
}

bool number_link(Ui& ui, std::string_view id, ScreenPoint right_end, std::int64_t number, Ink ink) {
    const std::string words = number_text(number, ui.text.lang());
    const bool clicked = text_link(ui, right_end, {id, words, ink, Align::Right, number > 0});
    if (number > 0) ui.hint(ui.text("List what is counted here"));
    return clicked;
}

bool icon_button(Ui& ui, std::string_view id, const ScreenBox& box, Icon icon, bool on) {
    const Touch touch = ui.control(id, box);
    Pen pen = ui.pen();
    if (on) pen.fill(box, ui.theme.ink, 5.0);
    else if (touch.hovered) pen.fill(box, ui.colors.hover, 5.0);
    draw_icon(pen, icon, centre_of(box), on ? ui.colors.on_ink : ui.theme.second);
    return touch.clicked;
}

}  // namespace kua
