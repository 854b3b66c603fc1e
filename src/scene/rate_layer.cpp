#include "scene/rate_layer.h"

#include "scene/color_classes.h"
#include "scene/layer_memo.h"
#include "scene/measure_words.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>

namespace kua {
namespace {

Rgba8 color_of(UnitState state, const Theme& theme) {
    if (state == UnitState::SmallDenominator) return blended(theme.land, with_alpha(theme.ink, 70));
    if (state == UnitState::NoData) return blended(theme.land, with_alpha(theme.ink, 26));
    return theme.land;
}

/// All rates, of units without a colour too: classes are made from what there is.
std::vector<double> rates_of(const RateTable& table) {
    std::vector<double> rates;
    for (const RatedUnit& rated : table.units) rates.push_back(rated.rate);
    return rates;
}

std::string denominator_words(const RateDenominator& by, const Catalogue& text) {
    const std::string per = decimal_text(by.per, by.per == std::floor(by.per) ? 0 : 2, text.lang());
    if (by.unit == "person") return text(msg("{0} people", per));
    if (by.unit == "km²") return text(msg("{0} km²", per));
    return per + " " + by.unit;
}

std::string source_note(const RateDenominator& by, const std::string& name, const Catalogue& text) {
    if (by.unit == "km²") return text("Divided by the area of the outlines as drawn.");
    if (by.year == 0) return text(msg("Divided by: {0}.", by.source.empty() ? name : by.source));
    return text(msg("Divided by: {0} ({1}).", by.source.empty() ? name : by.source, std::to_string(by.year)));
}

/// "Turkistan Region with Shymkent" for each polygon that holds more units than its own.
std::string joined_note(const std::vector<RatedUnit>& units, const SceneInput& input) {
    const auto& set = input.data.boundaries.units;
    std::string list;
    for (const RatedUnit& rated : units) {
        if (rated.unit.members.size() < 2) continue;
        std::string others;
        for (std::size_t i = 1; i < rated.unit.members.size(); ++i)
            others += (i > 1 ? ", " : "") + set[rated.unit.members[i]].name.in(input.view.lang);
        const std::string words =
            input.text(msg("{0} with {1}", set[rated.unit.region].name.in(input.view.lang), others));
        list += (list.empty() ? "" : "; ") + words;
    }
    return list.empty() ? list : input.text(msg("Drawn as one: {0}.", list));
}

/// A class of the units that `belongs` takes, and of all that are drawn with them.
template <class Belongs>
LegendClass class_of_units(Rgba8 color, std::string words, const RateLayer& layer, Belongs&& belongs) {
    LegendClass entry{color, std::move(words)};
    for (std::size_t i = 0; i < layer.units.size(); ++i) {
        if (!belongs(i)) continue;
        ++entry.members;
        const auto& members = layer.units[i].unit.members;
        entry.units.insert(entry.units.end(), members.begin(), members.end());
    }
    return entry;
}

void add_state_class(ClassLegend& legend, const RateLayer& layer, UnitState state, std::string words, const Theme& theme) {
    LegendClass entry = class_of_units(color_of(state, theme), std::move(words), layer, [&](std::size_t i) { return layer.units[i].state == state; });
    if (entry.members > 0) legend.classes.push_back(std::move(entry));
}

ClassLegend legend_of(const SceneInput& input, const RateLayer& layer, const ColorClasses& classes,
                      const RateDenominator& by, std::int64_t elsewhere, const Theme& theme) {
    const Catalogue& text = input.text;
    const RateChoice& choice = input.view.rate;
    ClassLegend legend;
    legend.title = text(msg("{0} per {1}", measure_name(input.view.measure, input.data.vocabulary, text),
                            denominator_words(by, text)));
    for (std::size_t i = 0; i < classes.colors.size(); ++i)
        legend.classes.push_back(class_of_units(classes.colors[i], classes.labels[i], layer,
                                                [&](std::size_t k) { return layer.units[k].state == UnitState::Rate && layer.classes[k] == i; }));
    add_state_class(legend, layer, UnitState::None, text("none reported"), theme);
    add_state_class(legend, layer, UnitState::SmallDenominator, "n < " + decimal_text(choice.least_denominator, 0, text.lang()), theme);
    add_state_class(legend, layer, UnitState::NoData, text("no data"), theme);

    legend.scale = class_scale(classes);
    const auto add_note = [&](std::string words) {
        if (!words.empty()) legend.notes.push_back(std::move(words));
    };
    if (input.units != nullptr && input.units->outdated)
        add_note(text(input.units->missing ? translatable("Still counting") : translatable("Still counting: the colours are those of the choice before.")));
    add_note(source_note(by, choice.denominator, text));
    if (choice.smoothed) add_note(text("Smoothed by global empirical Bayes (Marshall 1991)."));
    if (!classes.colors.empty()) add_note(class_note(choice.classes, classes, text));
    add_note(joined_note(layer.units, input));
    if (elsewhere > 0)
        add_note(text(msg_n("{1} incident is known to no region and in no rate.",
                            "{1} incidents are known to no region and in no rate.", elsewhere, number_text(elsewhere, text.lang()))));
    return legend;
}

}  // namespace

std::optional<RateLayer> rate_layer(const SceneInput& input, const Theme& theme) {
    const RateChoice& choice = input.view.rate;
    auto table = input.units != nullptr ? rated_units(input.data, input.units->shown, input.selection.window, choice)
                                        : rated_units(input.data, input.selection, input.view.measure, choice);
    if (!table) return std::nullopt;
    const bool is_shared = input.scale_selection != nullptr;
    const bool is_outdated = input.units != nullptr && input.units->outdated;
    RateChoice same_year = choice;
    same_year.year = table->by.year;
    const auto rates_in = [&](const Selection& selection) {
        const auto rated = rated_units(input.data, selection, input.view.measure, same_year);
        return rates_of(rated ? *rated : *table);
    };
    const auto of_all_days = [&] {
        if (input.units == nullptr) return rates_in(select(input.data, input.view.filter, input.data.span()));
        const auto rated = rated_units(input.data, input.units->all_days, input.selection.window, same_year);
        return rates_of(rated ? *rated : *table);
    };
    std::vector<double> class_values;
    if (is_shared) class_values = rates_in(*input.scale_selection);
    else if (choice.classes.rescaled) class_values = rates_of(*table);
    else class_values = input.memo != nullptr && !is_outdated ? input.memo->rates.of({input.view.filter, input.view.measure, same_year}, of_all_days) : of_all_days();
    const ColorClasses classes = color_classes(class_values, choice.classes, theme, input.text.lang());

    RateLayer layer;
    for (RatedUnit& rated : table->units) {
        if (classes.colors.empty() && rated.state == UnitState::Rate) rated.state = UnitState::None;
        const bool has_class = rated.state == UnitState::Rate;
        layer.classes.push_back(has_class ? color_class_of(rated.rate, classes) : 0);
        layer.colors.push_back(has_class ? classes.colors[layer.classes.back()] : color_of(rated.state, theme));
    }
    layer.units = std::move(table->units);
    layer.legend = legend_of(input, layer, classes, table->by, table->elsewhere, theme);
    return layer;
}

}  // namespace kua
