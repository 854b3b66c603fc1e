#pragma once

#include "core/dataset.h"
#include "query/counts.h"

#include <string>
#include <vector>

namespace kua {

/// What a table of counts says about itself.
struct CountTableHead {
    GroupBy by = GroupBy::Region;
    Selection const* selection = nullptr;  ///< borrowed; never null when written
    std::string sentence;                  ///< the sentence of totals, in words
};

/// JSON, "schema": "kua-counts/1": head (window, totals, sentence, "not_for_publication": true), one object a row,
/// people of the whole selection. `to` is the window's last day; a bound that is not known is null. Ends with a
/// newline.
[[nodiscard]] std::string counts_as_json(const Dataset& data, const CountTableHead& head,
                                         const std::vector<CountRow>& rows);
/// CSV (RFC 4180): the first line names the columns: key, English label, incidents, then min, best and max of each
/// count name that occurs (empty where not known), at last `not_for_publication`. Cells that a spreadsheet would take
/// for a formula are quoted with '.
[[nodiscard]] std::string counts_as_csv(const Dataset& data, const CountTableHead& head,
                                        const std::vector<CountRow>& rows);

}  // namespace kua
