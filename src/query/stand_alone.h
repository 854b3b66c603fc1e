#pragma once

#include "core/incident.h"

namespace kua {

/// Whether `row` of released data may be told of as a record of its own. One that may leave as part of a number only
/// (aggregate_only, displaced) may not.
[[nodiscard]] bool may_stand_alone(const IncidentTable& table, RowId row);

}  // namespace kua
