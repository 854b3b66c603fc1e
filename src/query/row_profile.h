#pragma once

#include "core/dataset.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace kua {

/// What the linked charts ask of each record besides its type, unit and days, a byte each: found out once for some data,
/// whatever the filter chooses among them. A record's bytes are read in place of six columns, three of which are lists.
struct RowProfiles {
    /// Status, place precision, and whether a record is on no place: see `placement`.
    struct Kind {
        Status status;
        PlacePrecision precision;
        bool is_margin;
    };
    /// In RowProfiles::actors: the list is none of those kept.
    static constexpr std::uint8_t other_actors = 0xFF;

    std::optional<CountName> count_name;   ///< that `people` are counted under; unset: any
    std::vector<std::uint8_t> kind;        ///< by row: index into kinds
    std::vector<std::uint8_t> people;      ///< by row: people_class of its least number
    std::vector<std::uint8_t> actors;      ///< by row: index into actor_lists, or other_actors
    std::vector<Kind> kinds;               ///< those that occur
    std::vector<std::vector<ActorPart>> actor_lists;   ///< likewise, in the order that they were met

    /// On all cores.
    [[nodiscard]] static RowProfiles of(const IncidentTable& table, std::optional<CountName> count_name);
};

}  // namespace kua
