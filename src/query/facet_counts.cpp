#include "query/counts.h"

#include "query/people_class.h"

#include <algorithm>
#include <set>

namespace kua {
namespace {

using Mask = std::vector<std::uint8_t>;

/// Tells for each part of a filter which incidents are shown without it.
class ShownWithout {
public:
    ShownWithout(const Dataset& data, const Filter& filter, DayRange window) : data_(data), filter_(filter) {
        const IncidentTable& table = data.incidents;
        in_window_.resize(table.size());
        for (RowId row = 0; row < table.size(); ++row)
            in_window_[row] = table.counted[row] != 0 && membership(table, row, window) != Membership::None ? 1 : 0;
        with_all_ = shown(FilterPart::None);
    }

    /// `is_set` tells whether the filter says anything by this part: where not, the answer is at hand.
    [[nodiscard]] Mask operator()(FilterPart part, bool is_set) const { return is_set ? shown(part) : with_all_; }

private:
    [[nodiscard]] Mask shown(FilterPart ignored) const {
        Mask mask = passing(data_, filter_, ignored);
        for (std::size_t row = 0; row < mask.size(); ++row) mask[row] = mask[row] & in_window_[row];
        return mask;
    }

    const Dataset& data_;
    const Filter& filter_;
    Mask in_window_;
    Mask with_all_;
};

/// How many rows of the mask hold each value; the last of `size` is for values beyond.
template <class Column>
std::vector<std::int64_t> tally(const Mask& mask, const Column& column, std::size_t size) {
    std::vector<std::int64_t> counts(size, 0);
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0) ++counts[std::min(static_cast<std::size_t>(column[row]), size - 1)];
    return counts;
}

bool wants(const std::optional<std::vector<std::string>>& words, std::string_view text) {
    if (!words) return true;
    for (const auto& wanted : *words)
        if (wanted == text) return true;
    return false;
}

/// How many rows have an actor with each role; `allowed` says which actors may be the one.
template <class Value, class Allowed>
std::vector<std::int64_t> tally_actors(const Mask& mask, const IncidentTable& table, Value&& value_of,
                                       Allowed&& allowed, std::size_t size) {
    std::vector<std::int64_t> counts(size, 0);
    for (std::size_t row = 0; row < mask.size(); ++row) {
        if (mask[row] == 0) continue;
        std::uint32_t seen = 0;
        for (const ActorPart actor : table.actors[row]) {
            const auto bit = std::uint32_t{1} << value_of(actor);
            if ((seen & bit) != 0 || !allowed(actor)) continue;
            seen |= bit;
            ++counts[value_of(actor)];
        }
    }
    return counts;
}

std::vector<std::int64_t> tally_people(const Mask& mask, const IncidentTable& table, std::optional<CountName> name) {
    std::vector<std::int64_t> counts(people_class_floors.size(), 0);
    for (std::size_t row = 0; row < mask.size(); ++row)
        if (mask[row] != 0) ++counts[people_class(least_people(table.counts[row], name))];
    return counts;
}

std::map<std::string, std::int64_t, std::less<>> tally_rights(const Mask& mask, const Dataset& data) {
    const auto& types = data.vocabulary.types;
    const auto of_type = tally(mask, data.incidents.type, types.size() + 1);
    std::map<std::string, std::int64_t, std::less<>> counts;
    for (std::size_t i = 0; i < types.size(); ++i)
        for (const auto& right : std::set<std::string>(types[i].rights.begin(), types[i].rights.end()))
            counts[right] += of_type[i];
    return counts;
}

}  // namespace

FacetCounts facet_counts(const Dataset& data, const Filter& filter, DayRange window) {
    const IncidentTable& table = data.incidents;
    const ShownWithout shown(data, filter, window);
    FacetCounts counts;
    counts.types =
        tally(shown(FilterPart::Types, filter.types.has_value()), table.type, data.vocabulary.types.size() + 1);
    counts.types.pop_back();
    counts.regions =
        tally(shown(FilterPart::Regions, filter.regions.has_value()), table.region, data.boundaries.units.size() + 1);
    counts.place_precisions = tally(shown(FilterPart::PlacePrecisions, filter.place_precisions.has_value()),
                                    table.place_precision, place_precision_count);
    counts.statuses = tally(shown(FilterPart::Statuses, filter.statuses.has_value()), table.status, status_count);
    counts.actor_roles = tally_actors(
        shown(FilterPart::ActorRoles, filter.actor_roles.has_value()), table,
        [](ActorPart actor) { return static_cast<std::size_t>(actor.role); },
        [&](ActorPart actor) { return wants(filter.actor_kinds, word(actor.kind)); }, actor_role_count);
    counts.actor_kinds = tally_actors(
        shown(FilterPart::ActorKinds, filter.actor_kinds.has_value()), table,
        [](ActorPart actor) { return static_cast<std::size_t>(actor.kind); },
        [&](ActorPart actor) { return wants(filter.actor_roles, word(actor.role)); }, actor_kind_count);
    counts.people = tally_people(shown(FilterPart::Counts, filter.count_at_least > 0), table, filter.count_name);
    counts.rights = tally_rights(shown(FilterPart::Rights, filter.rights.has_value()), data);
    return counts;
}

}  // namespace kua
