#pragma once

#include "core/dataset.h"
#include "core/message.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kua {

/// One finding about input data, precise enough to mend it.
struct Problem {
    Severity severity = Severity::Error;
    std::string rule;  ///< "V7", "schema", "json", "geometry", "encoding" …
    std::string file;
    std::int64_t record = 0;  ///< counted from 1 in file order; 0 where it concerns the whole file
    std::int64_t line = 0;    ///< from 1; 0 where not known
    std::int64_t column = 0;  ///< in bytes, from 1; 0 where not known
    std::string id;           ///< of the record, where it has one
    std::string field;        ///< "when.start"
    std::string value;        ///< what stands there, shortened to 80 characters
    Message what;             ///< what is wrong and what was expected
    std::int64_t times = 1;   ///< how many problems it stands for: more where some are not listed one by one
};

/// How many there are of this severity, those that are not listed included.
[[nodiscard]] std::int64_t count_of(std::span<const Problem> problems, Severity severity);

/// "error V2 incidents.geojson: line 40: record 3 (KAZ2021-003): when.end: "2020-02-31": no such day, want YYYY-MM-DD".
/// What is not known is left out.
[[nodiscard]] std::string in_english(const Problem& problem);

/// "error", "warning", "note".
[[nodiscard]] std::string_view word(Severity severity);
/// `text` for Problem::value: at most 80 characters of whole UTF-8, "…" where cut, control characters as spaces.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace kua
