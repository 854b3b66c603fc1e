#include "app/choice_rows.h"
#include "app/class_choice.h"
#include "app/panels.h"
#include "app/switches.h"
#include "app/vision_choice.h"
#include "scene/rate_layer.h"
#include "scene/view_json.h"
#include "text/numbers.h"

#include <algorithm>

namespace kua {
namespace {

constexpr std::size_t most_years = 4;   ///< that have room side by side

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
    const auto by = rate_terms(data, choice, state.picture.window.end);
    if (!by) return name;
    const double per = by->per;
    const std::string number =
        decimal_text(per, per == static_cast<double>(static_cast<std::int64_t>(per)) ? 0 : 2, text.lang());
    if (by->unit == "person") return text(msg("per {0} people", number));
    if (by->unit == "km²") return text(msg("per {0} km²", number));
    return text(msg("per {0} {1}", number, by->unit.empty() ? name : by->unit));
}

void take_number(Ui& ui, AppState& state, Column& column, const NumberRow& row, double& value) {
    if (const auto typed = number_row(ui, column, row, state.panel.numbers[row.id])) value = *typed;
}

/// 0 for the latest, then the last years that there are figures of, and the chosen one in any case.
std::vector<int> offered_years(const Denominator& denominator, std::int64_t chosen) {
    std::vector<int> years;
    for (const auto& [year, values] : denominator.by_year) years.push_back(year);
    if (years.size() > most_years) years.erase(years.begin(), years.end() - static_cast<std::ptrdiff_t>(most_years));
    if (denominator.by_year.contains(static_cast<int>(chosen)) && chosen < years.front()) years.front() = static_cast<int>(chosen);
    years.insert(years.begin(), 0);
    return years;
}

/// The years that the denominator has figures of; the latest up to the last day shown where none is chosen.
void year_choice(Ui& ui, const AppState& state, Column& column, RateChoice& rate) {
    const auto& all = state.dataset()->boundaries.denominators;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Denominator& d) { return d.name == rate.denominator; });
    if (found == all.end() || found->by_year.size() < 2) return;
    const std::vector<int> offered = offered_years(*found, rate.year);
    Segments years{"rate-year", {}, 0};
    years.hint = ui.text("The year of the figures that the rates are divided by; latest: not after the last day shown");
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (offered[i] == rate.year) years.chosen = i;
        years.words.push_back(i == 0 ? ui.text("latest") : std::to_string(offered[i]));
    }
    if (const auto chosen = segments(ui, column.row(26.0), years)) rate.year = offered[*chosen];
    column.gap(4.0);
}

/// What a rate is for, and from which denominator on a region has one.
void rate_numbers(Ui& ui, AppState& state, Column& column) {
    RateChoice& rate = state.view.rate;
    RateChoice usual = rate;
    usual.per = 0.0;
    const auto by = rate_terms(*state.dataset(), usual, state.picture.window.end);
    if (!by) return;
    const std::string unit = by->unit == "person" ? ui.text("people") : by->unit == "km²" ? ui.text("km²") : by->unit;
    take_number(ui, state, column,
                {"rate-per", ui.text("Rate for"), unit, rate.per, 0.001, 1e9, decimal_text(by->per, 0, ui.text.lang()),
                 ui.text("Empty: the usual number")},
                rate.per);
    take_number(ui, state, column,
                {"rate-least", ui.text("Grey below"), unit, rate.least_denominator, 0.001, 1e9, ui.text("none"),
                 ui.text("Regions with fewer are grey: one more case would change their colour")},
                rate.least_denominator);
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
    year_choice(ui, state, column, rate);
    rate_numbers(ui, state, column);
}

/// The size of a cell, or the kernel and how far it reaches.
void surface_numbers(Ui& ui, AppState& state, Column& column) {
    SurfaceChoice& surface = state.view.surface;
    column.gap(4.0);
    if (surface.kind != SurfaceKind::Kernel) {
        take_number(ui, state, column,
                    {"cell", ui.text("Size of a cell"), ui.text("km²"), surface.cell_km2, 0.01, 1e7, ui.text("automatic"),
                     ui.text("Empty: about 150 cells on the land")},
                    surface.cell_km2);
        return;
    }
    const Segments kernels{"kernel", {ui.text("quartic"), "Epanechnikov", "Gauss"}, static_cast<std::size_t>(surface.kernel)};
    if (const auto chosen = segments(ui, column.row(26.0), kernels)) surface.kernel = static_cast<Kernel>(*chosen);
    take_number(ui, state, column,
                {"bandwidth", ui.text("Bandwidth"), ui.text("km"), surface.bandwidth_km, 0.01, most_bandwidth_km, ui.text("automatic"),
                 ui.text("How far an incident reaches. Empty: by rule, as the legend says")},
                surface.bandwidth_km);
}

void surface_choice(Ui& ui, AppState& state, Column& column) {
    SurfaceChoice& surface = state.view.surface;
    group_name(ui, column, ui.text("Land: incidents known well enough"));
    const Segments kinds{"surface",
                         {ui.text("none"), ui.text("hexagons"), ui.text("squares"), ui.text("density")},
                         static_cast<std::size_t>(surface.kind)};
    if (const auto chosen = segments(ui, column.row(26.0), kinds)) surface.kind = static_cast<SurfaceKind>(*chosen);
    if (surface.kind != SurfaceKind::None) surface_numbers(ui, state, column);
}

}  // namespace

void color_section(Ui& ui, AppState& state, Column& column) {
    section_head(ui, column.row(24.0), ui.text("Colours"));
    rate_choice(ui, state, column);
    column.gap(4.0);
    surface_choice(ui, state, column);
    if (!state.view.rate.denominator.empty() || state.view.surface.kind != SurfaceKind::None) {
        column.gap(6.0);
        class_choice(ui, state, column);
    }
    column.gap(4.0);
    vision_choice(ui, state, column);
}

}  // namespace kua
