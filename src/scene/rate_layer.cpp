#include "scene/rate_layer.h"

#include "geo/geodesic.h"
#include "scene/color_classes.h"
#include "scene/map_layers.h"
#include "scene/measure_words.h"
#include "stats/rates.h"
#include "text/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kua {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double default_per(const std::string& unit) {
    if (unit == "person") return 100'000.0;
    return unit == "km²" ? 10'000.0 : 1'000.0;
}

RateDenominator land_area(const BoundarySet& set) {
    RateDenominator area{{}, "km²", {}, 0, 1.0};
    for (const BoundaryUnit& unit : set.units)
        area.values.push_back(unit.shape.empty() ? nan : geodesic_area_m2(unit.shape) / 1e6);
    return area;
}

/// The year wanted, else the latest up to `last`, else the first there is.
int year_of(const Denominator& denominator, std::int64_t wanted, Day last) {
    if (wanted > 0 && denominator.by_year.contains(static_cast<int>(wanted))) return static_cast<int>(wanted);
    int year = denominator.by_year.begin()->first;
    for (const auto& [known, values] : denominator.by_year)
        if (known <= civil_date(last).year) year = known;
    return year;
}

/// Number and denominator of each polygon, its members' added up.
struct PolygonCounts {
    std::vector<double> counts;
    std::vector<double> denominators;
};

PolygonCounts polygon_counts(const std::vector<DrawnUnit>& drawn, const std::vector<double>& values,
                             const RateDenominator& by) {
    PolygonCounts sums;
    for (const DrawnUnit& unit : drawn) {
        double count = 0.0;
        double denominator = 0.0;
        for (const RegionId member : unit.members) {
            count += values[member];
            // A member without outline lies in the polygon's land, so that it adds people but no area.
            if (by.unit != "km²" || member == unit.region) denominator += by.values[member];
        }
        sums.counts.push_back(count);
        sums.denominators.push_back(denominator);
    }
    return sums;
}

std::vector<double> rates_of(const PolygonCounts& sums, const RateDenominator& by, bool smoothed) {
    if (smoothed) return empirical_bayes_rates(sums.counts, sums.denominators, by.per).values;
    std::vector<double> rates;
    for (std::size_t i = 0; i < sums.counts.size(); ++i)
        rates.push_back(rate(sums.counts[i], sums.denominators[i], by.per));
    return rates;
}

UnitState state_of(const DrawnUnit& unit, double count, double denominator, const RateChoice& choice,
                   const std::vector<RegionId>& unobserved) {
    const auto is_unobserved = [&](RegionId member) {
        return std::find(unobserved.begin(), unobserved.end(), member) != unobserved.end();
    };
    if (std::any_of(unit.members.begin(), unit.members.end(), is_unobserved)) return UnitState::NotObserved;
    switch (rate_state(count, denominator, choice.least_denominator)) {
        case RateState::NoData: return UnitState::NoData;
        case RateState::SmallDenominator: return UnitState::SmallDenominator;
        case RateState::Known: break;
    }
    return count == 0.0 && !choice.smoothed ? UnitState::None : UnitState::Rate;
}

Rgba8 color_of(UnitState state, const Theme& theme) {
    if (state == UnitState::SmallDenominator) return blended(theme.land, with_alpha(theme.ink, 70));
    if (state == UnitState::NoData) return blended(theme.land, with_alpha(theme.ink, 26));
    return theme.land;
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

void add_state_class(ClassLegend& legend, const std::vector<RatedUnit>& units, UnitState state, std::string words,
                     const Theme& theme) {
    LegendClass entry{color_of(state, theme), std::move(words), {}, 0};
    for (const RatedUnit& rated : units) {
        if (rated.state != state) continue;
        ++entry.members;
        entry.rows.insert(entry.rows.end(), rated.rows.begin(), rated.rows.end());
    }
    std::sort(entry.rows.begin(), entry.rows.end());
    if (entry.members > 0) legend.classes.push_back(std::move(entry));
}

ClassLegend legend_of(const SceneInput& input, const std::vector<RatedUnit>& units, const ColorClasses& classes,
                      const RateDenominator& by, const std::vector<RowId>& elsewhere, const Theme& theme) {
    const Catalogue& text = input.text;
    const RateChoice& choice = input.view.rate;
    ClassLegend legend;
    legend.title = text(msg("{0} per {1}", measure_name(input.view.measure, input.data.vocabulary, text),
                            denominator_words(by, text)));
    for (std::size_t i = 0; i < classes.colors.size(); ++i) {
        LegendClass entry{classes.colors[i], classes.labels[i], {}, 0};
        for (const RatedUnit& rated : units) {
            if (rated.state != UnitState::Rate || rated.color_class != i) continue;
            ++entry.members;
            entry.rows.insert(entry.rows.end(), rated.rows.begin(), rated.rows.end());
        }
        std::sort(entry.rows.begin(), entry.rows.end());
        legend.classes.push_back(std::move(entry));
    }
    add_state_class(legend, units, UnitState::None, text("none reported"), theme);
    add_state_class(legend, units, UnitState::SmallDenominator,
                    "n < " + decimal_text(choice.least_denominator, 0, text.lang()), theme);
    add_state_class(legend, units, UnitState::NoData, text("no data"), theme);

    legend.scale = class_scale(classes);
    const auto add_note = [&](std::string words) {
        if (!words.empty()) legend.notes.push_back(std::move(words));
    };
    add_note(source_note(by, choice.denominator, text));
    if (choice.smoothed) add_note(text("Smoothed by global empirical Bayes (Marshall 1991)."));
    if (!classes.colors.empty()) add_note(class_note(choice.classes, classes, text));
    add_note(joined_note(units, input));
    const auto n = std::count_if(elsewhere.begin(), elsewhere.end(),
                                 [&](RowId row) { return input.data.incidents.counted[row] != 0; });
    if (n > 0)
        add_note(text(msg_n("{1} incident is known to no region and in no rate.",
                            "{1} incidents are known to no region and in no rate.", n, number_text(n, text.lang()))));
    return legend;
}

}  // namespace

std::vector<std::string> denominator_names(const BoundarySet& set) {
    std::vector<std::string> names;
    for (const Denominator& denominator : set.denominators)
        if (!denominator.by_year.empty()) names.push_back(denominator.name);
    names.emplace_back(area_denominator);
    return names;
}

std::optional<RateDenominator> rate_denominator(const Dataset& data, const RateChoice& choice, Day last) {
    const BoundarySet& set = data.boundaries;
    RateDenominator by;
    const auto named = std::find_if(set.denominators.begin(), set.denominators.end(), [&](const Denominator& d) {
        return d.name == choice.denominator && !d.by_year.empty();
    });
    if (named != set.denominators.end()) {
        by.year = year_of(*named, choice.year, last);
        by.values = named->by_year.at(by.year);
        by.unit = named->unit;
        by.source = named->source;
    } else if (choice.denominator == area_denominator && !set.units.empty()) {
        by = land_area(set);
    } else {
        return std::nullopt;
    }
    by.per = choice.per > 0.0 ? choice.per : default_per(by.unit);
    return by;
}

std::optional<RateLayer> rate_layer(const SceneInput& input, const Theme& theme) {
    const RateChoice& choice = input.view.rate;
    if (choice.denominator.empty()) return std::nullopt;
    const auto by = rate_denominator(input.data, choice, last_day(input.selection.window));
    if (!by) return std::nullopt;

    const auto drawn = drawn_units(input.data.boundaries);
    UnitValues shown = unit_values(input, input.selection);
    const PolygonCounts sums = polygon_counts(drawn, shown.values, *by);
    const auto rates = rates_of(sums, *by, choice.smoothed);
    auto class_values = rates;
    const bool is_shared = input.scale_selection != nullptr;
    if (is_shared || !choice.classes.rescaled) {
        const Selection all = is_shared ? *input.scale_selection : select(input.data, input.view.filter, input.data.span());
        class_values = rates_of(polygon_counts(drawn, unit_values(input, all).values, *by), *by, choice.smoothed);
    }
    const ColorClasses classes = color_classes(class_values, choice.classes, theme, input.text.lang());

    RateLayer layer;
    const auto unobserved = not_observed(input);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        RatedUnit rated{drawn[i], state_of(drawn[i], sums.counts[i], sums.denominators[i], choice, unobserved), rates[i], 0, {}};
        for (const RegionId member : drawn[i].members)
            rated.rows.insert(rated.rows.end(), shown.rows[member].begin(), shown.rows[member].end());
        std::sort(rated.rows.begin(), rated.rows.end());
        const bool has_class = rated.state == UnitState::Rate && !classes.colors.empty() && rated.rate > 0.0;
        if (rated.state == UnitState::Rate && !has_class) rated.state = UnitState::None;
        if (has_class) rated.color_class = color_class_of(rated.rate, classes);
        layer.colors.push_back(has_class ? classes.colors[rated.color_class] : color_of(rated.state, theme));
        layer.units.push_back(std::move(rated));
    }
    layer.legend = legend_of(input, layer.units, classes, *by, shown.elsewhere, theme);
    return layer;
}

}  // namespace kua
