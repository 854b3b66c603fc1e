#include "app/choice_rows.h"
#include "app/panels.h"
#include "app/switches.h"
#include "core/palette.h"
#include "scene/color_classes.h"
#include "scene/rate_layer.h"
#include "text/numbers.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

constexpr std::int64_t least_classes = 2;
constexpr std::int64_t most_classes = 9;
constexpr double strip_gap_px = 6.0;

/// The name of a group of choices within the section.
void group_name(Ui& ui, Column& column, std::string_view words) {
    const ScreenBox row = column.row(20.0);
    ui.pen().text({row.left_px, row.top_px + 14.0}, words, {TextStyle::Small, ui.theme.second});
}

/// What a rate by this denominator is for: "per 100,000 people".
std::string rate_words(const std::string& name, const AppState& state, const Catalogue& text) {
    RateChoice choice = state.view.rate;
    choice.denominator = name;
    const Dataset& data = *state.dataset();
    const auto by = rate_denominator(data, choice, state.picture.window.end);
    if (!by) return name;
    const double per = by->per;
    const std::string number =
        decimal_text(per, per == static_cast<double>(static_cast<std::int64_t>(per)) ? 0 : 2, text.lang());
    if (by->unit == "person") return text(msg("per {0} people", number));
    if (by->unit == "km²") return text(msg("per {0} km²", number));
    return text(msg("per {0} {1}", number, by->unit.empty() ? name : by->unit));
}

void rate_choice(Ui& ui, AppState& state, Column& column) {
    RateChoice& rate = state.view.rate;
    group_name(ui, column, ui.text("Regions: rates"));
    if (radio_row(ui, column.row(24.0), "rate-none", ui.text("no colours"), rate.denominator.empty()))
        rate.denominator.clear();
    for (const std::string& name : denominator_names(state.dataset()->boundaries))
        if (radio_row(ui, column.row(24.0), "rate-" + name, rate_words(name, state, ui.text), rate.denominator == name))
            rate.denominator = name;
    if (rate.denominator.empty()) return;
    if (switch_row(ui, "rate-smoothed", column.row(24.0), ui.text("Smoothed (empirical Bayes)"), rate.smoothed))
        rate.smoothed = !rate.smoothed;
    ui.hint(ui.text("Draws rates of small regions towards the overall one, since few cases make them jump"));
}

void surface_choice(Ui& ui, AppState& state, Column& column) {
    SurfaceChoice& surface = state.view.surface;
    group_name(ui, column, ui.text("Land: incidents known well enough"));
    const Segments kinds{"surface",
                         {ui.text("none"), ui.text("hexagons"), ui.text("squares"), ui.text("density")},
                         static_cast<std::size_t>(surface.kind)};
    if (const auto chosen = segments(ui, column.row(26.0), kinds)) surface.kind = static_cast<SurfaceKind>(*chosen);
}

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

/// One choice for the regions and the land.
void class_choice(Ui& ui, AppState& state, Column& column) {
    RateChoice& rate = state.view.rate;
    SurfaceChoice& surface = state.view.surface;
    const ClassChoice before = rate.denominator.empty() ? surface.classes : rate.classes;
    ClassChoice classes = before;
    group_name(ui, column, ui.text("Classes"));
    method_choice(ui, column, classes);
    number_choice(ui, column, classes);
    palette_choice(ui, column, classes);
    if (switch_row(ui, "classes-rescaled", column.row(24.0), ui.text("Classes for the days shown"), classes.rescaled))
        classes.rescaled = !classes.rescaled;
    ui.hint(ui.text("Otherwise for all days of the data, so that a colour keeps its meaning while time moves"));
    if (classes != before) rate.classes = surface.classes = classes;
}

}  // namespace

void color_section(Ui& ui, AppState& state, Column& column) {
    section_head(ui, column.row(24.0), ui.text("Colours"));
    rate_choice(ui, state, column);
    column.gap(4.0);
    surface_choice(ui, state, column);
    if (state.view.rate.denominator.empty() && state.view.surface.kind == SurfaceKind::None) return;
    column.gap(6.0);
    class_choice(ui, state, column);
}

}  // namespace kua
