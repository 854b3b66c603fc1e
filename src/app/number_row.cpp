#include "app/number_row.h"

#include "text/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kua {
namespace {

constexpr double field_px = 92.0;

/// Nothing where it is no number; 0 where it is empty.
std::optional<double> number_in(std::string text) {
    std::erase_if(text, [](char c) { return c == ' '; });
    if (text.empty()) return 0.0;
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string plain(double value) {
    if (value == 0.0) return {};
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 7).ptr};
}

std::string bounds_text(const NumberRow& content, const Catalogue& text) {
    const auto words = [&](double value) { return decimal_text(value, value < 1.0 && value > 0.0 ? 2 : 0, text.lang()); };
    return text(msg("A number from {0} to {1}", words(content.least), words(content.most)));
}

}  // namespace

std::optional<double> number_row(Ui& ui, Column& column, const NumberRow& content, NumberField& field) {
    if (field.seen != content.value) {  // chosen elsewhere: by undo, by a view file
        field.seen = content.value;
        field.typed = plain(content.value);
        field.wrong = false;
    }
    const ScreenBox row = column.row(30.0);
    const double unit_px = content.unit.empty() ? 0.0 : ui.pen().width(content.unit, TextStyle::Body) + 8.0;
    const ScreenBox box{row.right_px - field_px - unit_px, row.top_px + 2.0, row.right_px - unit_px, row.bottom_px - 2.0};
    Pen pen = ui.pen();
    const double baseline_px = row.top_px + 19.0;
    pen.text({row.left_px, baseline_px}, pen.elided(content.label, TextStyle::Body, box.left_px - row.left_px - 8.0), {TextStyle::Body, ui.theme.ink});
    pen.text({row.right_px, baseline_px}, content.unit, {TextStyle::Body, ui.theme.second}, Align::Right);
    const FieldTouch touch = ui.field(content.id, box, field.typed, content.automatic);
    ui.hint(content.hint);
    std::optional<double> taken;
    if (touch.entered || touch.left) {
        const auto value = number_in(field.typed);
        const bool is_good = value && (*value == 0.0 || (*value >= content.least && *value <= content.most));
        field.wrong = !is_good;
        if (is_good && *value != content.value) taken = *value;
    }
    if (field.wrong)
        pen.text({row.left_px, column.row(17.0).top_px + 12.0}, bounds_text(content, ui.text), {TextStyle::SmallMedium, ui.theme.ink});
    return taken;
}

}  // namespace kua
