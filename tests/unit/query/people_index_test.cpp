#include "query/people_index.h"

#include "query/filter.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kua {
namespace {

/// By a look at each record.
std::vector<PeopleIndex::OfUnit> slow_sums(const Dataset& data, const Filter& filter, CountName name, DayRange window) {
    const IncidentTable& table = data.incidents;
    const Selection selection = select(data, filter, window);
    std::vector<PeopleIndex::OfUnit> out(data.boundaries.units.size());
    for (std::size_t unit = 0; unit < out.size(); ++unit) {
        std::vector<RowId> rows;
        std::vector<Membership> memberships;
        for (std::size_t i = 0; i < selection.rows.size(); ++i) {
            const RowId row = selection.rows[i];
            if (table.region[row] != unit) continue;
            rows.push_back(row);
            memberships.push_back(selection.memberships[i]);
            for (const NamedCount& count : table.counts[row])
                if (count.name == name && count.range.min != unknown_count) out[unit].states_least = true;
        }
        out[unit].has_rows = !rows.empty();
        const auto sums = people(data, rows, memberships);
        if (const auto found = sums.find(name); found != sums.end()) out[unit].sum = found->second;
    }
    return out;
}

void expect_same(const std::vector<PeopleIndex::OfUnit>& fast, const std::vector<PeopleIndex::OfUnit>& slow) {
    ASSERT_EQ(fast.size(), slow.size());
    for (std::size_t unit = 0; unit < fast.size(); ++unit) {
        ASSERT_EQ(fast[unit].has_rows, slow[unit].has_rows) << unit;
        ASSERT_EQ(fast[unit].states_least, slow[unit].states_least) << unit;
        ASSERT_EQ(fast[unit].sum, slow[unit].sum) << unit;
    }
}

TEST(PeopleIndex, GivesWhatALookAtEachRecordGives) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    std::int64_t counted = 0;
    for (int round = 0; round < 150; ++round) {
        test::RandomShape shape;
        shape.rows = test::pick(random, 0, 80);
        shape.aggregates = test::pick(random, 0, 6);
        shape.bounded = test::chance(random, 50);
        const Dataset data = test::make_dataset(test::random_rows(random, shape));
        const Filter filter = test::chance(random, 50) ? Filter{} : test::random_filter(random);
        for (const CountName name : {CountName::Detained, CountName::Minors, CountName::Killed}) {
            const auto index = PeopleIndex::build(data, passing(data, filter), name);
            ASSERT_TRUE(index);
            for (int i = 0; i < 12; ++i) {
                const DayRange window = i == 0 ? data.span() : test::random_window(random, shape);
                const auto slow = slow_sums(data, filter, name, window);
                expect_same(index->sums(data, window), slow);
                for (const auto& unit : slow) counted += unit.sum.records;
            }
        }
    }
    EXPECT_GT(counted, 1000);
}

TEST(PeopleIndex, IsNoneOfNumbersThatCannotBeAddedUp) {
    test::Row row{.id = "a", .region = "A"};
    row.counts = {{CountName::Affected, {1, unknown_count, std::numeric_limits<std::int64_t>::max() / 2}}};
    const Dataset data = test::make_dataset({row});
    EXPECT_FALSE(PeopleIndex::build(data, passing(data, {}), CountName::Affected));
    EXPECT_TRUE(PeopleIndex::build(data, passing(data, {}), CountName::Killed));
}

TEST(PeopleIndex, IsNoneOfTooManyDaysOrWhereItIsNotWantedAnyMore) {
    const Dataset data = test::make_dataset({{.id = "a", .first = "0001-01-01", .region = "A"}, {.id = "b", .first = "9999-01-01", .region = "A"}});
    EXPECT_FALSE(PeopleIndex::build(data, passing(data, {}), CountName::Affected));
    const Dataset few = test::make_dataset({{.id = "a", .region = "A"}});
    const std::atomic<bool> cancelled = true;
    EXPECT_FALSE(PeopleIndex::build(few, passing(few, {}), CountName::Affected, &cancelled));
}

}  // namespace
}  // namespace kua
