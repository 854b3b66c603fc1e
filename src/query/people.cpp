#include "query/people.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <unordered_map>

namespace kua {
namespace {

/// a + b for numbers from files, which may be as large as they like: stops at the largest.
std::int64_t sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    return __builtin_add_overflow(a, b, &result) ? std::numeric_limits<std::int64_t>::max() : result;
}

using Bound = std::optional<std::int64_t>;

Bound sum(Bound a, Bound b) { return a && b ? Bound{sum(*a, *b)} : std::nullopt; }
Bound larger(Bound a, Bound b) { return a && b ? Bound{std::max(*a, *b)} : std::nullopt; }
Bound known(std::int64_t value) { return value == unknown_count ? std::nullopt : Bound{value}; }

/// Adds the tallies that `IntervalSum` keeps beside its bounds.
void add_tallies(IntervalSum& to, const IntervalSum& from) {
    to.lacking_best += from.lacking_best;
    to.lacking_max += from.lacking_max;
    to.records += from.records;
}

IntervalSum as_sum(const CountRange& range, Membership membership) {
    IntervalSum one;
    one.records = 1;
    one.max = known(range.max);
    one.lacking_max = one.max ? 0 : 1;
    if (membership != Membership::Certain) return one;
    one.min = range.min == unknown_count ? 0 : range.min;
    one.best = known(range.best);
    one.lacking_best = one.best ? 0 : 1;
    return one;
}

/// The aggregates among some rows, as a forest: a node each, linked to the nearest aggregate that contains it.
class AggregateForest {
public:
    AggregateForest(const IncidentTable& table, const std::vector<RowId>& rows) : table_(table) {
        for (const RowId row : rows)
            if (table.is_aggregate(row)) {
                node_of_.emplace(row, nodes_.size());
                nodes_.push_back({row, 0, {}, {}});
            }
        for (Node& node : nodes_)
            for (auto up = above(node.row); up; up = above(nodes_[*up].row)) ++node.depth;
    }

    /// The nearest aggregate among the rows that contains `row`.
    [[nodiscard]] std::optional<std::size_t> above(RowId row) const {
        if (nodes_.empty()) return std::nullopt;
        for (RowId up = table_.parent[row]; up != no_row; up = table_.parent[up])
            if (const auto found = node_of_.find(up); found != node_of_.end()) return found->second;
        return std::nullopt;
    }

    PeopleSum& own(RowId row) { return nodes_[node_of_.at(row)].own; }
    PeopleSum& children(std::size_t node) { return nodes_[node].children; }

    /// Adds every aggregate to the one above it, or to `total`, the deepest first.
    void fold_into(PeopleSum& total) {
        std::vector<std::size_t> order(nodes_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return nodes_[a].depth > nodes_[b].depth; });
        for (const std::size_t i : order) {
            const auto up = above(nodes_[i].row);
            (up ? nodes_[*up].children : total).add(PeopleSum::larger(nodes_[i].own, nodes_[i].children));
        }
    }

private:
    struct Node {
        RowId row;
        int depth;
        PeopleSum own;
        PeopleSum children;
    };
    const IncidentTable& table_;
    std::vector<Node> nodes_;
    std::unordered_map<RowId, std::size_t> node_of_;
};

}  // namespace

void IntervalSum::add(const IntervalSum& other) {
    min = sum(min, other.min);
    best = sum(best, other.best);
    max = sum(max, other.max);
    add_tallies(*this, other);
}

void PeopleSum::add(ListColumn<NamedCount>::View counts, Membership membership) {
    for (const NamedCount& count : counts)
        sums_[static_cast<std::size_t>(count.name)].add(as_sum(count.range, membership));
}

void PeopleSum::add(const PeopleSum& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i].add(other.sums_[i]);
}

PeopleSum PeopleSum::larger(const PeopleSum& parent, const PeopleSum& children) {
    PeopleSum result = parent;
    for (std::size_t i = 0; i < result.sums_.size(); ++i) {
        IntervalSum& to = result.sums_[i];
        const IntervalSum& from = children.sums_[i];
        to.min = std::max(to.min, from.min);
        to.best = kua::larger(to.best, from.best);
        to.max = kua::larger(to.max, from.max);
        add_tallies(to, from);
    }
    return result;
}

std::map<CountName, IntervalSum> PeopleSum::by_name() const {
    std::map<CountName, IntervalSum> named;
    for (std::size_t i = 0; i < sums_.size(); ++i)
        if (sums_[i].records > 0) named.emplace(static_cast<CountName>(i), sums_[i]);
    return named;
}

std::map<CountName, IntervalSum> people(const Dataset& data, const std::vector<RowId>& rows,
                                        const std::vector<Membership>& memberships) {
    assert(rows.size() == memberships.size());
    const IncidentTable& table = data.incidents;
    AggregateForest forest(table, rows);
    PeopleSum total;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const RowId row = rows[i];
        const auto counts = table.counts[row];
        if (counts.empty()) continue;
        if (table.is_aggregate(row)) {
            forest.own(row).add(counts, memberships[i]);
        } else {
            const auto up = forest.above(row);
            (up ? forest.children(*up) : total).add(counts, memberships[i]);
        }
    }
    forest.fold_into(total);
    return total.by_name();
}

}  // namespace kua
