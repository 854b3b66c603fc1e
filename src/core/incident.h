#pragma once

#include "core/value_column.h"
#include "core/day.h"
#include "core/geometry.h"
#include "core/language.h"
#include "core/text_column.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kua {

/// How well a place is known (incident format, `where.precision`); finest first.
enum class PlacePrecision : std::uint8_t {
    Site,
    Street,
    Neighbourhood,
    Settlement,
    NearSettlement,
    Adm2,
    Adm1,
    Area,
    Country,
    WaterAir,
    Unspecified,
    Unknown
};
/// How well a date is known (`when.precision`).
enum class TimePrecision : std::uint8_t {
    Minute,
    Hour,
    DayPart,
    Day,
    Days,
    Week,
    Month,
    Year,
    Range,
    Unspecified,
    Unknown
};
/// What a span of days says: on every day of it, or on at least one (`when.extent`).
enum class Extent : std::uint8_t { Throughout, SometimeWithin };
/// `verification.status`.
enum class Status : std::uint8_t { Unreviewed, Alleged, Corroborated, Verified, Disputed, Refuted, Withdrawn };
/// What a count counts (`counts` keys).
enum class CountName : std::uint8_t {
    Affected,
    Detained,
    Kettled,
    Injured,
    Hospitalised,
    Killed,
    Disappeared,
    Expelled,
    DeniedAccess,
    Fined,
    Minors,
    Journalists,
    Observers,
    Women,
    Participants,
    Perpetrators
};
enum class ActorRole : std::uint8_t { AllegedPerpetrator, Affected, TargetGroup, Intervenor, Party };
enum class ActorKind : std::uint8_t {
    Police,
    SecurityService,
    Military,
    ElectionOfficial,
    LocalOfficial,
    Court,
    UnidentifiedGroup,
    StateOther,
    Rebel,
    Militia,
    IdentityMilitia,
    Rioters,
    Protesters,
    Civilians,
    Observers,
    Journalists,
    PartyOrCandidate,
    Ngo,
    External,
    Unknown
};
/// `sensitivity.publish`; `Unstated` where neither record nor data set has a rule.
enum class PublishRule : std::uint8_t { Unstated, Point, Displaced, AggregateOnly, No };

/// What of a record its `sensitivity.hide` keeps from publication, in the parts that the columns have. Bits.
enum class HiddenPart : std::uint16_t {
    Title = 1, Days = 2, Point = 4, Region = 8, Counts = 16, Actors = 32, Sources = 64,
    Words = 128,       ///< texts that are in no column but the search text
    Everything = 256   ///< a part without which the record says nothing (its type, status or id)
};

/// The word of the incident format for a value ("near_settlement"), and back.
/// Defined for the enums above; `parse_word` gives nothing for a word the format does not know.
[[nodiscard]] std::string_view word(PlacePrecision value);
[[nodiscard]] std::string_view word(TimePrecision value);
[[nodiscard]] std::string_view word(Extent value);
[[nodiscard]] std::string_view word(Status value);
[[nodiscard]] std::string_view word(CountName value);
[[nodiscard]] std::string_view word(ActorRole value);
[[nodiscard]] std::string_view word(ActorKind value);
[[nodiscard]] std::string_view word(PublishRule value);
template <class Enum>
[[nodiscard]] std::optional<Enum> parse_word(std::string_view text);
/// All words of the format for one of the enums above, in their order.
template <class Enum>
[[nodiscard]] std::span<const std::string_view> all_words();

inline constexpr std::size_t place_precision_count = 12;
inline constexpr std::size_t status_count = 7;
inline constexpr std::size_t count_name_count = 16;
inline constexpr std::size_t actor_role_count = 5;
inline constexpr std::size_t actor_kind_count = 20;

inline constexpr std::int64_t unknown_count = -1;

/// A number as its sources give it: bounds and best figure, each `unknown_count` where not known.
struct CountRange {
    std::int64_t min = unknown_count;
    std::int64_t best = unknown_count;
    std::int64_t max = unknown_count;
    friend bool operator==(const CountRange&, const CountRange&) = default;
};

struct NamedCount {
    CountName name = CountName::Affected;
    CountRange range;
    friend bool operator==(const NamedCount&, const NamedCount&) = default;
};

struct ActorPart {
    ActorRole role = ActorRole::Affected;
    ActorKind kind = ActorKind::Unknown;
    friend bool operator==(const ActorPart&, const ActorPart&) = default;
};

using RegionId = std::uint16_t;
inline constexpr RegionId no_region = 0xFFFF;
/// Of an incident that lies in a unit of other boundaries, but nobody can say in which of these.
inline constexpr RegionId unattributed_region = 0xFFFE;
[[nodiscard]] constexpr bool is_unit(RegionId region) { return region < unattributed_region; }
using TypeId = std::uint16_t;
using RowId = std::uint32_t;
inline constexpr RowId no_row = 0xFFFFFFFF;

/// Incidents as columns of equal length, sorted by first possible day (undated last), then by id. Immutable once made.
struct IncidentTable {
    TextColumn id;
    std::array<TextColumn, 3> title;  ///< by Lang; empty where not given
    TextColumn search_text;           ///< title, summary, place and source titles of all languages, case-folded
    KeptTextColumn record;            ///< the whole original Feature as it stood in the file (JSON)
    ValueColumn<std::uint16_t> file;  ///< index into Dataset::files
    ValueColumn<Day> first_day;       ///< `undated` where no date is known
    ValueColumn<Day> last_day;        ///< inclusive; `undated` likewise
    ValueColumn<Extent> extent;       ///< Throughout for a single day
    ValueColumn<TimePrecision> time_precision;
    ValueColumn<LonLat> at;       ///< NaN where the record has no point
    ValueColumn<float> radius_m;  ///< ground radius of the uncertainty; NaN where not stated
    ValueColumn<PlacePrecision> place_precision;
    ValueColumn<RegionId> region;  ///< unit of the boundary set: as stated, else by the point; or no unit
    ValueColumn<std::uint16_t> set_on_day;  ///< index into Dataset::boundary_sets; empty where there are none
    std::vector<ValueColumn<RegionId>> region_in;  ///< by set, then row: its unit there; empty likewise
    ValueColumn<TypeId> type;      ///< index into Vocabulary::types
    ValueColumn<Status> status;
    ValueColumn<PublishRule> publish;
    ValueColumn<std::uint16_t> hidden;  ///< bits of HiddenPart; empty where no record hides anything
    ValueColumn<std::uint8_t>
        counted;  ///< 0: adds no incident (duplicate, refuted, withdrawn, or a parent with `contains`)
    ValueColumn<std::uint8_t> listed;  ///< 0: counts nothing at all (duplicate, refuted, withdrawn)
    ValueColumn<RowId> parent;         ///< the aggregate that contains this record, or no_row
    ListColumn<NamedCount> counts;  ///< of people; what counts something else stays in the record
    ListColumn<ActorPart> actors;
    ListColumn<std::uint16_t> sources;  ///< indices into Dataset::sources

    [[nodiscard]] std::size_t size() const { return first_day.size(); }
    [[nodiscard]] bool is_aggregate(RowId row) const { return listed[row] != 0 && counted[row] == 0; }
    [[nodiscard]] bool hides(RowId row, HiddenPart part) const {
        return !hidden.empty() && (hidden[row] & static_cast<std::uint16_t>(part)) != 0;
    }
    /// The title in `lang`, else in the first language that has one, else the id.
    [[nodiscard]] std::string_view title_in(RowId row, Lang lang) const;
};

}  // namespace kua
