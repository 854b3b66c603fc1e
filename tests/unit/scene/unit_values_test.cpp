#include "scene/unit_values.h"

#include "query/day_index.h"
#include "support/random_dataset.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kua {
namespace {

TEST(UnitPeople, AreThoseOfALookAtEachRecord) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    int unknown = 0, numbers = 0;
    for (int round = 0; round < 200; ++round) {
        test::RandomShape shape;
        shape.rows = test::pick(random, 0, 40);
        shape.bounded = test::chance(random, 50);
        const Dataset data = test::make_dataset(test::random_rows(random, shape));
        const Filter filter = test::chance(random, 50) ? Filter{} : test::random_filter(random);
        const auto index = DayIndex::build(data, filter);
        ASSERT_TRUE(index);
        const auto people = PeopleIndex::build(data, index->passing(), CountName::Detained);
        ASSERT_TRUE(people);
        for (const Bound bound : {Bound::Min, Bound::Best, Bound::Max}) {
            const DayRange window = test::random_window(random, shape);
            const UnitValues incidents = unit_incidents(data.boundaries, filter, index->facets(window), index->totals(window).shown);
            const UnitValues fast = unit_people(data, incidents, *people, window, bound);
            const UnitValues slow = unit_values(data, {.people = CountName::Detained, .bound = bound}, select(data, filter, window));
            ASSERT_EQ(fast.elsewhere, slow.elsewhere);
            ASSERT_EQ(fast.values.size(), slow.values.size());
            for (std::size_t unit = 0; unit < slow.values.size(); ++unit) {
                if (std::isnan(slow.values[unit])) {
                    ASSERT_TRUE(std::isnan(fast.values[unit]));
                    ++unknown;
                } else {
                    ASSERT_EQ(fast.values[unit], slow.values[unit]);
                    numbers += slow.values[unit] > 0.0 ? 1 : 0;
                }
            }
        }
    }
    EXPECT_GT(unknown, 20);
    EXPECT_GT(numbers, 20);
}

}  // namespace
}  // namespace kua
