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
    std::vector<std::string> hides;  ///< the paths of its `sensitivity.hide` ("where.place"), for released_words
};

/// Reads the words of an original record (IncidentTable::record); nothing where it cannot be read.
using WordsReader = std::function<std::optional<RecordWords>(std::string_view record)>;

/// The words of each of `rows` of the released table. Those of a record that hides its title, days, place or sources
/// stay altogether: a place in words tells what a hidden point was hidden for. Otherwise those that it hides by name
/// stay. A citation leaves with its source only. Pre: `released` was made from `data`.
[[nodiscard]] std::vector<RecordWords> released_words(const Dataset& data, const ReleasedDataset& released,
                                                      const std::vector<RowId>& rows, const WordsReader& read);

/// Whether a source of released data leaves with more than its kind and title.
[[nodiscard]] bool leaves_in_full(const Source& source);

}  // namespace kua
