#include "io/incident_rows.h"

#include "core/column_layout.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <thread>

namespace kua {
namespace {

/// Calls `use(to, from)` for each column of both tables that rows have. Pre: `to` has those by boundary set that `from` has.
template <class Use>
void each_pair(IncidentTable& to, const IncidentTable& from, const Use& use) {
    use(to.id, from.id);
    for (std::size_t lang = 0; lang < to.title.size(); ++lang) use(to.title[lang], from.title[lang]);
    use(to.search_text, from.search_text);
    use(to.record, from.record);
    use(to.file, from.file);
    use(to.first_day, from.first_day);
    use(to.last_day, from.last_day);
    use(to.extent, from.extent);
    use(to.time_precision, from.time_precision);
    use(to.at, from.at);
    use(to.radius_m, from.radius_m);
    use(to.place_precision, from.place_precision);
    use(to.region, from.region);
    use(to.set_on_day, from.set_on_day);
    for (std::size_t set = 0; set < from.region_in.size(); ++set) use(to.region_in[set], from.region_in[set]);
    use(to.status, from.status);
    use(to.publish, from.publish);
    use(to.hidden, from.hidden);
    use(to.counts, from.counts);
    use(to.actors, from.actors);
    use(to.sources, from.sources);
}

template <class T>
void append_all(ValueColumn<T>& to, const ValueColumn<T>& from) {
    to.append({from.data(), from.size()});
}
template <class Column>
void append_all(Column& to, const Column& from) {
    to.append(from);
}

/// Of a ValueColumn or a vector.
template <class Values>
std::vector<typename Values::value_type> picked(const Values& from, std::span<const std::uint32_t> rows) {
    std::vector<typename Values::value_type> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = from[rows[i]];
    return out;
}
TextColumn picked(const TextColumn& from, std::span<const std::uint32_t> rows) {
    TextColumn out;
    out.reserve(rows.size(), from.bytes().size());
    for (const std::uint32_t row : rows) out.push_back(from[row]);
    return out;
}
KeptTextColumn picked(const KeptTextColumn& from, std::span<const std::uint32_t> rows) { return from.picked(rows); }
template <class T>
ListColumn<T> picked(const ListColumn<T>& from, std::span<const std::uint32_t> rows) {
    ListColumn<T> out;
    for (const std::uint32_t row : rows) {
        const auto list = from[row];
        out.add({list.begin(), list.size()});
    }
    return out;
}

/// Does each of them, on all cores.
void do_all(const std::vector<std::function<void()>>& tasks) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t task = next++; task < tasks.size(); task = next++) tasks[task]();
    };
    std::vector<std::jthread> threads;
    for (unsigned thread = 1; thread < std::thread::hardware_concurrency(); ++thread) threads.emplace_back(work);
    work();
}

/// Room for texts as long as those that the column has.
void make_room(TextColumn& column, std::size_t rows) {
    if (column.size() > 0) column.reserve(rows, column.bytes().size() * rows / column.size());
}

}  // namespace

std::uint32_t TypeCodes::number_of(std::string_view code) {
    if (last_ < codes_.size() && codes_[last_] == code) return last_;
    auto found = numbers_.find(code);
    if (found == numbers_.end()) {
        found = numbers_.emplace(code, static_cast<std::uint32_t>(codes_.size())).first;
        codes_.emplace_back(code);
    }
    return last_ = found->second;
}

void IncidentRows::reserve(std::size_t rows) {
    make_room(table.id, rows);
    for (TextColumn& title : table.title) make_room(title, rows);
    make_room(table.search_text, rows);
    const auto each = [&](auto&... columns) { (columns.reserve(rows), ...); };
    each(table.record, table.file, table.first_day, table.last_day, table.extent, table.time_precision, table.at, table.radius_m,
         table.place_precision, table.region, table.status, table.publish, table.hidden, type, record, line);
}

void IncidentRows::add(const IncidentRow& row) {
    table.id.push_back(row.id);
    for (std::size_t lang = 0; lang < table.title.size(); ++lang) table.title[lang].push_back(row.title[lang]);
    table.search_text.push_back(row.search_text);
    table.record.push_back(row.text);
    table.file.push_back(row.file);
    table.first_day.push_back(row.first_day);
    table.last_day.push_back(row.last_day);
    table.extent.push_back(row.extent);
    table.time_precision.push_back(row.time_precision);
    table.at.push_back(row.at);
    table.radius_m.push_back(row.radius_m);
    table.place_precision.push_back(row.place_precision);
    table.region.push_back(row.region);
    const std::span<const RegionId> region_in = row.lists.region_in;
    if (!region_in.empty()) table.set_on_day.push_back(row.set_on_day);
    table.region_in.resize(std::max(table.region_in.size(), region_in.size()));
    for (std::size_t set = 0; set < region_in.size(); ++set) table.region_in[set].push_back(region_in[set]);
    table.status.push_back(row.status);
    table.publish.push_back(row.publish);
    table.hidden.push_back(row.hidden);
    table.counts.add(row.lists.counts);
    table.actors.add(row.lists.actors);
    table.sources.add(row.lists.sources);
    std::vector<StoredLink> stored;
    for (const RecordLink& link : row.lists.links) stored.push_back({std::string(link.rel), std::string(link.id)});
    links.add(stored);
    type.push_back(type_codes.number_of(row.type));
    record.push_back(row.record);
    line.push_back(row.line);
}

void IncidentRows::append(const IncidentRows& other) {
    table.region_in.resize(std::max(table.region_in.size(), other.table.region_in.size()));
    each_pair(table, other.table, [](auto& to, const auto& from) { append_all(to, from); });
    links.append(other.links);
    std::vector<std::uint32_t> type_here;
    for (std::uint32_t there = 0; there < other.type_codes.size(); ++there) type_here.push_back(type_codes.number_of(other.type_codes[there]));
    std::transform(other.type.begin(), other.type.end(), std::back_inserter(type), [&](std::uint32_t there) { return type_here[there]; });
    record.insert(record.end(), other.record.begin(), other.record.end());
    line.insert(line.end(), other.line.begin(), other.line.end());
}

void IncidentRows::pick(std::span<const std::uint32_t> rows) {
    std::uint32_t next = 0;
    const bool are_all = rows.size() == size() && std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) { return row == next++; });
    if (are_all) return;   // as of a file that is in order already
    std::vector<std::function<void()>> tasks;
    const auto add = [&](auto& column) {
        if (column.size() > 0) tasks.push_back([&column, rows] { column = picked(column, rows); });
    };
    each_column(table, [&](const auto&, auto& column) { add(column); });
    add(links);
    add(type);
    add(record);
    add(line);
    do_all(tasks);
}

void IncidentRows::forget_places() {
    type = {};
    record = {};
    line = {};
    links = {};
}

}  // namespace kua
