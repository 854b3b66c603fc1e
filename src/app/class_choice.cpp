#include "app/class_choice.h"

#include "app/choice_rows.h"
#include "app/class_histogram.h"
#include "app/switches.h"
#include "core/palette.h"
#include "scene/color_classes.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::int64_t least_classes = 2;
constexpr std::int64_t most_classes = 9;
constexpr double strip_gap_px = 6.0;

/// Three methods of making classes side by side.
struct MethodRow {
    std::string id;
    std::array<ClassMethod, 3> methods;
    std::vector<std::string> words;
};

void method_choice(Ui& ui, Column& column, ClassChoice& classes) {
    const std::array<MethodRow, 2> rows{
        MethodRow{"classes-by",
                  {ClassMethod::NaturalBreaks, ClassMethod::Quantile, ClassMethod::EqualInterval},
                  {ui.text("natural"), ui.text("quantiles"), ui.text("equal steps")}},
        MethodRow{"classes-as",
                  {ClassMethod::StandardDeviation, ClassMethod::Box, ClassMethod::HeadTail},
                  {ui.text("deviations"), ui.text("box"), ui.text("head/tail")}}};
    for (const MethodRow& row : rows) {
        const auto found = std::find(row.methods.begin(), row.methods.end(), classes.method);
        const Segments content{row.id, row.words, static_cast<std::size_t>(found - row.methods.begin())};
        if (const auto chosen = segments(ui, column.row(26.0), content)) classes.method = row.methods[*chosen];
        column.gap(4.0);
    }
}

/// Only for the methods that do not make a number of their own.
void number_choice(Ui& ui, Column& column, ClassChoice& classes) {
    const bool any_number = classes.method == ClassMethod::NaturalBreaks || classes.method == ClassMethod::Quantile ||
                            classes.method == ClassMethod::EqualInterval;
    if (!any_number) return;
    Segments numbers{"classes", {}, static_cast<std::size_t>(classes.count - least_classes)};
    for (std::int64_t n = least_classes; n <= most_classes; ++n) numbers.words.push_back(std::to_string(n));
    if (const auto chosen = segments(ui, column.row(26.0), numbers))
        classes.count = least_classes + static_cast<std::int64_t>(*chosen);
    column.gap(4.0);
}

/// The colours that the map gives to five classes.
std::vector<Rgba8> sample_of(const std::string& palette, const Theme& theme) {
    ClassChoice choice;
    choice.method = ClassMethod::EqualInterval;
    choice.palette = palette;
    return color_classes(std::array{1.0, 2.0, 3.0, 4.0, 5.0}, choice, theme, Lang::En).colors;
}

void palette_choice(Ui& ui, Column& column, ClassChoice& classes) {
    std::vector<const ColorPalette*> offered;
    for (const ColorPalette& one : all_palettes())
        if (one.kind == PaletteKind::Sequential) offered.push_back(&one);
    const ScreenBox row = column.row(24.0);
    const auto n = static_cast<double>(offered.size());
    const double width_px = (width_of(row) - strip_gap_px * (n - 1.0)) / n;
    const auto now = sample_of(classes.palette, ui.theme);
    Pen pen = ui.pen();
    double left_px = row.left_px;
    for (const ColorPalette* one : offered) {
        const ScreenBox strip{left_px, row.top_px + 3.0, left_px + width_px, row.bottom_px - 3.0};
        const Touch touch = ui.control("palette-" + std::string(one->id), strip);
        ui.hint(std::string(one->id) + ", " + std::string(one->source));
        const auto colors = sample_of(std::string(one->id), ui.theme);
        const double step_px = width_px / static_cast<double>(colors.size());
        for (std::size_t i = 0; i < colors.size(); ++i) {
            const double from_px = left_px + step_px * static_cast<double>(i);
            pen.fill({from_px, strip.top_px, from_px + step_px, strip.bottom_px}, colors[i]);
        }
        if (colors == now)
            pen.frame(inset(strip, -2.0), {ui.theme.ink, 1.5}, 3.0);
        else if (touch.hovered)
            pen.frame(inset(strip, -2.0), {ui.colors.edge, 1.2}, 3.0);
        if (touch.clicked) classes.palette = one->id;
        left_px += width_px + strip_gap_px;
    }
}

/// `to` with what was changed from `before` to `after`; the way of making classes only where that was changed.
void take_changes(ClassChoice& to, const ClassChoice& before, const ClassChoice& after) {
    if (after.method != before.method) to.method = after.method;
    to.count = after.count;
    to.palette = after.palette;
    to.rescaled = after.rescaled;
}

/// The values of one layer with their bounds; moving one sets them by hand.
void bounds_choice(Ui& ui, AppState& state, Column& column, ColoredLayer layer, ClassChoice& classes) {
    const auto& legends = state.picture.scene.colors;
    const auto legend = std::find_if(legends.begin(), legends.end(), [&](const ClassLegend& one) { return one.layer == layer; });
    if (legend == legends.end() || legend->scale.values.empty()) return;
    const bool of_regions = layer == ColoredLayer::Regions;
    const auto words = [&](const std::string& text) {
        ui.pen().text({column.left_px, column.row(18.0).top_px + 12.0}, text, {TextStyle::Small, ui.theme.second});
    };
    if (classes.method == ClassMethod::Manual)
        words(of_regions ? ui.text("Regions: bounds set by hand") : ui.text("Land: bounds set by hand"));
    else
        words(of_regions ? ui.text("Regions: drag the bounds") : ui.text("Land: drag the bounds"));
    if (auto bounds = class_histogram(ui, column, of_regions ? "regions" : "land", legend->scale)) {
        classes.method = ClassMethod::Manual;
        classes.bounds = *std::move(bounds);
    }
    column.gap(4.0);
}

}  // namespace

void class_choice(Ui& ui, AppState& state, Column& column) {
    RateChoice& rate = state.view.rate;
    SurfaceChoice& surface = state.view.surface;
    const ClassChoice before = rate.denominator.empty() ? surface.classes : rate.classes;
    ClassChoice classes = before;
    const ScreenBox name = column.row(20.0);
    ui.pen().text({name.left_px, name.top_px + 14.0}, ui.text("Classes"), {TextStyle::Small, ui.theme.second});
    method_choice(ui, column, classes);
    number_choice(ui, column, classes);
    palette_choice(ui, column, classes);
    if (switch_row(ui, "classes-rescaled", column.row(24.0), ui.text("Classes for the days shown"), classes.rescaled))
        classes.rescaled = !classes.rescaled;
    ui.hint(ui.text("Otherwise for all days of the data, so that a colour keeps its meaning while time moves"));
    if (classes != before)
        for (ClassChoice* one : {&rate.classes, &surface.classes}) take_changes(*one, before, classes);
    column.gap(4.0);
    if (!rate.denominator.empty()) bounds_choice(ui, state, column, ColoredLayer::Regions, rate.classes);
    if (surface.kind != SurfaceKind::None) bounds_choice(ui, state, column, ColoredLayer::Land, surface.classes);
}

}  // namespace kua
