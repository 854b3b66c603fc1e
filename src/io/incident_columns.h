#pragma once

#include "core/dataset.h"
#include "io/incident_reader.h"

namespace kua {

/// The columns of all rows, sorted by first possible day, then by id. Types that `vocabulary` lacks are added to it and
/// named in the batch's problems, each once.
[[nodiscard]] IncidentTable columns_from(IncidentBatch& batch, Vocabulary& vocabulary);

}  // namespace kua
