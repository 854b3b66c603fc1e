#pragma once

#include "core/dataset.h"
#include "io/check_rules.h"
#include "io/json_tree.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// A link of a record to another, by id.
struct RecordLink {
    std::string rel;
    std::string id;
};

/// One record on its way into the columns. Borrows its text.
struct IncidentRow {
    std::string id;
    std::array<std::string, 3> title;
    std::string search_text;
    std::string type;
    std::string_view text;  ///< the Feature as it stands in the file
    std::uint16_t file = 0;
    std::int64_t record = 0;  ///< counted from 1 in its file
    std::int64_t line = 0;
    Day first_day = undated;
    Day last_day = undated;
    Extent extent = Extent::Throughout;
    TimePrecision time_precision = TimePrecision::Unknown;
    LonLat at;
    float radius_m = 0.0F;  ///< NaN where not stated
    PlacePrecision place_precision = PlacePrecision::Unknown;
    RegionId region = no_region;
    std::uint16_t set_on_day = 0;      ///< index of the boundary set that it is joined to
    std::vector<RegionId> region_in;   ///< its unit in every set; empty where there is but one
    Status status = Status::Unreviewed;
    PublishRule publish = PublishRule::Unstated;
    std::uint16_t hidden = 0;       ///< bits of HiddenPart
    std::vector<NamedCount> counts;
    std::vector<ActorPart> actors;
    std::vector<std::uint16_t> sources;
    std::vector<RecordLink> links;
};

/// What the rows of one file have in common. Borrows.
struct RowContext {
    RuleContext rules;
    PublishRule default_publish = PublishRule::Unstated;
    std::uint16_t default_hidden = 0;    ///< bits of HiddenPart
    const std::vector<Source>& sources;  ///< of the data set, for their titles
};

/// The row of a Feature of the profile. Takes what it understands and leaves the rest at its default, so that it is
/// safe for any Feature; the region is the caller's.
[[nodiscard]] IncidentRow row_from(const JsonNode& feature, const RowContext& context);

/// What `sensitivity` says of publishing: `publish`, else by its level, else Unstated.
[[nodiscard]] PublishRule publish_rule(const JsonNode* sensitivity);

/// A count of the format; bounds that are null or absent are unknown.
[[nodiscard]] CountRange count_range(const JsonNode& count);

}  // namespace kua
