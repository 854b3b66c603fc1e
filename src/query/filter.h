#pragma once

#include "core/dataset.h"
#include "core/geometry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kua {

/// Stands for "in no region" (country level, unplaced) in a list of region codes.
inline constexpr const char* no_region_code = "-";
/// Stands for unattributed_region there.
inline constexpr const char* unattributed_code = "not_attributable";

/// Which incidents the user wants to see, time aside. Each part that is set must hold; within a part one match is
/// enough. An unset list lets everything pass, an empty one nothing. Codes and words, so that it outlives the data.
struct Filter {
    std::optional<std::vector<std::string>> types;        ///< type codes
    std::optional<std::vector<std::string>> regions;      ///< unit codes, `no_region_code`, `unattributed_code`
    std::optional<std::vector<std::string>> actor_roles;  ///< words of ActorRole
    std::optional<std::vector<std::string>> actor_kinds;  ///< words of ActorKind; with roles: one actor has both
    std::optional<std::vector<std::string>> rights;       ///< ICCPR articles of the record's type
    std::optional<std::vector<std::string>> place_precisions;
    std::optional<std::vector<std::string>> statuses;
    std::string text;                     ///< all its words occur in the record's search text or its id
    std::optional<CountName> count_name;  ///< with `count_at_least`: of this count, else of any
    std::int64_t count_at_least = 0;      ///< the least number known of people (min, else best) reaches it; 0: off
    std::vector<LonLat> area;             ///< lasso or rectangle; records drawn as a point inside. Empty: off
    friend bool operator==(const Filter&, const Filter&) = default;
};

/// The parts of a filter, for counting what one part would leave while the others hold.
enum class FilterPart : std::uint8_t {
    None,
    Types,
    Regions,
    ActorRoles,
    ActorKinds,
    Rights,
    PlacePrecisions,
    Statuses,
    Text,
    Counts,
    Area
};

/// One byte a record: 1 where the filter lets it pass. `ignored` is left out of the test (cross-filtering).
[[nodiscard]] std::vector<std::uint8_t> passing(const Dataset& data, const Filter& filter,
                                                FilterPart ignored = FilterPart::None);

/// `text` lower-cased for search: ASCII, Latin-1, Cyrillic with the Kazakh letters; ё as е.
[[nodiscard]] std::string folded(std::string_view text);
/// The same behind what `to` has already.
void append_folded(std::string& to, std::string_view text);

}  // namespace kua
