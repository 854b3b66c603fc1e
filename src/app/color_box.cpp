#include "app/actions.h"
#include "app/choice_rows.h"
#include "app/color_lines.h"
#include "app/panels.h"
#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

constexpr double head_px = 33.0;
constexpr double pad_px = 14.0;
constexpr double swatch_px = 24.0;
constexpr double scroll_bar_px = 8.0;

/// One colour with its values and how many regions or cells have it; a click lists what is counted there.
void class_row(Ui& ui, AppState& state, const ScreenBox& row, const ColorLine& line, std::size_t number_of_row) {
    const LegendClass& entry = *line.entry;
    const Touch touch = ui.control("color-" + std::to_string(number_of_row), row);
    const bool any = entry.can_be_listed();
    Pen pen = ui.pen();
    if (touch.hovered && any) pen.fill(row, ui.theme.chip, 4.0);
    const double left_px = row.left_px + pad_px - 6.0;
    const ScreenBox swatch{left_px, row.top_px + 4.0, left_px + swatch_px, row.bottom_px - 4.0};
    pen.fill(swatch, entry.color, 2.0);
    pen.frame(swatch, {ui.theme.line}, 2.0);  // bare land and the panel can be alike
    const double baseline_px = row.top_px + 14.0;
    const double number_right_px = row.right_px - 8.0;
    const std::string number = entry.members > 0 ? number_text(entry.members, ui.text.lang()) : std::string{};
    const double words_left_px = swatch.right_px + 9.0;
    const double room_px = number_right_px - pen.width(number, TextStyle::Small) - 8.0 - words_left_px;
    const std::string words = pen.elided(entry.text, TextStyle::Small, room_px);
    pen.text({words_left_px, baseline_px}, words, {TextStyle::Small, ui.theme.ink});
    pen.text({number_right_px, baseline_px}, number, {TextStyle::Small, ui.theme.second}, Align::Right);
    if (words != entry.text)
        ui.hint(entry.text);
    else if (entry.members > 0)
        ui.hint(any ? ui.text("How many regions or cells have this colour; a click lists what is counted in them")
                    : ui.text("How many regions or cells have this colour"));
    if (touch.clicked && any) open_class(state, *line.legend, entry, ui.text);
}

/// Circles that stand on one line, each with a thread to its number.
void draw_circles(Ui& ui, const SizeLegend& sizes, ScreenPoint at) {
    Pen pen = ui.pen();
    const double largest_px = sizes.circles.front().radius_px;
    const double middle_px = at.x_px + largest_px;
    const double top_px = at.y_px + 8.0;
    const double label_left_px = at.x_px + 2.0 * largest_px + 16.0;
    double label_px = top_px;  // the middle of the next label, at least
    for (const SizeLegend::Circle& circle : sizes.circles) {
        const double circle_top_px = top_px + 2.0 * (largest_px - circle.radius_px);
        label_px = std::max(label_px, circle_top_px);
        pen.circle({middle_px, circle_top_px + circle.radius_px}, circle.radius_px, {ui.theme.second, 1.2});
        pen.line({middle_px, circle_top_px}, {label_left_px - 5.0, label_px}, {ui.theme.third, 0.8});
        pen.text({label_left_px, label_px + 4.0}, circle.text, {TextStyle::Small, ui.theme.ink});
        label_px += 15.0;
    }
}

void draw_lines(Ui& ui, AppState& state, const ScreenBox& inner, const std::vector<ColorLine>& lines) {
    Area body(ui, "colors-body", inner, AreaKind::Scrolling);
    Pen pen = ui.pen();
    const double left_px = inner.left_px + pad_px - 1.0;
    const double right_px = inner.right_px - (height_of(lines) > height_of(inner) ? scroll_bar_px : 0.0);
    double y_px = body.top_px();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ColorLine& line = lines[i];
        const ScreenPoint baseline{left_px, y_px + 12.0};
        switch (line.kind) {
            case ColorLine::Kind::Title:
                pen.text(baseline, line.text, {TextStyle::SmallMedium, ui.theme.ink});
                break;
            case ColorLine::Kind::Note:
                pen.text(baseline, line.text, {TextStyle::Small, ui.theme.second});
                break;
            case ColorLine::Kind::Circles:
                draw_circles(ui, state.picture.scene.sizes, {left_px, y_px});
                break;
            case ColorLine::Kind::Class:
                class_row(ui, state, {left_px - 8.0, y_px, right_px - 5.0, y_px + line.height_px}, line, i);
                break;
            case ColorLine::Kind::Gap:
                break;
        }
        y_px += line.height_px;
    }
    body.reach(y_px);
}

void fold_head(Ui& ui, AppState& state, const ScreenBox& box, bool is_open) {
    const Touch touch = ui.control(
        "colors-fold", {box.left_px + 6.0, box.top_px + 5.0, box.right_px - 6.0, box.top_px + head_px - 3.0});
    ui.hint(is_open ? ui.text("Fold what the colours mean") : ui.text("Show what the colours mean"));
    fold_arrow(ui, {box.right_px - 16.0, box.top_px + 17.0}, !is_open, touch.hovered ? ui.theme.ink : ui.colors.edge);
    if (!touch.clicked) return;
    std::optional<bool>& wanted = state.panel.colors_open;
    if (is_open)
        wanted = false;
    else if (wanted)
        wanted.reset();
    else
        wanted = true;  // folded to make way for the card
}

}  // namespace

void color_box(Ui& ui, AppState& state, const Layout& layout, const TextMetrics& metrics) {
    const auto lines = color_lines(state.picture.scene, metrics, color_words_px);
    if (lines.empty()) return;
    const ScreenBox& box = layout.colors_box;
    const Area area(ui, "colors", box, AreaKind::Floating);
    Pen pen = ui.pen();
    pen.fill(box, ui.theme.panel, 6.0);
    if (ui.theme.dark) pen.frame(box, {ui.theme.line}, 6.0);
    const std::string title = state.picture.scene.colors.empty() ? ui.text("Sizes") : ui.text("Colours");
    pen.text({box.left_px + pad_px, box.top_px + 22.0}, title, {TextStyle::Head, ui.theme.second});
    fold_head(ui, state, box, layout.colors_open);
    if (!layout.colors_open) return;
    draw_lines(ui, state, {box.left_px + 1.0, box.top_px + head_px, box.right_px - 1.0, box.bottom_px - 6.0}, lines);
}

}  // namespace kua
