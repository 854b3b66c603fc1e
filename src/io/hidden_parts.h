#pragma once

#include "core/incident.h"
#include "io/json_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// Bits of HiddenPart for what `sensitivity.hide` lists: paths below `properties` ("actors.name", "where.place"), or
/// "geometry" and "id"; "$." or "/" in front, "/" between and "[0]" behind are taken too. A path that the format does
/// not know hides everything: better a record too few than a secret too many.
[[nodiscard]] std::uint16_t hidden_parts(const JsonNode* sensitivity);

/// The paths that an original record (IncidentTable::record) hides, in their plain form ("actors.name"); nothing where it
/// cannot be read.
[[nodiscard]] std::optional<std::vector<std::string>> hidden_paths(std::string_view feature_json);

/// Actors whose own `publish` is "no" hide the actors of their record.
[[nodiscard]] std::uint16_t hidden_actors(const JsonNode& actors);

}  // namespace kua
