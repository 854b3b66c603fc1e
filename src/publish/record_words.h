#pragma once

#include "publish/release.h"
#include "query/selection.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// What a record says in words that no column has; it stands in its original text only.
struct RecordWords {
    std::string when_as_stated;
    std::string place_as_stated;
    LocalText place;
    struct Citation {
        std::string key;      ///< Source::key
        std::string locator;  ///< "p. 3"
    };
    std::vector<Citation> citations;
};

/// Reads the words of an original record (IncidentTable::record); nothing where it cannot be read.
using WordsReader = std::function<std::optional<RecordWords>(std::string_view record)>;

/// The words of each of `rows` of the released table. Those of a record of which anything may not leave stay here
/// altogether: a place in words tells what a hidden point was hidden for. A citation leaves with its source only.
/// Pre: `released` was made from `data`.
[[nodiscard]] std::vector<RecordWords> released_words(const Dataset& data, const ReleasedDataset& released,
                                                      const std::vector<RowId>& rows, const WordsReader& read);

/// Whether a source of released data leaves with more than its kind and title.
[[nodiscard]] bool leaves_in_full(const Source& source);

}  // namespace kua
