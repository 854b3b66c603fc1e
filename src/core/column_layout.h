#pragma once

#include "core/incident.h"

#include <array>
#include <string>
#include <string_view>

namespace kua {

/// Calls `use(name, column)` for each column of an IncidentTable, const or not, in one order. Of columns by boundary set, for
/// those that the table has.
template <class Table, class Use>
void each_column(Table& table, Use&& use) {
    use("id", table.id);
    constexpr std::array titles{"title.en", "title.ru", "title.kk"};
    for (std::size_t lang = 0; lang < titles.size(); ++lang) use(titles[lang], table.title[lang]);
    use("search_text", table.search_text);
    use("record", table.record);
    use("file", table.file);
    use("first_day", table.first_day);
    use("last_day", table.last_day);
    use("extent", table.extent);
    use("time_precision", table.time_precision);
    use("at", table.at);
    use("radius_m", table.radius_m);
    use("place_precision", table.place_precision);
    use("region", table.region);
    use("set_on_day", table.set_on_day);
    for (std::size_t set = 0; set < table.region_in.size(); ++set) use("region_in." + std::to_string(set), table.region_in[set]);
    use("type", table.type);
    use("status", table.status);
    use("publish", table.publish);
    use("hidden", table.hidden);
    use("counted", table.counted);
    use("listed", table.listed);
    use("parent", table.parent);
    use("counts", table.counts);
    use("actors", table.actors);
    use("sources", table.sources);
}

/// What the bytes of columns mean in this build: names and sizes of all columns, order of bytes, words behind numbers. Files of
/// columns hold it, so that none is read by a program for which they would mean something else.
[[nodiscard]] std::string column_layout();

/// The ending of the names of such files.
inline constexpr std::string_view column_file_ending = ".kua-columns";
/// What such a file begins with.
inline constexpr std::string_view column_file_magic = "KUACOLS1";
/// Columns begin at multiples of so many bytes.
inline constexpr std::size_t column_alignment_bytes = 64;

}  // namespace kua
