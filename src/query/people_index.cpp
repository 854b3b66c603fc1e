#include "query/people_index.h"

#include "query/selection.h"

#include <algorithm>
#include <limits>

namespace kua {
namespace {

constexpr double largest_sum = static_cast<double>(std::numeric_limits<std::int64_t>::max() / 4);

bool is_set(const std::atomic<bool>* cancelled) { return cancelled != nullptr && *cancelled; }

/// What a record states under `name`; null where it does not.
const CountRange* stated(const IncidentTable& table, RowId row, CountName name) {
    const auto counts = table.counts[row];
    const auto* const found = std::find_if(counts.begin(), counts.end(), [&](const NamedCount& count) { return count.name == name; });
    return found != counts.end() ? &found->range : nullptr;
}

double number_of(std::int64_t count) { return count == unknown_count ? 0.0 : static_cast<double>(count); }

/// First and last day of all dated records that pass.
DayRange span_of(const IncidentTable& table, const std::vector<std::uint8_t>& passing) {
    DayRange span{};
    bool any = false;
    for (RowId row = 0; row < table.size() && table.first_day[row] != undated; ++row) {
        if (passing[row] == 0) continue;
        span = any ? DayRange{span.first, std::max(span.end, table.last_day[row] + 1)} : DayRange{table.first_day[row], table.last_day[row] + 1};
        any = true;
    }
    return span;
}

}  // namespace

void PeopleIndex::Weight::add(const Weight& other, int sign) {
    min += sign * other.min;
    best += sign * other.best;
    max += sign * other.max;
    lacking_best += sign * other.lacking_best;
    lacking_max += sign * other.lacking_max;
    records += sign * other.records;
    least += sign * other.least;
    rows += sign * other.rows;
}

std::optional<PeopleIndex> PeopleIndex::build(const Dataset& data, const std::vector<std::uint8_t>& passing, CountName name,
                                              const std::atomic<bool>* cancelled) {
    const IncidentTable& table = data.incidents;
    PeopleIndex index(span_of(table, passing), data.boundaries.units.size(), name);
    const std::size_t cells = (static_cast<std::size_t>(days_in(index.span_)) + 1) * index.units_;
    if (2 * cells * sizeof(Weight) > most_bytes) return std::nullopt;
    index.begun_.resize(cells);
    index.ended_.resize(cells);
    constexpr RowId between_looks = 1U << 16U;
    for (RowId row = 0; row < table.size() && table.first_day[row] != undated; ++row) {
        if (row % between_looks == 0 && is_set(cancelled)) return std::nullopt;
        if (passing[row] != 0 && table.listed[row] != 0 && table.region[row] < index.units_) index.take(table, row);
    }
    if (index.largest_ > largest_sum) return std::nullopt;
    index.add_up();
    return index;
}

void PeopleIndex::take(const IncidentTable& table, RowId row) {
    Weight weight{.rows = 1};
    const bool is_family = table.is_aggregate(row) || table.parent[row] != no_row;
    if (is_family) families_.push_back(row);
    const CountRange* const range = is_family ? nullptr : stated(table, row, name_);
    const bool is_vague = table.extent[row] == Extent::SometimeWithin && table.first_day[row] != table.last_day[row];
    if (range != nullptr) {
        const Weight certain{.min = range->min == unknown_count ? 0 : range->min,
                             .best = range->best == unknown_count ? 0 : range->best,
                             .lacking_best = range->best == unknown_count ? 1 : 0};
        if (is_vague) take_vague(table, row, certain);
        if (!is_vague) weight.add(certain, 1);
        weight.max = range->max == unknown_count ? 0 : range->max;
        weight.lacking_max = range->max == unknown_count ? 1 : 0;
        weight.records = 1;
        weight.least = range->min == unknown_count ? 0 : 1;
        largest_ += number_of(range->min) + number_of(range->best) + number_of(range->max);
    }
    const std::size_t unit = table.region[row];
    begun_[before(table.first_day[row] + 1) + unit].add(weight, 1);
    ended_[before(table.last_day[row] + 1) + unit].add(weight, 1);
}

void PeopleIndex::take_vague(const IncidentTable& table, RowId row, const Weight& certain) {
    VagueSpans& spans = vague_[{table.last_day[row] - table.first_day[row], table.region[row]}];
    if (spans.before.empty()) spans.before.emplace_back();
    spans.firsts.push_back(table.first_day[row]);
    Weight all = spans.before.back();
    all.add(certain, 1);
    spans.before.push_back(all);
}

void PeopleIndex::add_up() {
    for (auto* table : {&begun_, &ended_})
        for (std::size_t i = units_; i < table->size(); ++i) (*table)[i].add((*table)[i - units_], 1);
}

std::vector<PeopleIndex::OfUnit> PeopleIndex::sums(const Dataset& data, DayRange window) const {
    std::vector<OfUnit> out(units_);
    const Day first = std::max(window.first, span_.first);
    const Day end = std::min(window.end, span_.end);
    if (end <= first) return out;
    std::vector<Weight> weights(units_);
    for (std::size_t unit = 0; unit < units_; ++unit) {
        weights[unit].add(begun_[before(end) + unit], 1);
        weights[unit].add(ended_[before(first) + unit], -1);
    }
    add_vague({first, end}, weights);
    for (std::size_t unit = 0; unit < units_; ++unit) {
        const Weight& weight = weights[unit];
        out[unit].has_rows = weight.rows > 0;
        out[unit].states_least = weight.least > 0;
        IntervalSum& sum = out[unit].sum;
        sum.min = weight.min;
        sum.best = weight.lacking_best > 0 ? std::nullopt : std::optional{weight.best};
        sum.max = weight.lacking_max > 0 ? std::nullopt : std::optional{weight.max};
        sum.lacking_best = weight.lacking_best;
        sum.lacking_max = weight.lacking_max;
        sum.records = weight.records;
    }
    add_families(data, window, out);
    return out;
}

/// Spans of one length that lie inside begin in one run of days.
void PeopleIndex::add_vague(DayRange window, std::vector<Weight>& sums) const {
    for (const auto& [key, spans] : vague_) {
        const auto [length, unit] = key;
        const Day ends_outside = window.end - length;   // a span that begins there or later
        if (ends_outside <= window.first) break;        // longer ones are too long as well
        const auto before_day = [&, &firsts = spans.firsts, &before = spans.before](Day day) -> const Weight& {
            return before[static_cast<std::size_t>(std::lower_bound(firsts.begin(), firsts.end(), day) - firsts.begin())];
        };
        sums[unit].add(before_day(ends_outside), 1);
        sums[unit].add(before_day(window.first), -1);
    }
}

/// An aggregate and what it contains count as the larger of the two, so that their numbers cannot be added up beforehand.
void PeopleIndex::add_families(const Dataset& data, DayRange window, std::vector<OfUnit>& sums) const {
    struct Rows {
        std::vector<RowId> rows;
        std::vector<Membership> memberships;
    };
    std::vector<Rows> by_unit(units_);
    const IncidentTable& table = data.incidents;
    for (const RowId row : families_) {
        const Membership in_window = membership(table, row, window);
        if (in_window == Membership::None) continue;
        const RegionId unit = table.region[row];
        by_unit[unit].rows.push_back(row);
        by_unit[unit].memberships.push_back(in_window);
        const CountRange* const range = stated(table, row, name_);
        sums[unit].states_least = sums[unit].states_least || (range != nullptr && range->min != unknown_count);
    }
    for (std::size_t unit = 0; unit < units_; ++unit) {
        if (by_unit[unit].rows.empty()) continue;
        const auto named = people(data, by_unit[unit].rows, by_unit[unit].memberships);
        if (const auto found = named.find(name_); found != named.end()) sums[unit].sum.add(found->second);
    }
}

std::size_t PeopleIndex::bytes() const {
    std::size_t sum = (begun_.size() + ended_.size()) * sizeof(Weight) + families_.size() * sizeof(RowId);
    for (const auto& [key, spans] : vague_) sum += spans.firsts.size() * sizeof(Day) + spans.before.size() * sizeof(Weight);
    return sum;
}

}  // namespace kua
