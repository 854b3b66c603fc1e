#pragma once

#include "core/incident.h"
#include "io/json_tree.h"

#include <cstdint>

namespace kua {

/// Bits of HiddenPart for what `sensitivity.hide` lists: paths below `properties` ("actors.name", "where.place"), or
/// "geometry" and "id"; "$." or "/" in front, "/" between and "[0]" behind are taken too. A path that the format does
/// not know hides everything: better a record too few than a secret too many.
[[nodiscard]] std::uint16_t hidden_parts(const JsonNode* sensitivity);

/// Actors whose own `publish` is "no" hide the actors of their record.
[[nodiscard]] std::uint16_t hidden_actors(const JsonNode& actors);

}  // namespace kua
