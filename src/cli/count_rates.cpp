#include "cli/count_rates.h"

#include "scene/rated_units.h"
#include "scene/view_words.h"

namespace kua {
namespace {

const char* word_of(UnitState state) {
    switch (state) {
        case UnitState::Rate: return "rate";
        case UnitState::None: return "none";
        case UnitState::NotObserved: return "not_observed";
        case UnitState::SmallDenominator: return "small_denominator";
        case UnitState::NoData: break;
    }
    return "no_data";
}

std::string measure_word(const MeasureChoice& measure) {
    if (!measure.people) return "incidents";
    return std::string(word(*measure.people)) + ":" + word_in(bound_words, measure.bound);
}

void add_rows(RateColumns& rates, const RatedUnit& rated, const std::vector<BoundaryUnit>& units) {
    const std::string& key = units[rated.unit.region].code;
    RateColumns::Row row{key, word_of(rated.state), rated.count, rated.denominator, rated.rate, {}};
    for (std::size_t i = 1; i < rated.unit.members.size(); ++i) {
        const std::string& other = units[rated.unit.members[i]].code;
        row.with.push_back(other);
        rates.rows.push_back({other, "drawn_with", 0.0, 0.0, 0.0, {key}});
    }
    rates.rows.push_back(std::move(row));
}

}  // namespace

std::optional<RateColumns> count_rates(const Dataset& data, const Selection& selection, const ViewState& view) {
    const auto table = rated_units(data, selection, view.measure, view.rate);
    if (!table) return std::nullopt;
    const RateDenominator& by = table->by;
    RateColumns rates{measure_word(view.measure), view.rate.denominator, by.unit, by.source, by.year,
                      by.per, view.rate.smoothed, view.rate.least_denominator, {}};
    for (const RatedUnit& rated : table->units) add_rows(rates, rated, data.boundaries.units);
    return rates;
}

}  // namespace kua
