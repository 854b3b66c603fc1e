#pragma once

#include "core/dataset.h"
#include "io/json_shape.h"
#include "io/region_join.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kua {

class DatedJoin;
struct IncidentRow;

/// What the rules need to know of a source of the file.
struct SourceEntry {
    std::uint16_t index = 0;  ///< into Dataset::sources
    std::vector<std::string> not_independent_of;
};
using SourceTable = std::map<std::string, SourceEntry, std::less<>>;

/// What a record is checked against. Borrows all of it.
struct RuleContext {
    const SourceTable& sources;
    const RegionJoin& regions;
    bool restricted_by_default = true;  ///< for V16: the data set has no rule, or a restricting one
    std::optional<Day> released;        ///< up to which an ongoing record runs
    const DatedJoin* dated = nullptr;   ///< where there are several sets: `regions` is of one of them
};

/// First and last possible day of a record, inclusive.
struct DaySpan {
    Day first;
    Day last;
};
/// What `when` says; nothing for an unknown date, or one that is wrong. An `ongoing` record without an end runs to
/// `released`.
[[nodiscard]] std::optional<DaySpan> span_of(const JsonNode& when, std::optional<Day> released);

/// The point of a GeoJSON geometry; NaN where it is another kind of geometry or none.
[[nodiscard]] LonLat point_of(const JsonNode* geometry);

/// V2 real days in order, V3 length fits precision, V10 zone and local time exist, V15 EDTF agrees; V2 also for
/// `verification.on` and `modified`.
void check_times(const JsonNode& properties, std::vector<Finding>& findings);
/// V4 min <= best <= max, V12 no count above affected.max.
void check_counts(const JsonNode& properties, std::vector<Finding>& findings);
/// V5 every source exists, V6 `corroborated` and `verified` lean on two sources of which neither names
/// the other as `not_independent_of`.
void check_citations(const JsonNode& properties, const SourceTable& sources, std::vector<Finding>& findings);
/// V16 no person to be named in a restricted record.
void check_people(const JsonNode& properties, bool restricted_by_default, std::vector<Finding>& findings);

/// V11 coordinates on Earth and not 0,0; V8 not swapped; V7 the point lies in the stated unit, V13 place and point
/// come together. Gives the unit that the record belongs to.
struct PlaceVerdict {
    RegionId region = no_region;
    bool looks_swapped = false;  ///< V8
};
[[nodiscard]] PlaceVerdict check_place(const JsonNode& properties, const JsonNode* geometry, const RuleContext& context,
                                       std::vector<Finding>& findings);

/// Notes a record whose days do not say which of several boundary sets it belongs to: they cross a change, or no set
/// was in force. `row.set_on_day` is the one that it was given.
void check_set_dates(const JsonNode& properties, const IncidentRow& row, const DatedJoin& dated,
                     std::vector<Finding>& findings);

/// The Finding of a rule about `node`.
[[nodiscard]] Finding rule_finding(Severity severity, std::string rule, std::string field, const JsonNode& node,
                                   Message what);

}  // namespace kua
