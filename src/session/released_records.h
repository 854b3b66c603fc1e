#pragma once

#include "publish/record_words.h"
#include "scene/view_state.h"

#include <vector>

namespace kua {

/// What a view shows of data that may leave, with its records' words.
struct ReleasedRecords {
    ReleasedDataset released;
    Selection selection;             ///< of the released data
    std::vector<RecordWords> words;  ///< of selection.rows
};

/// Releases, selects and reads the words of what is selected. An Error where the profile does not let the data leave.
[[nodiscard]] Result<ReleasedRecords> released_records(const Dataset& data, const ViewState& view, const ReleaseProfile& profile);

}  // namespace kua
