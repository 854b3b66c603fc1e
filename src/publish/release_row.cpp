#include "publish/release_row.h"

#include "query/filter.h"

#include <algorithm>
#include <limits>

namespace kua {
namespace {

bool is_blurred(PublishRule rule) { return rule == PublishRule::AggregateOnly || rule == PublishRule::Displaced; }

/// A record whose place leaves only as its region, by its rule or because it hides its point.
bool loses_point(const IncidentTable& table, RowId row) {
    return is_blurred(table.publish[row]) || table.hides(row, HiddenPart::Point) ||
           table.hides(row, HiddenPart::Region);
}

/// Titles tell places, so a record whose place is blurred loses it too.
bool loses_title(const IncidentTable& table, RowId row) {
    return is_blurred(table.publish[row]) || table.hides(row, HiddenPart::Title);
}

bool is_finer_than_a_region(PlacePrecision precision) {
    return precision < PlacePrecision::Adm1 || precision == PlacePrecision::Unspecified;
}

bool may_be_quoted(const Source& source) { return source.publish.empty() || source.publish == "yes"; }

/// The loader's search text holds words of parts that have no column. It leaves only with a record of which everything
/// may leave.
bool keeps_search_text(const Dataset& data, RowId row) {
    const IncidentTable& table = data.incidents;
    const auto sources = table.sources[row];
    return !is_blurred(table.publish[row]) && (table.hidden.empty() || table.hidden[row] == 0) &&
           std::all_of(sources.begin(), sources.end(),
                       [&](auto source) { return may_be_quoted(data.sources[source]); });
}

template <class T>
std::vector<T> listed(const ListColumn<T>& column, RowId row) {
    const auto list = column[row];
    return {list.begin(), list.end()};
}

void append_texts(IncidentTable& to, const Dataset& from, RowId row) {
    const IncidentTable& table = from.incidents;
    const bool titled = !loses_title(table, row);
    std::string titles;
    to.id.push_back(table.id[row]);
    for (std::size_t lang = 0; lang < to.title.size(); ++lang) {
        const std::string_view title = titled ? table.title[lang][row] : std::string_view{};
        to.title[lang].push_back(title);
        titles += folded(title) + '\n';
    }
    to.search_text.push_back(keeps_search_text(from, row) ? table.search_text[row] : std::string_view{titles});
    to.record.push_back({});
}

void append_days(IncidentTable& to, const IncidentTable& table, RowId row) {
    const bool hidden = table.hides(row, HiddenPart::Days);
    to.first_day.push_back(released_day(table, row));
    to.last_day.push_back(hidden ? undated : table.last_day[row]);
    to.extent.push_back(hidden ? Extent::Throughout : table.extent[row]);
    to.time_precision.push_back(hidden ? TimePrecision::Unknown : table.time_precision[row]);
}

void append_place(IncidentTable& to, const IncidentTable& table, RowId row) {
    const bool no_point = loses_point(table, row);
    const RegionId region = table.hides(row, HiddenPart::Region) ? no_region : table.region[row];
    PlacePrecision precision = table.place_precision[row];
    if (no_point && is_finer_than_a_region(precision)) precision = PlacePrecision::Adm1;
    if (no_point && precision == PlacePrecision::Adm1 && !is_unit(region)) precision = PlacePrecision::Country;
    to.at.push_back(no_point ? LonLat{} : table.at[row]);
    to.radius_m.push_back(no_point ? std::numeric_limits<float>::quiet_NaN() : table.radius_m[row]);
    to.place_precision.push_back(precision);
    to.region.push_back(region);
}

template <class T>
void append_unless_hidden(ListColumn<T>& to, const ListColumn<T>& from, RowId row, bool hidden) {
    to.push_back(hidden ? std::vector<T>{} : listed(from, row));
}

}  // namespace

bool is_withheld(const IncidentTable& table, RowId row) {
    return table.publish[row] == PublishRule::No || table.hides(row, HiddenPart::Everything);
}

Day released_day(const IncidentTable& table, RowId row) {
    return table.hides(row, HiddenPart::Days) ? undated : table.first_day[row];
}

void append_released(IncidentTable& to, const Dataset& from, RowId row) {
    const IncidentTable& table = from.incidents;
    append_texts(to, from, row);
    append_days(to, table, row);
    append_place(to, table, row);
    to.file.push_back(table.file[row]);
    to.type.push_back(table.type[row]);
    to.status.push_back(table.status[row]);
    to.publish.push_back(table.publish[row]);
    to.listed.push_back(table.listed[row]);
    to.counted.push_back(table.counted[row]);
    to.parent.push_back(table.parent[row]);
    append_unless_hidden(to.counts, table.counts, row, table.hides(row, HiddenPart::Counts));
    append_unless_hidden(to.actors, table.actors, row, table.hides(row, HiddenPart::Actors));
    append_unless_hidden(to.sources, table.sources, row, table.hides(row, HiddenPart::Sources));
}

bool all_leave_whole(const Dataset& data) {
    const IncidentTable& table = data.incidents;
    const auto is_public = [](PublishRule rule) { return rule == PublishRule::Point || rule == PublishRule::Unstated; };
    return std::all_of(table.hidden.begin(), table.hidden.end(), [](std::uint16_t parts) { return parts == 0; }) &&
           std::all_of(table.publish.begin(), table.publish.end(), is_public) &&
           std::all_of(data.sources.begin(), data.sources.end(), may_be_quoted);
}

IncidentTable whole_released(const IncidentTable& table) {
    IncidentTable to;
    to.id = table.id;
    to.title = table.title;
    to.search_text = table.search_text;
    to.record.reserve(table.size());
    for (RowId row = 0; row < table.size(); ++row) to.record.push_back({});
    to.first_day = table.first_day;
    to.last_day = table.last_day;
    to.extent = table.extent;
    to.time_precision = table.time_precision;
    to.at = table.at;
    to.radius_m = table.radius_m;
    to.place_precision = table.place_precision;
    to.region = table.region;
    to.file = table.file;
    to.type = table.type;
    to.status = table.status;
    to.publish = table.publish;
    to.listed = table.listed;
    to.counted = table.counted;
    to.parent = table.parent;
    to.counts = table.counts;
    to.actors = table.actors;
    to.sources = table.sources;
    return to;
}

Source released_source(const Source& source) {
    if (may_be_quoted(source)) return source;
    Source left;
    left.type = source.type;
    left.publish = source.publish;
    if (source.publish == "title_only") {
        left.key = source.key;
        left.title = source.title;
    }
    return left;
}

}  // namespace kua
