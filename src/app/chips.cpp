#include "app/chips.h"

#include "app/buttons.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

constexpr double pad_px = 10.0;
constexpr double gap_px = 4.0;
constexpr double height_px = 24.0;

}  // namespace

double chip_width(const Ui& ui, const Chip& content) {
    const Pen pen = ui.pen();
    return std::round(2.0 * pad_px + gap_px + pen.width(content.label, TextStyle::SmallMedium) +
                      pen.width(number_text(content.count, ui.text.lang()), TextStyle::SmallMedium));
}

ChipTouch chip(Ui& ui, ScreenPoint at, const Chip& content) {
    ChipTouch result;
    const ScreenBox box{at.x_px, at.y_px, at.x_px + chip_width(ui, content), at.y_px + height_px};
    result.box = box;
    Pen pen = ui.pen();
    const double number_width = pen.width(number_text(content.count, ui.text.lang()), TextStyle::SmallMedium);
    const double number_left = box.right_px - pad_px - number_width - gap_px / 2.0;
    const Touch touch = ui.control(content.id, {box.left_px, box.top_px, number_left, box.bottom_px});
    ui.hint(content.on ? ui.text("Leave these out") : ui.text("Show these too"));
    result.pressed = touch.pressed;
    result.toggled = touch.clicked;
    const bool filled = content.on && content.count > 0;
    if (filled) pen.fill(box, touch.hovered ? ui.colors.hover : ui.theme.chip, height_px / 2.0);
    else {
        if (touch.hovered) pen.fill(box, ui.theme.chip, height_px / 2.0);
        pen.frame(box, {ui.theme.line, 1.2}, height_px / 2.0);
    }
    const Ink ink{TextStyle::SmallMedium, filled ? ui.theme.ink : ui.theme.third};
    pen.text({box.left_px + pad_px, box.top_px + 16.0}, content.label, ink);
    if (!content.on) {
        const double right = box.left_px + pad_px + pen.width(content.label, ink.style);
        pen.line({box.left_px + pad_px, box.top_px + 12.0}, {right, box.top_px + 12.0}, {ui.theme.third});
    }
    if (content.count > 0)
        result.listed = number_link(ui, content.id + "-number", {box.right_px - pad_px, box.top_px + 16.0}, content.count, ink);
    else pen.text({box.right_px - pad_px, box.top_px + 16.0}, "0", ink, Align::Right);
    return result;
}

ChipTouch tile(Ui& ui, const ScreenBox& box, const Chip& content) {
    ChipTouch result;
    result.box = box;
    Pen pen = ui.pen();
    const Touch touch = ui.control(content.id, {box.left_px, box.top_px + 18.0, box.right_px, box.bottom_px});
    ui.hint(content.on ? ui.text("Leave these out") : ui.text("Show these too"));
    result.pressed = touch.pressed;
    result.toggled = touch.clicked;
    if (content.on) pen.fill(box, touch.hovered ? ui.colors.hover : ui.theme.chip, 4.0);
    else {
        if (touch.hovered) pen.fill(box, ui.theme.chip, 4.0);
        pen.frame(box, {ui.theme.line, 1.2}, 4.0);
    }
    const double middle = centre_of(box).x_px;
    const Rgba8 number_color = content.on ? ui.theme.ink : ui.theme.third;
    const std::string number = number_text(content.count, ui.text.lang());
    if (content.count > 0) {
        result.listed = text_link(ui, {middle, box.top_px + 14.0}, {content.id + "-number", number, {TextStyle::Strong, number_color}, Align::Centre, true});
        ui.hint(ui.text("List what is counted here"));
    } else {
        pen.text({middle, box.top_px + 14.0}, number, {TextStyle::Strong, ui.theme.third}, Align::Centre);
    }
    const std::string label = pen.elided(content.label, TextStyle::Note, width_of(box) - 2.0);
    pen.text({middle, box.top_px + 29.0}, label, {TextStyle::Note, content.on ? ui.theme.second : ui.theme.third}, Align::Centre);
    return result;
}

ChipTouch ChipRows::add(const Chip& content) {
    const double width = chip_width(ui_, content);
    if (left_ > column_.left_px && left_ + width > column_.right_px) {
        column_.gap(5.0);
        row_ = column_.row(24.0);
        left_ = column_.left_px;
    }
    const ChipTouch touch = chip(ui_, {left_, row_.top_px}, content);
    left_ = touch.box.right_px + 5.0;
    return touch;
}

}  // namespace kua
