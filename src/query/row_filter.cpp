#include "query/row_filter.h"

#include "query/people_class.h"
#include "query/selection.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kua {
namespace {

using Words = std::optional<std::vector<std::string>>;

constexpr std::size_t ids = 0x10000;     // of TypeId and RegionId
constexpr std::size_t block_rows = 4096; // whose stop bits stay in the nearest cache from column to column

bool has(const Words& words, std::string_view wanted) {
    return !words || std::find(words->begin(), words->end(), wanted) != words->end();
}

template <class Enum, std::size_t count>
std::array<std::uint8_t, count> wanted(const Words& words) {
    std::array<std::uint8_t, count> table{};
    for (std::size_t i = 0; i < count; ++i) table[i] = has(words, word(static_cast<Enum>(i))) ? 1 : 0;
    return table;
}

template <class Enum, std::size_t count>
std::array<std::uint8_t, 256> stops_of(const Words& words, StopBit bit) {
    std::array<std::uint8_t, 256> table{};
    table.fill(bit);
    for (std::size_t i = 0; i < count; ++i)
        if (has(words, word(static_cast<Enum>(i)))) table[i] = 0;
    return table;
}

/// A type that the vocabulary does not have is none of the wanted ones and concerns no right.
std::vector<std::uint8_t> type_stops(const Vocabulary& vocabulary, const Filter& filter) {
    if (!filter.types && !filter.rights) return {};
    const auto stops = [&](bool has_type, bool has_right) {
        return static_cast<std::uint8_t>((has_type ? 0 : types_stop) | (has_right ? 0 : rights_stop));
    };
    std::vector<std::uint8_t> table(ids, stops(!filter.types, !filter.rights));
    for (std::size_t i = 0; i < vocabulary.types.size(); ++i) {
        const IncidentType& type = vocabulary.types[i];
        const bool has_right = !filter.rights || std::any_of(type.rights.begin(), type.rights.end(),
                                                             [&](const auto& right) { return has(filter.rights, right); });
        table[i] = stops(has(filter.types, type.code), has_right);
    }
    return table;
}

std::vector<std::uint8_t> region_stops(const BoundarySet& set, const Words& codes) {
    if (!codes) return {};
    std::vector<std::uint8_t> table(ids, regions_stop);
    for (std::size_t i = 0; i < set.units.size(); ++i)
        if (has(codes, set.units[i].code)) table[i] = 0;
    table[unattributed_region] = has(codes, unattributed_code) ? 0 : regions_stop;
    table[no_region] = has(codes, no_region_code) ? 0 : regions_stop;
    return table;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    constexpr std::string_view blank = " \t\r\n";
    for (std::size_t begin = text.find_first_not_of(blank); begin != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(blank, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(blank, end);
    }
    return words;
}

template <class Column, class Table>
void add_stops(std::span<std::uint8_t> stops, const Column& column, RowId from, const Table& table) {
    const auto* value = column.data() + from;
    for (std::size_t i = 0; i < stops.size(); ++i)
        stops[i] = static_cast<std::uint8_t>(stops[i] | table[static_cast<std::size_t>(value[i])]);
}

}  // namespace

RowFilter::RowFilter(const Dataset& data, const Filter& filter)
    : table_(data.incidents),
      of_type_(type_stops(data.vocabulary, filter)),
      of_region_(region_stops(data.boundaries, filter.regions)),
      of_precision_(stops_of<PlacePrecision, place_precision_count>(filter.place_precisions, precisions_stop)),
      of_status_(stops_of<Status, status_count>(filter.statuses, statuses_stop)),
      wanted_role_(wanted<ActorRole, actor_role_count>(filter.actor_roles)),
      wanted_kind_(wanted<ActorKind, actor_kind_count>(filter.actor_kinds)),
      asks_precision_(filter.place_precisions.has_value()),
      asks_status_(filter.statuses.has_value()),
      asks_actors_(filter.actor_roles || filter.actor_kinds),
      asks_counts_(filter.count_at_least > 0),
      count_name_(filter.count_name),
      count_at_least_(filter.count_at_least),
      area_(filter.area),
      words_(words_of(folded(filter.text))) {}

bool RowFilter::has_actor(RowId row) const {
    const auto actors = table_.actors[row];
    return std::any_of(actors.begin(), actors.end(), [&](ActorPart actor) {
        return wanted_role_[static_cast<std::size_t>(actor.role)] != 0 && wanted_kind_[static_cast<std::size_t>(actor.kind)] != 0;
    });
}

bool RowFilter::has_count(RowId row) const {
    return least_people(table_.counts[row], count_name_) >= count_at_least_;
}

bool RowFilter::has_words(RowId row) const {
    const auto holds = [](std::string_view text, const std::string& word_of_text) {   // an empty text may have no address
        return !text.empty() && ::memmem(text.data(), text.size(), word_of_text.data(), word_of_text.size()) != nullptr;
    };
    const std::string_view text = table_.search_text[row];
    std::string id;
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& word_of_text) {
        if (holds(text, word_of_text)) return true;
        if (id.empty()) append_folded(id, table_.id[row]);
        return holds(id, word_of_text);
    });
}

void RowFilter::ask_columns(RowId from, std::span<std::uint8_t> stops) const {
    std::fill(stops.begin(), stops.end(), std::uint8_t{0});
    if (!of_type_.empty()) add_stops(stops, table_.type, from, of_type_);
    if (!of_region_.empty()) add_stops(stops, table_.region, from, of_region_);
    if (asks_precision_) add_stops(stops, table_.place_precision, from, of_precision_);
    if (asks_status_) add_stops(stops, table_.status, from, of_status_);
}

/// What costs more a record is asked of those that are not stopped already; the text last.
void RowFilter::ask_lists(RowId from, std::span<std::uint8_t> stops, int enough) const {
    const auto ask = [&](StopBit bit, auto&& passes) {
        for (std::size_t i = 0; i < stops.size(); ++i)
            if (std::popcount(stops[i]) < enough && !passes(from + static_cast<RowId>(i)))
                stops[i] = static_cast<std::uint8_t>(stops[i] | bit);
    };
    if (asks_actors_) ask(actors_stop, [&](RowId row) { return has_actor(row); });
    if (asks_counts_) ask(counts_stop, [&](RowId row) { return has_count(row); });
    if (!area_.empty())
        ask(other_stop, [&](RowId row) {
            return placement(table_, row) == Placement::Point && contains(area_, table_.at[row]);
        });
    if (!words_.empty()) ask(other_stop, [&](RowId row) { return has_words(row); });
}

void RowFilter::find_stops(RowId from, std::span<std::uint8_t> stops, int enough) const {
    for (std::size_t begin = 0; begin < stops.size(); begin += block_rows) {
        const auto block = stops.subspan(begin, std::min(block_rows, stops.size() - begin));
        ask_columns(from + static_cast<RowId>(begin), block);
        ask_lists(from + static_cast<RowId>(begin), block, enough);
    }
}

}  // namespace kua
