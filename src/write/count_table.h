#pragma once

#include "core/dataset.h"
#include "query/counts.h"
#include "write/rate_columns.h"

#include <string>
#include <vector>

namespace kua {

/// What a table of counts says about itself.
struct CountTableHead {
    GroupBy by = GroupBy::Region;
    Selection const* selection = nullptr;  ///< borrowed; never null when written
    std::string sentence;                  ///< the sentence of totals, in words
    std::string people_note;               ///< why rows of people do not add up; written where they do not
    const RateColumns* rates = nullptr;    ///< borrowed; null: no rates
};

/// JSON, "schema": "kua-counts/1": head (window, totals, sentence, "not_for_publication": true), one object a row,
/// `records_left_out` because they could not be read, people of the whole selection, and `people_rows_add_up`, whether the rows say the same together, with
/// `people_note` where they do not. Where there are rates, `rate` says in the head what they are and in each row which,
/// null where the row is no polygon of the map. `to` is the window's last day; a bound that is not known is null. Ends with a
/// newline.
[[nodiscard]] std::string counts_as_json(const Dataset& data, const CountTableHead& head,
                                         const std::vector<CountRow>& rows);
/// CSV (RFC 4180): the first line names the columns: key, English label, incidents, then for each count name that
/// occurs min, best and max (empty where not known), how many certain records lack a best figure and how many a max,
/// and how many state this count at all; the rate where there are rates (its state, with which regions, count, denominator, value); at last `people_rows_add_up` and `not_for_publication`, the same in each line.
/// The last line, of key "total", is of the whole selection. Cells that a spreadsheet would take for a formula are
/// quoted with '.
[[nodiscard]] std::string counts_as_csv(const Dataset& data, const CountTableHead& head,
                                        const std::vector<CountRow>& rows);

}  // namespace kua
