#include "query/filter.h"

#include "query/selection.h"

#include <algorithm>
#include <array>

namespace kua {
namespace {

using Mask = std::vector<std::uint8_t>;
using Words = std::optional<std::vector<std::string>>;

bool has(const Words& words, std::string_view wanted) {
    return std::find(words->begin(), words->end(), wanted) != words->end();
}

/// One byte a value of an enum: 1 where its word is wanted. All 1 where nothing is said.
template <class Enum, std::size_t count>
std::array<std::uint8_t, count> wanted(const Words& words) {
    std::array<std::uint8_t, count> table{};
    for (std::size_t i = 0; i < count; ++i) table[i] = !words || has(words, word(static_cast<Enum>(i))) ? 1 : 0;
    return table;
}

/// By TypeId, with one more place for a type that the vocabulary does not have.
template <class Wanted>
Mask wanted_types(const Vocabulary& vocabulary, Wanted&& wanted_type) {
    Mask table(vocabulary.types.size() + 1, 0);
    for (std::size_t i = 0; i < vocabulary.types.size(); ++i) table[i] = wanted_type(vocabulary.types[i]) ? 1 : 0;
    return table;
}

/// By RegionId, the two that are no units included.
Mask wanted_regions(const BoundarySet& set, const Words& codes) {
    Mask table(std::size_t{no_region} + 1, 0);
    for (std::size_t i = 0; i < set.units.size(); ++i) table[i] = has(codes, set.units[i].code) ? 1 : 0;
    table[unattributed_region] = has(codes, unattributed_code) ? 1 : 0;
    table[no_region] = has(codes, no_region_code) ? 1 : 0;
    return table;
}

/// Keeps the rows whose value in `column` is wanted; a value beyond the table counts as its last.
template <class Column, class Table>
void keep_wanted(Mask& mask, const Column& column, const Table& table) {
    const std::size_t last = table.size() - 1;
    for (std::size_t row = 0; row < mask.size(); ++row)
        mask[row] = mask[row] & table[std::min(static_cast<std::size_t>(column[row]), last)];
}

template <class Test>
void keep_where(Mask& mask, Test&& test) {
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0 && !test(static_cast<RowId>(row))) mask[row] = 0;
}

void keep_actors(Mask& mask, const IncidentTable& table, const Filter& filter) {
    const auto roles = wanted<ActorRole, actor_role_count>(filter.actor_roles);
    const auto kinds = wanted<ActorKind, actor_kind_count>(filter.actor_kinds);
    keep_where(mask, [&](RowId row) {
        const auto actors = table.actors[row];
        return std::any_of(actors.begin(), actors.end(), [&](ActorPart actor) {
            return roles[static_cast<std::size_t>(actor.role)] != 0 && kinds[static_cast<std::size_t>(actor.kind)] != 0;
        });
    });
}

void keep_counts(Mask& mask, const IncidentTable& table, const Filter& filter) {
    keep_where(mask, [&](RowId row) {
        const auto counts = table.counts[row];
        return std::any_of(counts.begin(), counts.end(), [&](const NamedCount& count) {
            const std::int64_t least = count.range.min != unknown_count ? count.range.min : count.range.best;
            return (!filter.count_name || *filter.count_name == count.name) && least >= filter.count_at_least;
        });
    });
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    constexpr std::string_view blank = " \t\r\n";
    for (std::size_t begin = text.find_first_not_of(blank); begin != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(blank, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(blank, end);
    }
    return words;
}

void keep_text(Mask& mask, const IncidentTable& table, const std::string& text) {
    const auto words = words_of(folded(text));
    keep_where(mask, [&](RowId row) {
        return std::all_of(words.begin(), words.end(),
                           [text_of_row = table.search_text[row]](const auto& word_of_text) {
                               return text_of_row.find(word_of_text) != std::string_view::npos;
                           });
    });
}

Filter without(Filter filter, FilterPart part) {
    switch (part) {
        case FilterPart::None:
            break;
        case FilterPart::Types:
            filter.types.reset();
            break;
        case FilterPart::Regions:
            filter.regions.reset();
            break;
        case FilterPart::ActorRoles:
            filter.actor_roles.reset();
            break;
        case FilterPart::ActorKinds:
            filter.actor_kinds.reset();
            break;
        case FilterPart::Rights:
            filter.rights.reset();
            break;
        case FilterPart::PlacePrecisions:
            filter.place_precisions.reset();
            break;
        case FilterPart::Statuses:
            filter.statuses.reset();
            break;
        case FilterPart::Text:
            filter.text.clear();
            break;
        case FilterPart::Counts:
            filter.count_at_least = 0;
            break;
        case FilterPart::Area:
            filter.area.clear();
            break;
    }
    return filter;
}

}  // namespace

std::vector<std::uint8_t> passing(const Dataset& data, const Filter& whole_filter, FilterPart ignored) {
    const IncidentTable& table = data.incidents;
    const Filter filter = without(whole_filter, ignored);
    Mask mask(table.size(), 1);
    // One column after the other, the cheap ones first.
    if (filter.types)
        keep_wanted(mask, table.type, wanted_types(data.vocabulary, [&](const IncidentType& type) {
                        return has(filter.types, type.code);
                    }));
    if (filter.rights)
        keep_wanted(mask, table.type, wanted_types(data.vocabulary, [&](const IncidentType& type) {
                        return std::any_of(type.rights.begin(), type.rights.end(),
                                           [&](const auto& right) { return has(filter.rights, right); });
                    }));
    if (filter.regions) keep_wanted(mask, table.region, wanted_regions(data.boundaries, filter.regions));
    if (filter.place_precisions)
        keep_wanted(mask, table.place_precision,
                    wanted<PlacePrecision, place_precision_count>(filter.place_precisions));
    if (filter.statuses) keep_wanted(mask, table.status, wanted<Status, status_count>(filter.statuses));
    if (filter.actor_roles || filter.actor_kinds) keep_actors(mask, table, filter);
    if (filter.count_at_least > 0) keep_counts(mask, table, filter);
    if (!filter.area.empty())
        keep_where(mask, [&](RowId row) {
            return placement(table, row) == Placement::Point && contains(filter.area, table.at[row]);
        });
    if (!filter.text.empty()) keep_text(mask, table, filter.text);
    return mask;
}

}  // namespace kua
