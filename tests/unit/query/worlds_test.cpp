// Vague data leave many worlds open: on which day of its span something happened, how many people it was. Here every
// world of small data is gone through, and what the module calls certain, possible, min and max must be what is so in
// all of them, in some, at least and at most.

#include "query/counts.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kua {
namespace {

using test::make_dataset;
using test::Random;
using test::Row;

/// One way in which an incident may have been: its days, and how many people.
struct World {
    std::vector<Day> days;
    std::int64_t people = 0;
};

/// Sets of days on which a record may have held: all of its days, or any of its days (one or several).
std::vector<std::vector<Day>> day_sets(const IncidentTable& table, RowId row) {
    std::vector<Day> span;
    for (Day day = table.first_day[row]; day <= table.last_day[row]; day = day + 1) span.push_back(day);
    if (table.extent[row] == Extent::Throughout) return {span};
    std::vector<std::vector<Day>> sets;
    for (unsigned bits = 1; bits < 1U << span.size(); ++bits) {
        sets.emplace_back();
        for (std::size_t i = 0; i < span.size(); ++i)
            if ((bits >> i & 1U) != 0) sets.back().push_back(span[i]);
    }
    return sets;
}

bool is_in(const std::vector<Day>& days, DayRange window) {
    return std::any_of(days.begin(), days.end(), [&](Day day) { return contains(window, day); });
}

std::vector<World> worlds(const IncidentTable& table, RowId row) {
    std::vector<World> all;
    const CountRange range = (*table.counts[row].begin()).range;
    for (const auto& days : day_sets(table, row))
        for (std::int64_t people = range.min; people <= range.max; ++people) all.push_back({days, people});
    return all;
}

struct Extremes {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
};

/// Goes through all worlds of all rows from `row` on.
void go_through(const IncidentTable& table, RowId row, DayRange window, std::int64_t people_so_far,
                Extremes& extremes) {
    if (row == table.size()) {
        extremes.least = std::min(extremes.least, people_so_far);
        extremes.most = std::max(extremes.most, people_so_far);
        return;
    }
    for (const World& world : worlds(table, row))
        go_through(table, row + 1, window, people_so_far + (is_in(world.days, window) ? world.people : 0), extremes);
}

Row small_row(Random& random, int number) {
    Row row;
    row.id = "r" + std::to_string(number);
    const Day first = test::day("2021-01-01") + test::pick(random, 0, 3);
    row.first = to_string(first);
    row.last = to_string(first + test::pick(random, 0, 2));
    row.extent = test::chance(random, 60) ? Extent::SometimeWithin : Extent::Throughout;
    const int least = test::pick(random, 0, 2);
    row.counts = {{CountName::Detained, {least, least, least + test::pick(random, 0, 1)}}};
    return row;
}

TEST(Worlds, CertainIsInAllOfThemAndPossibleInSome) {
    Random random(11);
    for (int round = 0; round < 2000; ++round) {
        const Dataset data = make_dataset({small_row(random, 0)});
        const DayRange window = test::random_window(random, {.days = 6});
        const auto sets = day_sets(data.incidents, 0);
        const auto inside =
            std::count_if(sets.begin(), sets.end(), [&](const auto& days) { return is_in(days, window); });
        const Membership expected = inside == 0                                          ? Membership::None
                                    : inside == static_cast<std::ptrdiff_t>(sets.size()) ? Membership::Certain
                                                                                         : Membership::Possible;
        ASSERT_EQ(membership(data.incidents, 0, window), expected) << "seed 11, round " << round;
    }
}

TEST(Worlds, GiveTheBoundsOfASum) {
    Random random(12);
    for (int round = 0; round < 300; ++round) {
        const Dataset data = make_dataset({small_row(random, 0), small_row(random, 1), small_row(random, 2)});
        const DayRange window = test::random_window(random, {.days = 6});
        const Selection selection = select(data, {}, window);
        const auto people_by_name = people(data, selection.rows, selection.memberships);
        const IntervalSum sum = selection.rows.empty() ? IntervalSum{} : people_by_name.at(CountName::Detained);
        Extremes extremes;
        go_through(data.incidents, 0, window, 0, extremes);
        ASSERT_EQ(sum.min, extremes.least) << "seed 12, round " << round;
        ASSERT_EQ(sum.max, extremes.most) << "seed 12, round " << round;
        ASSERT_EQ(sum.records, static_cast<std::int64_t>(selection.rows.size()));
    }
}

}  // namespace
}  // namespace kua
