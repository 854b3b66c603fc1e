#include "io/column_values.h"

#include "io/shape_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace kua {
namespace {

template <class Enum>
bool are_words(const ValueColumn<Enum>& column) {
    return std::all_of(column.begin(), column.end(), [n = all_words<Enum>().size()](Enum value) { return static_cast<std::size_t>(value) < n; });
}
template <class Enum>
bool is_word(Enum value) {
    return static_cast<std::size_t>(value) < all_words<Enum>().size();
}
template <class Values>
bool are_below(const Values& values, std::size_t end) {
    return std::all_of(values.begin(), values.end(), [end](auto value) { return value < end; });
}
bool are_regions(const ValueColumn<RegionId>& column, std::size_t units) {
    return std::all_of(column.begin(), column.end(), [units](RegionId region) { return !is_unit(region) || region < units; });
}
bool are_texts(const TextColumn& column) {
    for (std::size_t i = 0; i < column.size(); ++i)
        if (!is_utf8(column[i])) return false;
    return true;
}

/// Days ascend, undated ones last; no record ends before it begins.
bool are_days(const IncidentTable& table) {
    constexpr std::int32_t furthest_day = 4'000'000;   // beyond the years 0 to 9999 that dates can be of
    for (RowId row = 0; row < table.size(); ++row) {
        const Day first = table.first_day[row], last = table.last_day[row];
        if (row > 0 && first < table.first_day[row - 1]) return false;
        if (first == undated ? last != undated : last < first || std::abs(first.since_epoch) > furthest_day || last.since_epoch > furthest_day) return false;
    }
    return true;
}

bool are_places(const IncidentTable& table) {
    return std::all_of(table.at.begin(), table.at.end(), [](LonLat at) { return is_valid(at) || (std::isnan(at.lon_deg) && std::isnan(at.lat_deg)); }) &&
           std::all_of(table.radius_m.begin(), table.radius_m.end(), [](float radius) { return std::isnan(radius) || (radius >= 0.0F && std::isfinite(radius)); });
}

/// Each chain of parents comes to an end.
bool are_parents(const ValueColumn<RowId>& parent) {
    enum Seen : std::uint8_t { Never, OnThisWay, Ends };
    std::vector<std::uint8_t> seen;
    std::vector<RowId> way;
    for (RowId row = 0; row < parent.size(); ++row) {
        if (parent[row] == no_row) continue;
        if (seen.empty()) seen.assign(parent.size(), Never);
        way.clear();
        RowId up = row;
        while (up != no_row && seen[up] == Never) {
            seen[up] = OnThisWay;
            way.push_back(up);
            up = parent[up];
            if (up != no_row && up >= parent.size()) return false;
        }
        if (up != no_row && seen[up] == OnThisWay) return false;
        for (const RowId passed : way) seen[passed] = Ends;
    }
    return true;
}

bool are_counts(const ValueColumn<NamedCount>& counts) {
    return std::all_of(counts.begin(), counts.end(), [](const NamedCount& count) {
        return is_word(count.name) && std::min({count.range.min, count.range.best, count.range.max}) >= unknown_count;
    });
}
bool are_actors(const ValueColumn<ActorPart>& actors) {
    return std::all_of(actors.begin(), actors.end(), [](const ActorPart& actor) { return is_word(actor.role) && is_word(actor.kind); });
}
bool are_sound(const DatasetInfo& info, std::size_t units) {
    return std::all_of(info.coverage.begin(), info.coverage.end(), [units](const Coverage& coverage) { return !is_unit(coverage.region) || coverage.region < units; });
}

}  // namespace

void add_value_checks(const ColumnFile& columns, const Dataset& ground, std::size_t types,
                      std::vector<std::function<std::string()>>& checks) {
    const IncidentTable& table = columns.table;
    const auto add = [&checks](std::string name, auto holds) {
        checks.emplace_back([name = std::move(name), holds] { return holds() ? std::string() : name; });
    };
    const bool has_sets = !ground.boundary_sets.empty();
    const std::size_t units = has_sets ? ground.boundary_sets.back().units.size() : ground.boundaries.units.size();
    add("first_day", [&table] { return are_days(table); });
    add("at", [&table] { return are_places(table); });
    add("extent", [&table] { return are_words(table.extent); });
    add("time_precision", [&table] { return are_words(table.time_precision); });
    add("place_precision", [&table] { return are_words(table.place_precision); });
    add("status", [&table] { return are_words(table.status); });
    add("publish", [&table] { return std::all_of(table.publish.begin(), table.publish.end(), [](PublishRule rule) { return rule <= PublishRule::No; }); });
    add("file", [&] {
        const std::size_t first = ground.files.size(), end = first + columns.files.size();
        return std::all_of(table.file.begin(), table.file.end(), [=](std::uint16_t file) { return file >= first && file < end; });
    });
    add("type", [&table, types] { return are_below(table.type, types); });
    add("counted", [&table] { return are_below(table.counted, 2); });
    add("listed", [&table] { return are_below(table.listed, 2); });
    add("region", [&table, units] { return are_regions(table.region, units); });
    add("set_on_day", [&table, &ground, has_sets] { return table.set_on_day.size() == (has_sets ? table.size() : 0) && are_below(table.set_on_day, ground.boundary_sets.size()); });
    for (std::size_t set = 0; set < table.region_in.size(); ++set)
        add("region_in." + std::to_string(set), [&table, &ground, set] { return are_regions(table.region_in[set], ground.boundary_sets[set].units.size()); });
    add("parent", [&table] { return are_parents(table.parent); });
    add("counts", [&table] { return are_counts(table.counts.values()); });
    add("actors", [&table] { return are_actors(table.actors.values()); });
    add("sources", [&] { return are_below(table.sources.values(), columns.sources.size()); });
    add("coverage", [&columns, units] { return are_sound(columns.info, units); });
    add("id", [&table] { return are_texts(table.id); });
    for (const TextColumn& title : table.title) add("title", [&title] { return are_texts(title); });
}

}  // namespace kua
