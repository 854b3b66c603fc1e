#pragma once

#include "core/arena.h"
#include "core/dataset.h"
#include "io/check_rules.h"
#include "io/json_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kua {

/// A link of a record to another, by id.
struct RecordLink {
    std::string_view rel;
    std::string_view id;
};

/// What a record has several of.
struct RowLists {
    std::span<const NamedCount> counts;
    std::span<const ActorPart> actors;
    std::span<const std::uint16_t> sources;
    std::span<const RecordLink> links;
    std::span<const RegionId> region_in;  ///< its unit in every set; empty where there is but one
};

/// One record on its way into the columns. Its texts and lists lie where it was read from and hold until the next record is
/// read there.
struct IncidentRow {
    std::string_view id;
    std::array<std::string_view, 3> title;  ///< by Lang
    std::string_view search_text;
    std::string_view type;
    RowLists lists;
    std::string_view text;     ///< the Feature as it stands in the file
    std::uint32_t record = 0;  ///< counted from 1 in its file
    std::int64_t line = 0;
    LonLat at;
    Day first_day = undated;
    Day last_day = undated;
    float radius_m = 0.0F;  ///< NaN where not stated
    std::uint16_t file = 0;
    RegionId region = no_region;
    std::uint16_t set_on_day = 0;  ///< index of the boundary set that it is joined to
    std::uint16_t hidden = 0;      ///< bits of HiddenPart
    Extent extent = Extent::Throughout;
    TimePrecision time_precision = TimePrecision::Unknown;
    PlacePrecision place_precision = PlacePrecision::Unknown;
    Status status = Status::Unreviewed;
    PublishRule publish = PublishRule::Unstated;
};

/// What the rows of one file have in common. Borrows.
struct RowContext {
    RuleContext rules;
    PublishRule default_publish = PublishRule::Unstated;
    std::uint16_t default_hidden = 0;    ///< bits of HiddenPart
    const std::vector<Source>& sources;  ///< of the data set, for their titles
    const Vocabulary* types = nullptr;   ///< set: a type that is not of it is read as "other"
    bool names_places = true;            ///< false: records have no names of places, which is no finding
};

/// The row of a Feature of the profile. Takes what it understands and leaves the rest at its default, so that it is
/// safe for any Feature; the region is the caller's. The search text holds until the next row is made on this thread.
[[nodiscard]] IncidentRow row_from(const JsonNode& feature, const RowContext& context, Arena& arena);

/// What `sensitivity` says of publishing: `publish`, else by its level, else Unstated.
[[nodiscard]] PublishRule publish_rule(const JsonNode* sensitivity);

/// A count of the format; bounds that are null or absent are unknown.
[[nodiscard]] CountRange count_range(const JsonNode& count);

}  // namespace kua
