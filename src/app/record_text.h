#pragma once

#include "core/dataset.h"
#include "io/load.h"
#include "query/selection.h"
#include "text/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace kua {

/// One line of the card: what is asked, what is known, how well.
struct CardRow {
    std::string label;
    std::string value;
    std::string note;
    std::string stated;   ///< the source's own words; empty where none
};

/// What the card needs to tell a record. Borrows.
struct RecordTelling {
    const Dataset& data;
    RowId row;
    const RecordDetail& detail;
    DayRange window;
    const Catalogue& text;
};

/// When, where, who, how sure, in words.
[[nodiscard]] std::vector<CardRow> record_rows(const RecordTelling& telling);

/// "at least 30", "10 to 20", "about 300", "number not known".
[[nodiscard]] std::string range_text(const CountRange& range, const Catalogue& text);
/// "9 hours", "5 to 9 hours", "40 minutes" of a range in minutes.
[[nodiscard]] std::string duration_text(const CountRange& minutes, const Catalogue& text);

/// A source as the card lists it.
struct CardSource {
    std::string title;     ///< title, publisher, date
    std::string locator;   ///< where in it
    std::string host;      ///< "bureau.kz"; empty where it has no address
    std::string url;
};
[[nodiscard]] std::vector<CardSource> record_sources(const RecordTelling& telling);

/// The host of an address: "https://www.bureau.kz/x" is "bureau.kz".
[[nodiscard]] std::string host_of(const std::string& url);

/// What of a sentence comes before its first comma; the commas of a number such as 1,234 are none.
[[nodiscard]] std::string_view first_clause(std::string_view sentence);

/// How many of them count as incidents: summaries add none.
[[nodiscard]] std::int64_t counted_of(const Dataset& data, const std::vector<RowId>& rows);
/// "8 incidents", with "and 1 summary" where records among them sum up others.
[[nodiscard]] std::string list_counts(const Dataset& data, const std::vector<RowId>& rows, const Catalogue& text);
/// The same for a part of a list, under a heading of its own: "8 and 1 summary".
[[nodiscard]] std::string group_counts(const Dataset& data, const std::vector<RowId>& rows, const Catalogue& text);
/// As list_counts, of so many incidents and summaries.
[[nodiscard]] std::string counts_in_words(std::int64_t incidents, std::int64_t summaries, const Catalogue& text);

}  // namespace kua
