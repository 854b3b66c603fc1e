#include "io/record_links.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kua {
namespace {

constexpr std::size_t none = ResolvedLinks::none;
constexpr std::size_t many_sites = 10;

using RowIndex = std::unordered_map<std::string_view, std::size_t>;
/// For each row the rows that it points to.
using Graph = std::vector<std::vector<std::size_t>>;

/// Of the rows that links point to: few, as a rule, of many.
RowIndex index_of_targets(const IncidentRows& rows) {
    RowIndex index;
    for (const StoredLink& link : rows.links.values()) index.emplace(link.id, none);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto found = index.find(rows.table.id[i]); found != index.end() && found->second == none) found->second = i;
    return index;
}

std::size_t find_row(const RowIndex& index, std::string_view id) {
    const auto found = index.find(id);
    return found == index.end() ? none : found->second;
}

/// child -> parents, from both directions of the statement.
Graph parents_of(const IncidentRows& rows, const RowIndex& index) {
    Graph parents(rows.size());
    const auto add = [&](std::size_t child, std::size_t parent) {
        auto& list = parents[child];
        if (std::find(list.begin(), list.end(), parent) == list.end()) list.push_back(parent);
    };
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const StoredLink& link : rows.links[i]) {
            const std::size_t other = find_row(index, link.id);
            if (other == none) continue;
            if (link.rel == "part_of") add(i, other);
            if (link.rel == "contains") add(other, i);
        }
    return parents;
}

Graph originals_of(const IncidentRows& rows, const RowIndex& index) {
    Graph originals(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (const StoredLink& link : rows.links[i])
            if (const std::size_t other = find_row(index, link.id); other != none && link.rel == "duplicate_of")
                originals[i].push_back(other);
    return originals;
}

/// Rows that can be reached from themselves (Tarjan 1972, without recursion: files are untrusted and may be deep).
class CircleFinder {
public:
    explicit CircleFinder(const Graph& graph)
        : graph_(graph),
          order_(graph.size(), 0),
          low_(graph.size(), 0),
          on_stack_(graph.size(), 0),
          in_circle_(graph.size(), 0) {}

    std::vector<std::uint8_t> find() {
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (order_[i] == 0) visit(i);
        return in_circle_;
    }

private:
    struct Step {
        std::size_t row;
        std::size_t next_edge;
    };
    void enter(std::size_t row) {
        order_[row] = low_[row] = ++count_;
        stack_.push_back(row);
        on_stack_[row] = 1;
        steps_.push_back({row, 0});
    }
    void visit(std::size_t start) {
        enter(start);
        while (!steps_.empty()) {
            Step& step = steps_.back();
            const std::size_t row = step.row;
            if (step.next_edge == graph_[row].size()) {
                leave(row);
                continue;
            }
            const std::size_t other = graph_[row][step.next_edge++];
            if (other == row) in_circle_[row] = 1;
            if (order_[other] == 0)
                enter(other);
            else if (on_stack_[other] != 0)
                low_[row] = std::min(low_[row], order_[other]);
        }
    }
    void leave(std::size_t row) {
        steps_.pop_back();
        if (!steps_.empty()) low_[steps_.back().row] = std::min(low_[steps_.back().row], low_[row]);
        if (low_[row] != order_[row]) return;
        const bool is_alone = stack_.back() == row;
        for (std::size_t member = none; member != row;) {
            member = stack_.back();
            stack_.pop_back();
            on_stack_[member] = 0;
            if (!is_alone) in_circle_[member] = 1;
        }
    }

    const Graph& graph_;
    std::vector<std::size_t> order_, low_;
    std::vector<std::uint8_t> on_stack_, in_circle_;
    std::vector<std::size_t> stack_;
    std::vector<Step> steps_;
    std::size_t count_ = 0;
};

Problem about(const IncidentBatch& batch, std::size_t row, std::string rule, std::string field, Message what) {
    return {.severity = Severity::Error,
            .rule = std::move(rule),
            .file = batch.files[batch.rows.table.file[row]].path,
            .record = batch.rows.record[row],
            .line = batch.rows.line[row],
            .id = std::string(batch.rows.table.id[row]),
            .field = std::move(field),
            .what = std::move(what)};
}

/// What links lead to that no record has as id. While the set of ids knows its rows.
std::set<std::string, std::less<>> missing_targets(const IncidentBatch& batch) {
    std::set<std::string, std::less<>> missing;
    for (const StoredLink& link : batch.rows.links.values())
        if (!batch.ids.contains(link.id, [&](std::uint32_t number) { return batch.id_of(number); })) missing.insert(link.id);
    return missing;
}

void check_links(IncidentBatch& batch, const std::set<std::string, std::less<>>& missing, std::vector<std::uint8_t>& bad) {
    if (batch.rows.links.values().empty()) return;
    const RowIndex index = index_of_targets(batch.rows);
    const auto part_circles = CircleFinder(parents_of(batch.rows, index)).find();
    const auto duplicate_circles = CircleFinder(originals_of(batch.rows, index)).find();
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        const auto report = [&](std::string field, std::string_view value, Message what) {
            Problem problem = about(batch, i, "V9", std::move(field), std::move(what));
            problem.value = shortened(value);
            batch.problems.push_back(std::move(problem));
            bad[i] = 1;
        };
        std::size_t k = 0;
        for (const StoredLink& link : batch.rows.links[i]) {
            if (missing.contains(link.id)) report("links[" + std::to_string(k) + "].id", link.id, msg("no record has this id"));
            ++k;
        }
        if (part_circles[i] != 0) report("links", "", msg("is part of itself by its links"));
        if (duplicate_circles[i] != 0) report("links", "", msg("is a duplicate of itself by its links"));
    }
}

void check_sites(IncidentBatch& batch) {
    const IncidentTable& table = batch.rows.table;
    std::map<std::pair<double, double>, std::vector<std::size_t>> sites;
    for (std::size_t i = 0; i < batch.rows.size(); ++i)
        if (table.place_precision[i] == PlacePrecision::Site && is_valid(table.at[i])) sites[{table.at[i].lon_deg, table.at[i].lat_deg}].push_back(i);
    for (const auto& [at, rows] : sites) {
        if (rows.size() < many_sites) continue;
        Problem problem =
            about(batch, rows.front(), "V14", "where.precision",
                  msg("{0} records of precision \"site\" lie on this one coordinate; probably it is a settlement's",
                      std::to_string(rows.size())));
        problem.severity = Severity::Warning;
        problem.value = word(PlacePrecision::Site);
        batch.problems.push_back(std::move(problem));
    }
}

/// Gives how many were taken out.
std::size_t take_out(IncidentRows& rows, const std::vector<std::uint8_t>& bad) {
    std::vector<std::uint32_t> kept;
    if (std::find(bad.begin(), bad.end(), 1) == bad.end()) return 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (bad[i] == 0) kept.push_back(static_cast<std::uint32_t>(i));
    const std::size_t taken_out = rows.size() - kept.size();
    rows.pick(kept);
    return taken_out;
}

/// True where `ancestor` is reached from `row` through parents.
bool lies_within(const Graph& parents, std::size_t row, std::size_t ancestor) {
    std::vector<std::size_t> open{row};
    std::vector<std::uint8_t> seen(parents.size(), 0);
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const std::size_t parent : parents[at]) {
            if (parent == ancestor) return true;
            if (seen[parent] == 0) open.push_back(parent);
            seen[parent] = 1;
        }
    }
    return false;
}

}  // namespace

void check_across(IncidentBatch& batch) {
    const auto missing = missing_targets(batch);
    batch.ids = {};  // nobody asks any more
    std::vector<std::uint8_t> bad(batch.rows.size(), 0);
    for (const std::uint32_t row : batch.repeated) bad[row] = 1;
    batch.repeated.clear();
    batch.records_rejected += static_cast<std::int64_t>(take_out(batch.rows, bad));
    bad.assign(batch.rows.size(), 0);
    check_links(batch, missing, bad);
    check_sites(batch);
    batch.records_rejected += static_cast<std::int64_t>(take_out(batch.rows, bad));
}

ResolvedLinks resolve_links(const IncidentBatch& batch) {
    if (batch.rows.links.values().empty()) return {};
    const std::size_t count = batch.rows.size();
    ResolvedLinks out{std::vector<std::size_t>(count, none), std::vector<std::uint8_t>(count, 0),
                      std::vector<std::uint8_t>(count, 0)};
    const RowIndex index = index_of_targets(batch.rows);
    const Graph parents = parents_of(batch.rows, index);
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::size_t candidate : parents[i]) {
            const bool is_nearer = out.parent[i] == none || lies_within(parents, candidate, out.parent[i]);
            if (is_nearer) out.parent[i] = candidate;
        }
        if (out.parent[i] != none) out.is_parent[out.parent[i]] = 1;
        const auto links = batch.rows.links[i];
        out.is_duplicate[i] =
            std::any_of(links.begin(), links.end(), [](const StoredLink& link) { return link.rel == "duplicate_of"; })
                ? 1
                : 0;
    }
    return out;
}

}  // namespace kua
