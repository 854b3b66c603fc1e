#pragma once

#include "core/result.h"
#include "publish/record_words.h"
#include "query/selection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kua {

/// What an evidence table says about itself.
struct EvidenceHead {
    std::string sentence;    ///< the sentence of totals, in words
    std::string check_code;  ///< that a figure of the same view prints
};

/// A source of a record as a reader finds it.
struct EvidenceSource {
    std::string type;     ///< "ngo_report"
    std::string title;    ///< with publisher and date; empty where it may not be told
    std::string locator;  ///< "p. 3"
    std::string url;      ///< archived copy where there is no other
};

/// A shown record, or, with an empty id, all shown ones of a kind that may not be told of one by one.
struct EvidenceRow {
    std::string id;
    std::int64_t incidents = 0;  ///< adds up to SelectionTotals::shown
    std::int64_t summaries = 0;  ///< adds up to SelectionTotals::summaries
    Membership membership = Membership::Certain;
    TypeId type = 0;
    Status status = Status::Unreviewed;
    RegionId region = no_region;
    RowId row = no_row;          ///< of the released table; no_row where the id is empty
    std::string title, when_as_stated, place, place_as_stated;
    std::vector<EvidenceSource> sources;
};

/// The rows of what is shown, in table order, those without an id last. `words` are of selection.rows, one each.
[[nodiscard]] std::vector<EvidenceRow> evidence_rows(const ReleasedDataset& released, const Selection& selection,
                                                     const std::vector<RecordWords>& words, Lang lang);

/// CSV (RFC 4180), the first line names the columns; several sources of a record are parted by " | ", in the same order
/// in each column. Formulas are inert, control characters spaces. The check code stands in each line.
[[nodiscard]] std::string evidence_as_csv(const ReleasedDataset& released, const EvidenceHead& head,
                                          const std::vector<EvidenceRow>& rows, Lang lang);

/// The same columns and rows as a workbook (Office Open XML): texts are texts, never formulas, numbers are numbers; a second sheet
/// has the sentence and the check code. No clock: the same rows give the same bytes. Drafts in `folder`, where the file
/// is to be. An Error where that cannot be written to, or there are more rows than a sheet has.
[[nodiscard]] Result<std::string> evidence_as_xlsx(const ReleasedDataset& released, const EvidenceHead& head,
                                                   const std::vector<EvidenceRow>& rows, Lang lang,
                                                   const std::filesystem::path& folder);

/// JSON, "schema": "kua-evidence/1": head (data set, release, window, sentence, totals, withheld records), one object a
/// row. Ends with a newline.
[[nodiscard]] std::string evidence_as_json(const ReleasedDataset& released, const Selection& selection,
                                           const EvidenceHead& head, const std::vector<EvidenceRow>& rows, Lang lang);

}  // namespace kua
