#pragma once

#include "core/dataset.h"
#include "core/problem.h"
#include "io/check_rules.h"
#include "io/json_scan.h"

#include <optional>
#include <string>
#include <vector>

namespace kua {

/// What an incident file says beside its records.
struct IncidentHeader {
    bool is_profile = false;  ///< kua-incidents/1; else plain GeoJSON
    DatasetInfo info;
    std::vector<Source> sources;
    SourceTable table;  ///< key -> index counted from `first_source`
    PublishRule default_publish = PublishRule::Unstated;
    std::uint16_t default_hidden = 0;  ///< bits of HiddenPart
    bool restricted_by_default = true;
    std::optional<Day> released;
};

/// Reads and checks the members of a collection other than its features. Nothing where its records cannot be used at
/// all: another schema, another CRS, no list of features; `problems` says why.
[[nodiscard]] std::optional<IncidentHeader> read_header(const JsonCollection& collection, const std::string& file,
                                                        const BoundarySet& set, std::size_t first_source,
                                                        std::vector<Problem>& problems);

}  // namespace kua
