#include "write/people_total.h"

#include <optional>

namespace kua {
namespace {

std::optional<std::int64_t> sum(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    std::int64_t result = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &result)) return std::nullopt;
    return result;
}

/// The bounds of all rows, added up.
std::map<CountName, IntervalSum> added_up(const std::vector<CountRow>& rows) {
    std::map<CountName, IntervalSum> all;
    for (const CountRow& row : rows)
        for (const auto& [name, people] : row.people) {
            IntervalSum& to = all[name];
            to.min = sum(to.min, people.min).value_or(-1);  // more than a number holds: agrees with no total
            to.best = sum(to.best, people.best);
            to.max = sum(to.max, people.max);
        }
    return all;
}

}  // namespace

PeopleTotal people_total(const Dataset& data, const Selection& selection, const std::vector<CountRow>& rows) {
    PeopleTotal total{people(data, selection.rows, selection.memberships), true};
    const auto by_rows = added_up(rows);
    for (const auto& [name, whole] : total.people) {
        const auto found = by_rows.find(name);
        total.rows_add_up = total.rows_add_up && found != by_rows.end() && found->second.min == whole.min &&
                            found->second.best == whole.best && found->second.max == whole.max;
    }
    return total;
}

}  // namespace kua
