#pragma once

#include "io/json_shape.h"

#include <vector>

namespace kua {

/// The name of the incident format, as in the member `schema`.
inline constexpr std::string_view incident_schema = "kua-incidents/1";

/// Everything in a Feature that is not as incidents/kua-incidents-1.schema.json has it: the same verdict as the
/// schema's. Fields are named from `properties` on ("when.start"), except `type`, `id` and `geometry` of the Feature
/// itself.
void check_feature(const JsonNode& feature, std::vector<Finding>& findings);

/// The same for the file's members `dataset` and `sources`.
void check_dataset(const JsonNode& dataset, std::vector<Finding>& findings);
void check_sources(const JsonNode& sources, std::vector<Finding>& findings);

}  // namespace kua
