#pragma once

#include "publish/record_words.h"
#include "query/selection.h"

#include <string>
#include <vector>

namespace kua {

/// A selection as a file of its own.
struct IncidentsFile {
    std::string geojson;               ///< "schema": "kua-incidents/1"; ends with a newline
    std::int64_t not_by_themselves = 0;  ///< shown records that leave as part of a number only: not in it
    std::int64_t without_parts = 0;    ///< summaries of which no part is in it: they would count as incidents there
};

/// What is shown, as far as it may leave, in the format that Kua reads; read again it gives the same numbers. `words`
/// are of selection.rows, one each. Precisions whose details no column has are the next coarser ones: clock times are
/// days, districts regions.
[[nodiscard]] IncidentsFile incidents_geojson(const ReleasedDataset& released, const Selection& selection,
                                              const std::vector<RecordWords>& words);

}  // namespace kua
