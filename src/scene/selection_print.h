#pragma once

#include "core/dataset.h"
#include "query/selection.h"
#include "query/stand_alone.h"
#include "scene/view_state.h"

#include <string>
#include <vector>

namespace kua {

/// A shown record in digits.
struct RecordPrint {
    std::string id;
    std::string sha256;  ///< of all that the columns say of it
    Membership membership = Membership::Certain;
    friend bool operator==(const RecordPrint&, const RecordPrint&) = default;
};

/// What a figure shows, in digits: two figures with one `sha256` show the same records, data, units and choices. It
/// says nothing of pixels and is no protection against forgery.
struct SelectionPrint {
    std::string sha256;
    std::string choices_sha256;  ///< of the view, without the names of its files
    std::string units_sha256;    ///< of the boundaries: codes, names, outlines
    std::vector<RecordPrint> records;  ///< in table order; only those that may be published as single records
};

/// The canonical form `kua-selection/1` is a row of fields, each its length in decimal, ":", its bytes, ",": the
/// digests of choices and units, window, the numbers of the sentence, coverage, then each shown record: its digest and
/// "c" or "p". Numbers are decimal, shortest form; unknown ones "-". A record that may leave as part of a number only
/// (aggregate_only, displaced) gives just what the numbers say of it (region, type, status, counts), so that its day or
/// id cannot be found by trying. Made from released data, it knows nothing of what is withheld.
[[nodiscard]] SelectionPrint selection_print(const Dataset& data, const Selection& selection, const ViewState& view);

/// The first eight digits of the print, as "7F3A-92C1".
[[nodiscard]] std::string check_code(const SelectionPrint& print);

/// The digest of the view's choices alone: which files it names is none.
[[nodiscard]] std::string choices_sha256(ViewState view);

}  // namespace kua
