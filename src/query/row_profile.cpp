#include "query/row_profile.h"

#include "query/people_class.h"
#include "query/row_shares.h"
#include "query/selection.h"

#include <algorithm>
#include <array>
#include <span>

namespace kua {
namespace {

constexpr std::size_t kind_codes = std::size_t{2} * status_count * place_precision_count;
static_assert(kind_codes <= 256);

std::size_t kind_code(Status status, PlacePrecision precision, bool is_margin) {
    const std::size_t row = static_cast<std::size_t>(status) * place_precision_count + static_cast<std::size_t>(precision);
    return 2 * row + (is_margin ? 1 : 0);
}

RowProfiles::Kind kind_of(std::size_t code) {
    return {static_cast<Status>(code / 2 / place_precision_count), static_cast<PlacePrecision>(code / 2 % place_precision_count), code % 2 != 0};
}

/// By place precision: what `placement` makes of a record that has a point, or only a unit.
struct PlacementTable {
    std::array<std::uint8_t, place_precision_count> takes_point{}, takes_unit{};
    PlacementTable() {
        IncidentTable one;
        one.at = {{0.0, 0.0}};
        one.region = {no_region};
        one.place_precision = {PlacePrecision::Site};
        for (std::size_t i = 0; i < place_precision_count; ++i) {
            one.place_precision[0] = static_cast<PlacePrecision>(i);
            one.region[0] = no_region;
            takes_point[i] = placement(one, 0) == Placement::Point ? 1 : 0;
            one.region[0] = 0;
            takes_unit[i] = placement(one, 0) != Placement::Margin ? 1 : 0;
        }
    }
    /// The same as `placement(table, row) == Placement::Margin`, without its branches.
    [[nodiscard]] bool is_margin(const IncidentTable& table, RowId row) const {
        const auto precision = static_cast<std::size_t>(table.place_precision[row]);
        const int at_point = takes_point[precision] & int{is_valid(table.at[row])};
        return (at_point | (takes_unit[precision] & int{is_unit(table.region[row])})) == 0;
    }
};

/// Numbers lists of actors as they come. Lists of the same actors in another order are two.
class ActorLists {
public:
    /// The number of a list, or other_actors where all numbers are taken.
    std::uint8_t number_of(std::span<const ActorPart> actors) {
        std::size_t hash = 0;
        for (const ActorPart actor : actors) hash = hash * 131 + static_cast<std::size_t>(actor.role) * actor_kind_count + static_cast<std::size_t>(actor.kind) + 1;
        for (std::size_t slot = hash * 0x9E3779B97F4A7C15ULL >> 54U;; slot = (slot + 1) % slots_.size()) {
            std::uint8_t& number = slots_[slot];
            if (number != other && std::ranges::equal(lists_[number], actors)) return number;
            if (number != other) continue;
            if (lists_.size() == other) return other;
            number = static_cast<std::uint8_t>(lists_.size());
            lists_.emplace_back(actors.begin(), actors.end());
            return number;
        }
    }
    [[nodiscard]] const std::vector<std::vector<ActorPart>>& lists() const { return lists_; }

private:
    static constexpr std::uint8_t other = RowProfiles::other_actors;
    std::vector<std::vector<ActorPart>> lists_;
    std::vector<std::uint8_t> slots_ = std::vector<std::uint8_t>(1024, other);
};

using Numbers = std::array<std::uint8_t, 256>;

/// What one share of the rows met.
struct Met {
    ActorLists lists;
    std::array<std::uint8_t, kind_codes> codes{};   // 1 where there was one
};

/// The numbers of a share's lists among those of all.
Numbers renumbered(const ActorLists& share, ActorLists& all) {
    Numbers numbers{};
    numbers.fill(RowProfiles::other_actors);
    for (std::size_t i = 0; i < share.lists().size(); ++i) numbers[i] = all.number_of(share.lists()[i]);
    return numbers;
}

/// The kinds that occur, and by code the number of each.
Numbers number_kinds(const std::vector<Met>& met, std::vector<RowProfiles::Kind>& kinds) {
    Numbers numbers{};
    for (std::size_t code = 0; code < kind_codes; ++code) {
        if (std::ranges::none_of(met, [&](const Met& share) { return share.codes[code] != 0; })) continue;
        numbers[code] = static_cast<std::uint8_t>(kinds.size());
        kinds.push_back(kind_of(code));
    }
    return numbers;
}

}  // namespace

RowProfiles RowProfiles::of(const IncidentTable& table, std::optional<CountName> count_name) {
    static const PlacementTable places;
    const std::size_t rows = table.size();
    const std::size_t shares = share_count(rows);
    RowProfiles profiles{.count_name = count_name, .kind = std::vector<std::uint8_t>(rows), .people = std::vector<std::uint8_t>(rows),
                         .actors = std::vector<std::uint8_t>(rows), .kinds = {}, .actor_lists = {}};
    std::vector<Met> met(shares);
    in_shares(rows, shares, [&](std::size_t share, RowId from, RowId to) {
        Met& own = met[share];
        for (RowId row = from; row < to; ++row) {
            const std::size_t code = kind_code(table.status[row], table.place_precision[row], places.is_margin(table, row));
            own.codes[code] = 1;
            profiles.kind[row] = static_cast<std::uint8_t>(code);
            const auto counts = table.counts[row];
            profiles.people[row] = counts.empty() ? 0 : static_cast<std::uint8_t>(people_class(least_people(counts, count_name)));
            const auto list = table.actors[row];
            profiles.actors[row] = own.lists.number_of({list.first, list.last});
        }
    });
    ActorLists all;
    std::vector<Numbers> list_numbers;
    for (const Met& share : met) list_numbers.push_back(renumbered(share.lists, all));
    const Numbers kind_numbers = number_kinds(met, profiles.kinds);
    in_shares(rows, shares, [&](std::size_t share, RowId from, RowId to) {
        for (RowId row = from; row < to; ++row) {
            profiles.kind[row] = kind_numbers[profiles.kind[row]];
            profiles.actors[row] = list_numbers[share][profiles.actors[row]];
        }
    });
    profiles.actor_lists = all.lists();
    return profiles;
}

}  // namespace kua
